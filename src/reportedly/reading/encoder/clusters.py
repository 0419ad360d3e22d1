"""Ranked fillers gathered by the entity that they name."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .candidates import Filler
from .naming import alike

DECIMALS = 4
SMALLEST = -30.0


@dataclass(frozen=True)
class Cluster:
    """Mentions of one thing; `score` pools theirs (the logarithm of their summed odds)."""

    members: tuple[Filler, ...]
    score: float

    @property
    def best(self) -> Filler:
        return self.members[0]


def clusters(fillers: tuple[Filler, ...]) -> list[Cluster]:
    """The fillers' clusters, best first; fillers come best first, and each joins the first cluster whose name it shares."""
    gathered: list[list[Filler]] = []
    for filler in fillers:
        for members in gathered:
            if filler.type == members[0].type and _same(filler, members[0]):
                members.append(filler)
                break
        else:
            gathered.append([filler])
    made = [Cluster(tuple(members), _pooled(members)) for members in gathered]
    return sorted(made, key=lambda cluster: -cluster.score)


def _same(one: Filler, other: Filler) -> bool:
    if one.type == "amount":
        return one.amount == other.amount
    overlapping = other.start is not None and other.end is not None and one.touches(other.start, other.end)
    return overlapping or (one.type != "group" and alike(one.text, other.text))


def _pooled(members: list[Filler]) -> float:
    best = max(SMALLEST, members[0].score)
    return round(best + math.log(sum(math.exp(max(SMALLEST, member.score) - best) for member in members)), DECIMALS)
