"""Long articles in overlapping windows, cut between paragraphs; claims that two windows tell are told once."""

import re
from collections.abc import Iterable, Iterator

from reportedly.kinds import KINDS
from reportedly.model import Claim, label

from ..local.marked import Marked

# Characters: what any model of today reads with room for the answer, and what a claim may need of what came before.
SIZE = 12_000
OVERLAP = 1_500

_BLANK = re.compile(r"(?:[ \t]*\n){3,}[ \t]*")


def article(marked: Marked) -> str:
    """The text without its boilerplate: nothing is read out of that, so nothing of it is sent."""
    return _BLANK.sub("\n\n", marked.text).strip()


def windows(text: str, size: int = SIZE, overlap: int = OVERLAP) -> Iterator[str]:
    """Pieces of at most `size` characters that together are the text, each beginning within the last one's end. None of nothing."""
    start = 0
    while text.strip():
        end = start + size
        if end >= len(text):
            yield text[start:]
            return
        cut = text.rfind("\n", start + size // 2, end)
        end = cut if cut > 0 else end
        yield text[start:end]
        start = max(end - overlap, start + 1)


def merged(claims: Iterable[Claim]) -> list[Claim]:
    """Each claim once: of two alike in kind, stage, names and figures, on the same words, the first stays. In the order of the text."""
    kept: list[Claim] = []
    for claim in claims:
        if not any(_alike(claim, other) for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda c: (c.evidence[0].start, c.id))


def _alike(a: Claim, b: Claim) -> bool:
    if (a.kind, a.stage, a.polarity) != (b.kind, b.stage, b.polarity) or _told(a) != _told(b):
        return False
    return any(x.overlaps(y) for x in a.evidence for y in b.evidence)


def _told(claim: Claim) -> dict[str, object]:
    """What fills the roles, free words left out: those a model may choose anew in each window."""
    kind = KINDS[claim.kind]
    return {
        name: {label(f) for f in value} if isinstance(value, tuple) else value
        for name, value in claim.roles.items()
        if (role := kind.role(name)) and role.holds != "text"
    }
