"""Two readers on one document: what both say is surer, and what only one says is marked so."""

from collections.abc import Iterable, Iterator
from itertools import tee

from reportedly.errors import ReaderError
from reportedly.model import Claim, Document, Extraction, ReaderMark, label

from .reader import Reader


class BothReader:
    """Reads with a first and a second reader. Claims that agree are told once, as the first has them; `why` says who says so."""

    def __init__(self, first: Reader, second: Reader) -> None:
        self._first, self._second = first, second

    @property
    def mark(self) -> ReaderMark:
        one, two = self._first.mark, self._second.mark
        marks = {f"{m.name}.{key}": value for m in (one, two) for key, value in m.settings.items()}
        return ReaderMark(name="both", version=f"{one.name} {one.version}, {two.name} {two.version}", settings=marks)

    def read(self, document: Document) -> Extraction:
        """What either says. Raises ReaderError where either cannot read."""
        return self._joined(self._first.read(document), self._second.read(document))

    def read_many(self, documents: Iterable[Document]) -> Iterator[Extraction | ReaderError]:
        """As `read`, in order; a document that either cannot read gives that error."""
        left, right = tee(documents)
        for one, two in zip(self._first.read_many(left), self._second.read_many(right), strict=True):
            failed = next((r for r in (one, two) if isinstance(r, ReaderError)), None)
            if failed is not None:
                yield failed
            elif isinstance(one, Extraction) and isinstance(two, Extraction):
                yield self._joined(one, two)

    def _joined(self, one: Extraction, two: Extraction) -> Extraction:
        names = self._first.mark.name, self._second.mark.name
        claims, unmatched = [], list(two.claims)
        for claim in one.claims:
            twin = next((other for other in unmatched if agree(claim, other)), None)
            if twin is not None:
                unmatched.remove(twin)
            claims.append(_said(claim, f"{names[0]} and {names[1]} agree" if twin else f"only {names[0]} says so"))
        claims += [_said(claim, f"only {names[1]} says so") for claim in unmatched]
        return one.model_copy(
            update={
                "reader": self.mark,
                "claims": tuple(sorted(claims, key=lambda c: (c.evidence[0].start, c.id))),
                "rejections": one.rejections + two.rejections,
            }
        )


def agree(a: Claim, b: Claim) -> bool:
    """True when the two tell the same: kind, polarity, words that overlap, and a filler in common."""
    if (a.kind, a.polarity) != (b.kind, b.polarity):
        return False
    near = any(x.overlaps(y) for x in a.evidence for y in b.evidence)
    return near and bool(_names(a) & _names(b))


def _names(claim: Claim) -> set[tuple[str, str]]:
    return {(role, label(filler).casefold()) for role in claim.roles for filler in claim.fillers(role)}


def _said(claim: Claim, reason: str) -> Claim:
    return claim.model_copy(update={"why": (reason, *claim.why)})
