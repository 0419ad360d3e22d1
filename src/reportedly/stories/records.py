"""Track records: how often what an outlet or a source told first has come true. Always with n, an interval, and what is open."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from .cases import Case, Outcome, Telling

EARLY_DAYS = 3  # after the first of all, a telling is early no more
Teller = Callable[[Telling], str | None]
Z = 1.96


@dataclass(frozen=True)
class Share:
    """A share with its Wilson interval at 95 per cent; `value` is None where n is 0."""

    hits: int
    n: int

    @property
    def value(self) -> float | None:
        """Hits over n."""
        return self.hits / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's bounds; 0 to 1 where nothing is known."""
        return wilson(self.hits, self.n)


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The Wilson score interval at 95 per cent."""
    if n == 0:
        return (0.0, 1.0)
    p, z2 = hits / n, Z * Z
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = Z * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return (max(0.0, centre - half), min(1.0, centre + half))


@dataclass(frozen=True)
class Record:
    """What came of the happenings that one outlet, or one source, was first or early to tell.

    `outcomes` counts what became of them. A share is of those that came to an end: came true, fell through or were
    retracted; what is only denied, and what is `open`, is left out of it, and counted. `by` splits the share that came
    true by how it was told: hedged or certain, originating or relaying. `lead_days` is the median time from the first
    telling to the confirmation.
    """

    name: str
    outcomes: dict[Outcome, int]
    open: int
    corrected: int
    lead_days: float | None
    by: dict[str, Share]

    @property
    def n(self) -> int:
        """Happenings that came to an end."""
        return sum(times for outcome, times in self.outcomes.items() if outcome is not Outcome.DENIED)

    @property
    def came_true(self) -> Share:
        """The share that came true of those resolved."""
        return Share(self.outcomes.get(Outcome.CAME_TRUE, 0), self.n)


@dataclass(frozen=True, slots=True)
class _Told:
    """One teller's first telling of one case, and what came of it."""

    teller: str
    case: Case
    telling: Telling
    resolved: tuple[datetime, Outcome] | None
    corrected: bool


def outlet_records(cases: Iterable[Case], at: datetime | None = None) -> list[Record]:
    """The record of each outlet as known at a moment (all that is known, if None), those with most resolved first."""
    return _records(cases, at, lambda telling: telling.outlet)


def source_records(cases: Iterable[Case], at: datetime | None = None) -> list[Record]:
    """The record of each source: a person or firm by name, or those whom an outlet tells of without one."""
    return _records(cases, at, lambda telling: telling.source)


def _records(cases: Iterable[Case], at: datetime | None, teller: Teller) -> list[Record]:
    by_teller: dict[str, list[_Told]] = defaultdict(list)
    for case in cases:
        for told in _first_words(case, at, teller):
            by_teller[told.teller].append(told)
    records = (_record(name, told) for name, told in by_teller.items())
    return sorted(records, key=lambda record: (-record.n, record.name))


def _first_words(case: Case, at: datetime | None, teller: Teller) -> Iterable[_Told]:
    """Each teller's first telling, if it came early: with the first of all or within days, and before the outcome."""
    resolved = case.resolved_by(at)
    seen: set[str] = set()
    for telling in case.tellings:
        name = teller(telling)
        if name is None or name in seen or (at is not None and telling.at > at):
            continue
        seen.add(name)
        early = (telling.at - case.begins).days < EARLY_DAYS
        if early and not (resolved and telling.at >= resolved[0]):
            corrected = any(
                outlet == telling.outlet and (at is None or when <= at) for when, outlet in case.corrections
            )
            yield _Told(name, case, telling, resolved, corrected)


def _record(name: str, told: Sequence[_Told]) -> Record:
    settled = [(t, t.resolved) for t in told if t.resolved]
    outcomes: dict[Outcome, int] = defaultdict(int)
    for _, (_, outcome) in settled:
        outcomes[outcome] += 1
    leads = [(when - t.telling.at).total_seconds() / 86400 for t, (when, o) in settled if o is Outcome.CAME_TRUE]
    return Record(
        name=name,
        outcomes=dict(outcomes),
        open=len(told) - len(settled),
        corrected=sum(t.corrected for t in told),
        lead_days=median(leads) if leads else None,
        by={label: _share(settled, label) for label in ("hedged", "certain", "originating", "relaying")},
    )


def _share(settled: Sequence[tuple[_Told, tuple[datetime, Outcome]]], label: str) -> Share:
    ended = [(told, outcome) for told, (_, outcome) in settled if outcome is not Outcome.DENIED]
    chosen = [outcome for told, outcome in ended if _is(told.telling, label)]
    return Share(sum(outcome is Outcome.CAME_TRUE for outcome in chosen), len(chosen))


def _is(telling: Telling, label: str) -> bool:
    return {
        "hedged": telling.hedged,
        "certain": not telling.hedged,
        "originating": telling.originates,
        "relaying": not telling.originates,
    }[label]
