"""How likely a fused draft is a claim that a careful annotator would make too: a logistic function of what both saw."""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.kinds import KINDS
from reportedly.reading.local.assemble import NEEDED
from reportedly.reading.local.linking import ROLES

from .fusing import Fused

FILE = "combiner.json"
DECIMALS = 3
LARGEST = 8.0


def logit(share: float) -> float:
    return math.log((share + 2e-3) / (1 - share + 2e-3))


def features(one: Fused, others: Sequence[Fused]) -> dict[str, float]:
    """What the confidence is computed from, by name."""
    draft, seen = one.draft, one.pointed
    needed = [role for role in NEEDED[draft.kind] if role in ROLES[draft.kind]]
    tops = [max(-LARGEST, min(LARGEST, draft.roles[r][0].score)) if draft.roles.get(r) else -LARGEST for r in needed]
    near = [o for o in others if o is not one and o.draft.sentence == draft.sentence]
    told = {
        "encoder": logit(seen.valid) if seen else 0.0,
        "mean": logit(seen.mean) if seen else 0.0,
        "peak": logit(seen.peak) if seen else 0.0,
        "unseen": float(seen is None),
        "rules": logit(one.rules),
        "rules alone": logit(one.rules) if seen is None else 0.0,
        "minor": seen.minor if seen else 0.5,
        "length": math.log(max(2, seen.end - seen.start)) if seen else 3.5,
        "hedged": draft.choices["certainty"]["hedged"],
        "denied": draft.choices["polarity"]["denied"],
        "least": min(tops, default=0.0),
        "most": max(tops, default=0.0),
        "rival": max((_strength(o) for o in near if o.draft.kind != draft.kind), default=0.0),
        "twin": max((_strength(o) for o in near if o.draft.kind == draft.kind), default=0.0),
        "company": math.log1p(sum(_strength(o) for o in others)),
        "stage": max(draft.choices.get("stage", {"": 1.0}).values()),
        "place": seen.place if seen else 0.5,
    }
    for kind in KINDS:
        told[f"is {kind}"] = float(draft.kind == kind)
        told[f"rules {kind}"] = told["rules"] * (draft.kind == kind)
        told[f"encoder {kind}"] = told["encoder"] * (draft.kind == kind)
    return told


def _strength(one: Fused) -> float:
    return one.pointed.valid if one.pointed else one.rules / 2


@dataclass(frozen=True)
class Rescoring:
    """Weights over standardised features, and the lines from which on a claim is kept: what the annotators hold for a
    side matter may be left out at no cost, so it has to be surer."""

    names: tuple[str, ...]
    means: tuple[float, ...]
    spreads: tuple[float, ...]
    weights: tuple[float, ...]
    offset: float
    line: float = 0.4
    minor_line: float = 0.2

    def confidence(self, one: Fused, others: Sequence[Fused]) -> float:
        """The chance that this is a claim, rounded to three places."""
        told = features(one, others)
        row = zip(self.names, self.means, self.spreads, self.weights, strict=True)
        total = self.offset + sum(w * (told[name] - mean) / spread for name, mean, spread, w in row)
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), DECIMALS)

    def keeps(self, one: Fused, confidence: float) -> bool:
        minor = one.pointed.minor if one.pointed else float(one.draft.kind == "role")
        return confidence >= self.line + self.minor_line * minor

    def save(self) -> str:
        """As the data file holds it."""
        return json.dumps(asdict(self), indent=1)


@cache
def load() -> Rescoring:
    """The weights in the package's data."""
    told: dict[str, Any] = json.loads((files("reportedly.data") / FILE).read_text("utf-8"))
    rows: Any = {key: tuple(value) if isinstance(value, list) else value for key, value in told.items()}
    return Rescoring(**rows)
