"""What a row's cells hold, and the words for each: surfaces draw them, none needs to know the view."""

from datetime import datetime
from typing import Literal

from reportedly.model import Frozen, Status, moment_of

from .wording import STATUS_WORDS


class Ref(Frozen):
    """A link to another view's answer; `lang` is the language of `text` where it is a quotation."""

    view: str
    id: str
    text: str
    lang: str | None = None


class State(Frozen):
    """A story's status and whether a value in it has been restated."""

    status: Status
    amended: bool = False


class Moment(Frozen):
    """A point in time as told: an ISO date or time in UTC."""

    at: str


class Dots(Frozen):
    """How many independent origins, relays and copies carry it."""

    origins: int
    relays: int = 0
    copies: int = 0


class Rate(Frozen):
    """So many of n came true, with the interval (0 to 1) in which the true rate lies."""

    hits: int
    n: int
    low: float
    high: float


class Chance(Frozen):
    """A probability and the interval in which the true one lies, all from 0 to 1."""

    value: float
    low: float
    high: float


class Stretch(Frozen):
    """A stretch of a story's life: from `at` on it stood so, for this share of the whole."""

    state: State
    at: str
    share: float


class Life(Frozen):
    """A story's life from its first word on, as stretches whose shares add up to one."""

    stretches: tuple[Stretch, ...]


class Sum(Frozen):
    """A sum in words, and where its bounds lie (0 to 1) among the sums of its currency; None where it cannot be placed."""

    text: str
    low: float | None = None
    high: float | None = None


class Quote(Frozen):
    """Words from a document, in its language: pieces, of which the marked ones are the evidence."""

    pieces: tuple[tuple[str, bool], ...]
    lang: str | None = None

    @property
    def text(self) -> str:
        """The words without marks."""
        return "".join(piece for piece, _ in self.pieces)


Cell = str | int | float | State | Moment | Dots | Rate | Chance | Sum | Life | Quote | Ref | tuple[Ref, ...] | None
Form = Literal["text", "number", "time", "state", "dots", "life", "rate", "chance", "sum", "quote", "link", "links"]


class Column(Frozen):
    """A row's field and its heading; `form` says what its cells hold, for surfaces that align or draw by it."""

    field: str
    heading: str
    form: Form = "text"


def words(cell: Cell) -> str:  # noqa: PLR0911 - one return a form of cell
    """A cell in words, for a terminal, a spreadsheet or a screen reader."""
    match cell:
        case None:
            return ""
        case State():
            return state_words(cell)
        case Moment():
            return moment_words(cell.at)
        case Dots():
            return dots_words(cell)
        case Rate():
            return f"{cell.hits} of {cell.n} ({cell.low:.0%} to {cell.high:.0%})"
        case Chance():
            return f"{cell.value:.0%} ({cell.low:.0%} to {cell.high:.0%})"
        case Life():
            return ", ".join(f"{state_words(s.state)} {moment_words(s.at)}" for s in cell.stretches)
        case Quote() | Ref() | Sum():
            return cell.text
        case tuple():
            return ", ".join(ref.text for ref in cell)
        case float():
            return f"{cell:g}"
        case _:
            return str(cell)


def state_words(state: State) -> str:
    """`confirmed`, `fell through`, `confirmed, amended`."""
    word = STATUS_WORDS[state.status].word
    return f"{word}, amended" if state.amended and state.status is not Status.AMENDED else word


def dots_words(dots: Dots) -> str:
    """`2 independent origins, 4 relays, 1 copy`; what is none is left out."""
    counted = [(dots.origins, "independent origin", ""), (dots.relays, "relay", ""), (dots.copies, "copy", "copies")]
    said = [counted_words(n, one, many) for n, one, many in counted if n]
    return ", ".join(said) or "no origin of its own"


def counted_words(n: int, one: str, many: str = "") -> str:
    """`1 relay`, `2 relays`."""
    return f"{n} {one if n == 1 else many or one + 's'}"


def moment_words(iso: str) -> str:
    """`26 Feb 2026, 16:00`, or the day alone where no time was told. UTC."""
    at = moment_of(iso)
    day = day_words(at)
    return day if len(iso) == len("2026-02-26") else f"{day}, {at:%H:%M}"


def day_words(at: datetime) -> str:
    """`26 Feb 2026`."""
    return f"{at.day} {at:%b %Y}"
