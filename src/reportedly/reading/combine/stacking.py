"""Who fills a role, by all that is known of each candidate: the encoder's and the rules' scores, and how the article names it."""

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files

from reportedly.reading.local.draft import Draft, Weighed
from reportedly.reading.local.linking import Candidate, Field

FILE = "stack.json"
FLOOR = -6.0
NAMES = (
    "encoder", "encoder here", "unseen", "rules", "count", "main", "second", "title", "publisher", "sentence", "before", "after",
    "next", "far", "anaphor", "group", "person", "short", "last",
)  # fmt: skip
# Roles that behave alike share their weights; each role keeps its own inclination to stay empty.
FAMILIES = {
    "people": "person", "person": "person", "leader": "person", "speaker": "speaker", "source": "speaker",
    "by": "employer", "org": "employer", "customer": "employer", "employer": "employer", "from": "employer",
    "to": "other", "buyer": "other", "target": "other", "suppliers": "other",
    "unit": "words", "title": "words", "role_before": "words", "role_after": "words",
}  # fmt: skip


@dataclass(frozen=True)
class Stack:
    """Weights by family of roles, and by `kind.role` what leaving it empty is worth."""

    weights: dict[str, tuple[float, ...]]
    none: dict[str, float]

    def rescored(self, draft: Draft, role: str, rows: Sequence[tuple[Weighed, dict[str, float]]]) -> list[Weighed]:
        """The candidates with their new log odds against leaving the role empty, best first."""
        weights, empty = self.weights[FAMILIES[role]], self.none.get(f"{draft.kind}.{role}", 0.0)
        made = [
            Weighed(w.candidate, round(sum(a * told[n] for a, n in zip(weights, NAMES, strict=True)) - empty, 4))
            for w, told in rows
        ]
        return sorted(made, key=lambda w: (-w.score, w.candidate.start))

    def save(self) -> str:
        """As the data file holds it."""
        return json.dumps(asdict(self), indent=1)


@cache
def load() -> Stack:
    """The weights in the package's data."""
    told = json.loads((files("reportedly.data") / FILE).read_text("utf-8"))
    return Stack({family: tuple(row) for family, row in told["weights"].items()}, told["none"])


def told_of(draft: Draft, ground: Field) -> Callable[[Candidate, float | None, float], dict[str, float]]:
    """What is told of a candidate of this draft, given the encoder's score (None where it does not see it) and the rules'."""
    s = ground.signals.sentences[draft.sentence]
    main = {kind: row[:2] for kind, row in ground.main.items()}
    title, publisher = ground.marked.given.title, ground.marked.given.publisher or ""
    last = {}
    for kind, row in ground.main.items():
        named = [(max((a for a, _ in t.places if a < s.start), default=-1), t) for t in row]
        last[kind] = max(named, key=lambda n: n[0])[1] if named else None

    def told(c: Candidate, seen: float | None, rules: float) -> dict[str, float]:
        here = s.start <= c.start < s.end
        row = main.get(c.thing.type, []) if c.thing else []
        return {
            "encoder": max(FLOOR, min(8.0, seen if seen is not None else FLOOR)),
            "encoder here": max(FLOOR, min(8.0, seen)) if here and seen is not None else 0.0,
            "unseen": float(seen is None),
            "rules": max(-8.0, min(8.0, rules)),
            "count": math.log(len(c.thing.places)) if c.thing else 0.0,
            "main": float(bool(row) and c.thing is row[0]),
            "second": float(len(row) > 1 and c.thing is row[1]),
            "title": float(bool(c.thing) and any(n in title for n in c.thing.names)) if c.thing else 0.0,
            "publisher": float(bool(c.thing) and c.thing.name in publisher) if c.thing and publisher else 0.0,
            "sentence": float(here),
            "before": float(here and c.end <= draft.start),
            "after": float(here and c.start >= draft.end),
            "next": float(c.start >= s.end),
            "far": float(c.start < s.start - 400),
            "anaphor": float(bool(c.phrase) and c.phrase.type == "anaphor") if c.phrase else 0.0,
            "group": float(c.type in ("group", "firm", "source")),
            "person": float(c.type == "person"),
            "short": float(c.end - c.start < 3),
            "last": float(c.thing is not None and c.thing is last.get(c.thing.type)),
        }

    return told
