"""Odds know nothing of the future, say so when they rest on little, and are calibrated where the truth is known."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import Status
from reportedly.stories.cases import Case, State, Telling
from reportedly.stories.odds import Forecaster, all_odds, check, odds
from reportedly.stories.records import outlet_records

START = datetime(2026, 1, 1, tzinfo=UTC)
RELIABLE = {f"Outlet {n}": 0.1 + 0.09 * n for n in range(10)}


def simulated(count, seed=1):
    """Stories told by outlets of known reliability; four in five come to an end."""
    draw = random.Random(seed)
    told = []
    for n in range(count):
        begins = START + timedelta(hours=8 * n)
        outlet = draw.choice(sorted(RELIABLE))
        end = Status.CONFIRMED if draw.random() < RELIABLE[outlet] else Status.FELL_THROUGH
        states = [State(begins, Status.RUMOURED, 1)]
        if draw.random() < 0.8:
            states.append(State(begins + timedelta(days=draw.uniform(2, 40)), end, 2))
        tellings = (Telling(begins, outlet, None, draw.random() < 0.3, True, "leaving"),)
        told.append(Case(f"s{n:04}", draw.choice(["move", "deal"]), tellings, tuple(states)))
    return told


def until(case, at):
    """The case as it was known at a moment; None before it began."""
    if case.begins > at:
        return None
    tellings = tuple(t for t in case.tellings if t.at <= at)
    return Case(case.story, case.kind, tellings, tuple(s for s in case.states if s.at <= at))


@settings(max_examples=10, deadline=None)
@given(days=st.integers(5, 120))
def test_the_odds_of_a_moment_are_the_same_with_the_future_cut_off(days):
    at = START + timedelta(days=days)
    whole = simulated(400)
    past = [known for case in whole if (known := until(case, at))]
    assert all_odds(whole, at) == all_odds(past, at)


def test_with_few_resolved_stories_there_is_a_base_rate_and_it_says_so():
    told = simulated(20)
    at = told[-1].begins
    forecast = odds(told, told[-1].story, at)
    assert forecast is not None
    assert forecast.note.startswith("only ")
    assert forecast.low < forecast.probability < forecast.high


def test_a_story_that_has_ended_or_is_yet_to_begin_has_no_odds():
    told = simulated(30)
    ended = next(case for case in told if case.settled)
    assert odds(told, ended.story, ended.settled[0]) is None
    assert odds(told, ended.story, ended.begins - timedelta(days=1)) is None
    assert odds(told, "nowhere", START) is None


def test_the_forecasts_are_calibrated_and_know_more_than_the_base_rate():
    found = check(simulated(1500))
    assert found.n > 500
    assert found.brier < found.base_brier - 0.02
    wide = [b for b in found.bins if b.outcome.n >= 40]
    assert sum(b.outcome.interval[0] <= b.forecast <= b.outcome.interval[1] for b in wide) >= len(wide) - 1


def test_a_better_record_makes_better_odds():
    told = simulated(800)
    at = told[-1].begins + timedelta(days=1)
    forecaster = Forecaster(told)
    good, bad = (
        Case(outlet, "move", (Telling(at, outlet, None, False, True, "leaving"),), (State(at, Status.RUMOURED, 1),))
        for outlet in ("Outlet 9", "Outlet 0")
    )
    assert forecaster.forecast(good, at).probability > forecaster.forecast(bad, at).probability + 0.3


def test_track_records_recover_the_known_reliabilities():
    records = {r.name: r.came_true for r in outlet_records(simulated(3000))}
    inside = [low <= RELIABLE[name] <= high for name in RELIABLE for low, high in [records[name].interval]]
    assert sum(inside) >= 8
    assert records["Outlet 9"].value == pytest.approx(RELIABLE["Outlet 9"], abs=0.08)
