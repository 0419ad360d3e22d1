"""How far a figure would swing on other articles: bootstrap intervals, seeded, so that one input has one answer."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from reportedly.model import Frozen

T = TypeVar("T")

RESAMPLES = 1000
_LEVEL = 0.95


class Interval(Frozen):
    """The middle 95 per cent of a figure over resampled articles."""

    low: float
    high: float


def interval(
    items: Sequence[T], figure: Callable[[Sequence[T]], float], *, resamples: int = RESAMPLES, seed: int = 0
) -> Interval | None:
    """The bootstrap interval of `figure` over `items`; None where there are too few to draw from."""
    if len(items) < 2 or resamples < 1:
        return None
    draw = random.Random(seed)
    drawn = sorted(figure(draw.choices(items, k=len(items))) for _ in range(resamples))
    tail = (1 - _LEVEL) / 2
    return Interval(low=_at(drawn, tail), high=_at(drawn, 1 - tail))


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[round(share * (len(ordered) - 1))]
