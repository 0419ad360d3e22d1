"""Whether a confidence means what it says: of the claims told with confidence 0.7, seven in ten should be there."""

from collections.abc import Iterable, Sequence

from reportedly.model import Frozen

_BINS = 10


class Bin(Frozen):
    """The claims whose confidence lies in [low, high): how many, how sure on average, and which share was found."""

    low: float
    high: float
    claims: int
    confidence: float
    found: float


class Reliability(Frozen):
    """The bins that hold claims, and the mean gap between confidence and truth, weighed by claims (ECE)."""

    bins: tuple[Bin, ...]
    error: float


def reliability(told: Iterable[tuple[float, bool]]) -> Reliability | None:
    """The reliability of (confidence, found) pairs; None where no claim carries a confidence."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for confidence, found in told:
        held.setdefault(min(int(confidence * _BINS), _BINS - 1), []).append((confidence, found))
    if not held:
        return None
    bins = tuple(_bin(number, held[number]) for number in sorted(held))
    total = sum(b.claims for b in bins)
    return Reliability(bins=bins, error=sum(b.claims * abs(b.confidence - b.found) for b in bins) / total)


def _bin(number: int, told: Sequence[tuple[float, bool]]) -> Bin:
    return Bin(
        low=number / _BINS,
        high=(number + 1) / _BINS,
        claims=len(told),
        confidence=sum(confidence for confidence, _ in told) / len(told),
        found=sum(found for _, found in told) / len(told),
    )
