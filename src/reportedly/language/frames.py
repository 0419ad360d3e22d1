"""Event triggers with their argument frames: which words tell of which kind and stage, and where the fillers stand.

In a data file a frame is written

    [[frames]]
    kind = "move"
    stage = "joined"
    roles = "people < ; to > _ , at _ ; from <> from _ , away from _"
    words = '''joined, signed on with'''

`roles` names each role, the side of the trigger on which its filler stands (`<` before, `>` after, `<>` either) and
the words that mark it, with `_` for the filler: `from _` an English preposition, `_から` a Japanese particle,
`从_` a Chinese one. Where no marker is given the filler stands bare (subject, object). Markers are in order of
preference. `with = "action=formed"` gives roles that the words themselves fill.
"""

from dataclasses import dataclass, field
from typing import Literal

from .matcher import Matcher
from .wording import Writing, expand, split

Side = Literal["<", ">", "<>"]


@dataclass(frozen=True)
class Slot:
    """Where one role's filler stands: the side, and the words just before and just after it ("" for none)."""

    role: str
    side: Side
    markers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Frame:
    """What a trigger means: kind, stage (None for kinds without, or where the words leave it open), slots, and the
    roles that the trigger itself fills (`action`, `form`, `direction`)."""

    kind: str
    stage: str | None
    slots: tuple[Slot, ...] = ()
    fixed: tuple[tuple[str, str], ...] = field(default=())

    def slot(self, role: str) -> Slot | None:
        """The slot of that role, if the frame has one."""
        return next((s for s in self.slots if s.role == role), None)


Frames = Matcher[Frame]


def frames(rows: list[dict[str, str]], writing: Writing) -> Frames:
    """The frames of a data file as one matcher; its values are `Frame`s."""
    return Matcher([(words, _frame(row)) for row in rows for words in split(row["words"])], writing)


def _frame(row: dict[str, str]) -> Frame:
    slots = tuple(_slot(piece) for piece in row.get("roles", "").split(";") if piece.strip())
    fixed = tuple(_pair(piece) for piece in row.get("with", "").split(",") if piece.strip())
    return Frame(row["kind"], row.get("stage"), slots, fixed)


def _pair(piece: str) -> tuple[str, str]:
    name, _, value = piece.partition("=")
    return name.strip(), value.strip()


def _slot(piece: str) -> Slot:
    role, side, *rest = piece.split(maxsplit=2)
    sides: dict[str, Side] = {"<": "<", ">": ">", "<>": "<>"}
    if side not in sides:
        raise ValueError(f"a slot reads `role side markers`, with a side of < > or <>, not {piece.strip()!r}")
    markers = [flat.partition("_") for block in rest for wording in split(block) for flat in expand(wording)]
    return Slot(role, sides[side], tuple((before.strip(), after.strip()) for before, _, after in markers))
