"""How likely it is that an open story will be confirmed, from what is known at that moment and from nothing later.

A logistic regression with a ridge penalty on stories that were resolved before the moment asked about; with too few of
them, the base rate, and it is said. `check` repeats the past: every story is forecast as it began, and held against what
came of it.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from .cases import Case, Outcome
from .records import Share, Z, wilson

ENOUGH = 40
RIDGE = 1.0
REFIT = 25
KINDS = ("move", "offer", "pay", "deal", "unit", "sourcing")
FEATURES = ("one", *KINDS[1:], "hedged", "origins", "outlets", "record", "record known", "age", "denied", "late stage")
_EARLY_STAGES = frozenset({"approached", "considering", "considered", "talks", "planned", "made"})


@dataclass(frozen=True)
class Odds:
    """The odds of one story at one moment: a probability with an interval, what it rests on, and a note where that is little."""

    probability: float
    low: float
    high: float
    resolved: int
    note: str = ""
    because: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bin:
    """Forecasts between two bounds, and how often what they foretold came true."""

    low: float
    high: float
    forecast: float
    outcome: Share


@dataclass(frozen=True)
class Calibration:
    """A reliability diagram in numbers. `brier` below `base_brier` means that the odds know more than the base rate."""

    n: int
    brier: float
    base_brier: float
    bins: tuple[Bin, ...]


@dataclass
class Tallies:
    """How often each outlet's first tellings came true, as known at a moving moment."""

    hits: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    n: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    all_hits: int = 0
    all_n: int = 0

    def take(self, case: Case, came_true: bool) -> None:
        """A story has been resolved."""
        self.all_hits += came_true
        self.all_n += 1
        for outlet in {t.outlet for t in case.tellings if t.originates}:
            self.hits[outlet] += came_true
            self.n[outlet] += 1

    @property
    def base(self) -> float:
        """The share of all resolved stories that came true, with one of each kind assumed."""
        return (self.all_hits + 1) / (self.all_n + 2)

    def record(self, outlets: Sequence[str]) -> tuple[float, float]:
        """The best record among these outlets, drawn towards the base rate where n is small; and how much is known of it."""
        best = (self.base, 0.0)
        for outlet in outlets:
            n = self.n.get(outlet, 0)
            rate = (self.hits.get(outlet, 0) + 4 * self.base) / (n + 4)
            if n and (best[1] == 0.0 or rate > best[0]):
                best = (rate, n / (n + 4))
        return best


def describe(case: Case, at: datetime, tallies: Tallies) -> list[float]:
    """The features of a story as it stood at a moment."""
    told = [t for t in case.tellings if t.at <= at]
    origins = [t.outlet for t in told if t.originates]
    states = [s for s in case.states if s.at <= at]
    rate, known = tallies.record(origins)
    age = max((at - case.begins).total_seconds() / 86400, 0.0)
    return [
        1.0,
        *(float(case.kind == kind) for kind in KINDS[1:]),
        sum(t.hedged for t in told) / max(len(told), 1),
        math.log1p(states[-1].origins if states else 0),
        math.log1p(len({t.outlet for t in told})),
        _logit(rate),
        known,
        math.log1p(age),
        float(any(s.status == "disputed" for s in states)),
        float(bool(told) and told[-1].stage not in _EARLY_STAGES),
    ]


def _logit(p: float) -> float:
    p = min(max(p, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


@dataclass(frozen=True)
class Model:
    """Fitted weights and their covariance; both empty where there were too few resolved stories."""

    weights: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    hits: int
    n: int

    def odds(self, features: Sequence[float]) -> Odds:
        """The probability for these features, with an interval of 95 per cent."""
        if not self.weights:
            low, high = wilson(self.hits, self.n)
            note = f"only {self.n} stories have been resolved: this is the base rate, not a forecast for this one"
            return Odds((self.hits + 1) / (self.n + 2), low, high, self.n, note)
        score = sum(w * x for w, x in zip(self.weights, features, strict=True))
        spread = math.sqrt(max(self._variance(features), 0.0))
        told = sorted(zip(FEATURES[1:], self.weights[1:], features[1:], strict=True), key=lambda f: -abs(f[1] * f[2]))
        because = tuple(
            f"{name} {weight * value:+.2f}" for name, weight, value in told[:4] if abs(weight * value) > 0.05
        )
        return Odds(
            _sigmoid(score), _sigmoid(score - Z * spread), _sigmoid(score + Z * spread), self.n, because=because
        )

    def _variance(self, x: Sequence[float]) -> float:
        return sum(a * c * b for a, row in zip(x, self.covariance, strict=True) for c, b in zip(row, x, strict=True))


def fit(rows: Sequence[tuple[Sequence[float], bool]]) -> Model:
    """A ridge logistic regression by Newton's method; the intercept is not shrunk."""
    import numpy as np

    hits = sum(label for _, label in rows)
    if len(rows) < ENOUGH or hits in (0, len(rows)):
        return Model((), (), hits, len(rows))
    x = np.array([features for features, _ in rows])
    y = np.array([float(label) for _, label in rows])
    penalty = np.diag([1e-6, *([RIDGE] * (x.shape[1] - 1))])
    w = np.zeros(x.shape[1])
    hessian = penalty
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        hessian = (x.T * (p * (1 - p))) @ x + penalty
        step = np.linalg.solve(hessian, x.T @ (y - p) - penalty @ w)
        w = w + step
        if float(np.abs(step).max()) < 1e-6:
            break
    covariance = np.linalg.inv(hessian)
    return Model(tuple(map(float, w)), tuple(tuple(map(float, row)) for row in covariance), hits, len(rows))


class Forecaster:
    """Moves through time: at each moment it knows the stories resolved by then, and nothing else."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self.waiting = sorted(
            ((case.settled[0], case.story, case) for case in cases if case.settled),
            key=lambda item: item[:2],
            reverse=True,
        )
        self.tallies = Tallies()
        self.rows: list[tuple[list[float], bool]] = []
        self.model = Model((), (), 0, 0)
        self._fitted = -1

    def move_to(self, at: datetime) -> None:
        """Take in what was resolved up to that moment, each story as it stood when it began and shortly before its end."""
        while self.waiting and self.waiting[-1][0] <= at:
            _, _, case = self.waiting.pop()
            came_true = case.settled is not None and case.settled[1] is Outcome.CAME_TRUE
            self.rows.append((describe(case, case.begins, self.tallies), came_true))
            self.tallies.take(case, came_true)

    def forecast(self, case: Case, at: datetime, every: int = 1) -> Odds:
        """The odds of a story at that moment; the model is fitted anew after `every` more stories were resolved."""
        self.move_to(at)
        if self._fitted < 0 or len(self.rows) - self._fitted >= every:
            self.model, self._fitted = fit(self.rows), len(self.rows)
        return self.model.odds(describe(case, at, self.tallies))


def odds(cases: Sequence[Case], story: str, at: datetime) -> Odds | None:
    """The odds at a moment that the open story will be confirmed; None where it is not open then, or not told yet."""
    case = next((case for case in cases if case.story == story), None)
    if case is None or not case.is_open(at):
        return None
    return Forecaster(cases).forecast(case, at)


def all_odds(cases: Sequence[Case], at: datetime) -> dict[str, Odds]:
    """The odds of every story that is open at a moment."""
    forecaster = Forecaster(cases)
    return {case.story: forecaster.forecast(case, at, every=10**9) for case in cases if case.is_open(at)}


def check(cases: Sequence[Case]) -> Calibration:
    """Every resolved story forecast as it began, from what was resolved before then, and held against its outcome."""
    forecaster = Forecaster(cases)
    pairs: list[tuple[float, bool]] = []
    base = 0.0
    for case in sorted(cases, key=lambda case: (case.begins, case.story)):
        if not case.settled or case.settled[0] <= case.begins:
            continue
        told = forecaster.forecast(case, case.begins, every=REFIT)
        if forecaster.model.weights:
            came_true = case.settled[1] is Outcome.CAME_TRUE
            pairs.append((told.probability, came_true))
            base += (forecaster.tallies.base - came_true) ** 2
    n = len(pairs)
    brier = sum((p - y) ** 2 for p, y in pairs) / n if n else 0.0
    return Calibration(n, brier, base / n if n else 0.0, _bins(pairs))


def _bins(pairs: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    bins = []
    for tenth in range(10):
        low, high = tenth / 10, (tenth + 1) / 10
        inside = [(p, y) for p, y in pairs if low <= p < high or (tenth == 9 and p == 1.0)]
        if inside:
            mean = sum(p for p, _ in inside) / len(inside)
            bins.append(Bin(low, high, mean, Share(sum(y for _, y in inside), len(inside))))
    return tuple(bins)
