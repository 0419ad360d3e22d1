"""Long articles in overlapping windows, cut between paragraphs; claims that two windows tell are told once."""

from collections.abc import Iterable, Iterator

from reportedly.model import Claim, label

# Characters: what any model of today reads with room for the answer, and what a claim may need of what came before.
SIZE = 12_000
OVERLAP = 1_500


def windows(text: str, size: int = SIZE, overlap: int = OVERLAP) -> Iterator[str]:
    """Pieces of at most `size` characters that together are the text, each beginning within the last one's end."""
    start = 0
    while True:
        end = start + size
        if end >= len(text):
            yield text[start:]
            return
        cut = text.rfind("\n", start + size // 2, end)
        end = cut if cut > 0 else end
        yield text[start:end]
        start = max(end - overlap, start + 1)


def merged(claims: Iterable[Claim]) -> list[Claim]:
    """Each claim once: of two alike in kind, stage, fillers and words the first stays. In the order of the text."""
    kept: list[Claim] = []
    for claim in claims:
        if not any(_alike(claim, other) for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda c: (c.evidence[0].start, c.id))


def _alike(a: Claim, b: Claim) -> bool:
    if (a.kind, a.stage, a.polarity) != (b.kind, b.stage, b.polarity) or a.amount != b.amount:
        return False
    overlap = any(x.overlaps(y) for x in a.evidence for y in b.evidence)
    return overlap and _names(a) == _names(b)


def _names(claim: Claim) -> set[tuple[str, str]]:
    return {(role, label(f)) for role in claim.roles for f in claim.fillers(role)}
