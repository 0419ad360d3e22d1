"""How likely a candidate is to be a claim that a careful annotator would make too: a logistic function of its scores."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .labels import KINDS, SLOTS

if TYPE_CHECKING:
    from .candidates import Candidate
    from .clusters import Cluster

FILE = "calibration.json"
DECIMALS = 3
LARGEST = 8.0


def logit(share: float) -> float:
    return math.log((share + 1e-3) / (1 - share + 1e-3))


def features(candidate: Candidate, roles: dict[str, list[Cluster]], others: list[Candidate]) -> dict[str, float]:
    """What the confidence is computed from, by name."""
    core = [
        role
        for role in SLOTS[candidate.kind]
        if role not in ("source", "amount", "title", "role_before", "role_after", "product")
    ]
    filled = [roles[role] for role in core if roles.get(role)]
    tops = [max(-LARGEST, min(LARGEST, ranked[0].score)) for ranked in filled]
    rivals = [c for c in others if c is not candidate and c.start < candidate.end and candidate.start < c.end]
    length = math.log(max(2, candidate.end - candidate.start))
    told = {
        "valid": logit(candidate.valid),
        "mean": logit(candidate.mean),
        "peak": logit(candidate.peak),
        "length": length,
        "length2": length * length / 5,
        "filled": len(filled) / len(core),
        "most": max(tops, default=-LARGEST),
        "least": min(tops, default=-LARGEST),
        "inside": float(any(_inside(ranked[0], candidate) for ranked in filled)),
        "minor": candidate.minor,
        "hedged": candidate.hedged,
        "denied": candidate.denied,
        "opinion": candidate.opinion,
        "place": candidate.place,
        "rival": max((c.valid for c in rivals if c.kind != candidate.kind), default=0.0),
        "twin": max((c.valid for c in rivals if c.kind == candidate.kind), default=0.0),
        "company": math.log1p(sum(c.valid for c in others)),
        "stage": max(candidate.stages.values(), default=1.0),
    }
    for kind in KINDS:
        told[f"is {kind}"] = float(candidate.kind == kind)
        told[f"valid {kind}"] = told["valid"] * (candidate.kind == kind)
    return told


def _inside(cluster: Cluster, candidate: Candidate) -> bool:
    return any(member.touches(candidate.start, candidate.end) for member in cluster.members)


@dataclass(frozen=True)
class Calibration:
    """Weights over standardised features, and the confidence from which on a claim is kept.

    A claim that the network takes for a side matter has to be surer (`minor_line`), since leaving it out costs nothing.
    """

    names: tuple[str, ...] = ()
    means: tuple[float, ...] = ()
    spreads: tuple[float, ...] = ()
    weights: tuple[float, ...] = ()
    offset: float = 0.0
    line: float = 0.35
    minor_line: float = 0.2

    @classmethod
    def load(cls, folder: Path) -> Calibration:
        told: dict[str, Any] = json.loads((folder / FILE).read_text("utf-8"))
        return cls(
            names=tuple(told["names"]),
            means=tuple(told["means"]),
            spreads=tuple(told["spreads"]),
            weights=tuple(told["weights"]),
            offset=float(told["offset"]),
            line=float(told["line"]),
            minor_line=float(told["minor_line"]),
        )

    def confidence(self, candidate: Candidate, roles: dict[str, list[Cluster]], others: list[Candidate]) -> float:
        """The chance that this is a claim, rounded to three places."""
        if not self.names:
            return round(candidate.valid, DECIMALS)
        told = features(candidate, roles, others)
        total = self.offset
        for name, mean, spread, weight in zip(self.names, self.means, self.spreads, self.weights, strict=True):
            total += weight * (told[name] - mean) / spread
        return round(1 / (1 + math.exp(-total)), DECIMALS)

    def keeps(self, candidate: Candidate, confidence: float) -> bool:
        return confidence >= self.line + self.minor_line * candidate.minor
