"""Two readers on one document: what both say is told once, and where they differ is said."""

from collections.abc import Iterable, Iterator
from itertools import tee

from reportedly.errors import ReaderError
from reportedly.model import Claim, Document, Extraction, ReaderMark, RoleValue, label

from .reader import Reader


class BothReader:
    """Reads with a first and a second reader. Claims that agree are told once, as the first has them; `why` says who says
    so and in what the other differs, the extraction's notes how far the two agree.
    """

    def __init__(self, first: Reader, second: Reader) -> None:
        self.first, self.second = first, second

    @property
    def mark(self) -> ReaderMark:
        one, two = self.first.mark, self.second.mark
        marks = {f"{m.name}.{key}": value for m in (one, two) for key, value in m.settings.items()}
        return ReaderMark(name="both", version=f"{one.name} {one.version}, {two.name} {two.version}", settings=marks)

    def read(self, document: Document) -> Extraction:
        """What either says. Raises ReaderError where either cannot read."""
        return self._joined(self.first.read(document), self.second.read(document))

    def read_many(self, documents: Iterable[Document]) -> Iterator[Extraction | ReaderError]:
        """As `read`, in order; a document that either cannot read gives that error."""
        left, right = tee(documents)
        for one, two in zip(self.first.read_many(left), self.second.read_many(right), strict=True):
            failed = next((r for r in (one, two) if isinstance(r, ReaderError)), None)
            if failed is not None:
                yield failed
            elif isinstance(one, Extraction) and isinstance(two, Extraction):
                yield self._joined(one, two)

    def _joined(self, one: Extraction, two: Extraction) -> Extraction:
        first, second = self.first.mark.name, self.second.mark.name
        pairs, unmatched = _paired(one.claims, two.claims)
        claims = [_said(a, *_compared(a, b, first, second)) for a, b in pairs]
        claims += [_said(claim, f"only {second} says so") for claim in unmatched]
        both = sum(b is not None for _, b in pairs)
        note = f"{first} and {second} agree on {both} claims; {len(pairs) - both} only {first} has, {len(unmatched)} only {second}"
        return one.model_copy(
            update={
                "reader": self.mark,
                "claims": tuple(sorted(claims, key=lambda c: (c.evidence[0].start, c.id))),
                "rejections": one.rejections + two.rejections,
                "notes": tuple(dict.fromkeys((*one.notes, *two.notes, note))),
            }
        )


def _paired(one: Iterable[Claim], two: Iterable[Claim]) -> tuple[list[tuple[Claim, Claim | None]], list[Claim]]:
    """Each claim of the first with its nearest of the second, each taken once; and what of the second is left."""
    unmatched = list(two)
    pairs: list[tuple[Claim, Claim | None]] = []
    for claim in one:
        alike = [other for other in unmatched if agree(claim, other)]
        twin = min(alike, key=lambda other: len(differences(claim, other)), default=None)
        if twin is not None:
            unmatched.remove(twin)
        pairs.append((claim, twin))
    return pairs, unmatched


def _compared(claim: Claim, twin: Claim | None, first: str, second: str) -> list[str]:
    if twin is None:
        return [f"only {first} says so"]
    told = [f"{what}: {first} has {a}, {second} has {b}" for what, a, b in differences(claim, twin)]
    return [f"{first} and {second} agree" + (" on this, but not on all of it" if told else ""), *told]


def agree(a: Claim, b: Claim) -> bool:
    """True when the two tell the same: kind, polarity, words that overlap, and a filler in common."""
    if (a.kind, a.polarity) != (b.kind, b.polarity):
        return False
    near = any(x.overlaps(y) for x in a.evidence for y in b.evidence)
    return near and bool(_names(a) & _names(b))


def _names(claim: Claim) -> set[tuple[str, str]]:
    return {(role, label(filler).casefold()) for role in claim.roles for filler in claim.fillers(role)}


def differences(a: Claim, b: Claim) -> list[tuple[str, str, str]]:
    """Where two claims differ: the field, what the one has and what the other has."""
    fields = [(role, _words(a.roles.get(role)), _words(b.roles.get(role))) for role in {**a.roles, **b.roles}]
    fields += [(name, str(getattr(a, name)), str(getattr(b, name))) for name in ("stage", "certainty", "voice")]
    fields.append(("sources", _words(a.sources or None), _words(b.sources or None)))
    fields.append(("when", _when(a), _when(b)))
    return [(what, one, two) for what, one, two in fields if one.casefold() != two.casefold()]


def _words(value: RoleValue | None) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, tuple):
        return ", ".join(label(filler) for filler in value)
    if isinstance(value, str):
        return value
    return ", ".join(f"{k} {v}" for k, v in value.model_dump(exclude_none=True).items())


def _when(claim: Claim) -> str:
    return f"{claim.when.start} to {claim.when.end}" if claim.when else "nothing"


def _said(claim: Claim, *reasons: str) -> Claim:
    return claim.model_copy(update={"why": (*reasons, *claim.why)})
