"""Track records count what came to an end, with an interval; what is open is left out, and counted."""

from datetime import UTC, datetime, timedelta

import pytest

from reportedly.model import Status
from reportedly.stories.cases import Case, Outcome, State, Telling, cases
from reportedly.stories.records import outlet_records, source_records, wilson

START = datetime(2026, 1, 1, tzinfo=UTC)


def case(name, outlet, *ends, hedged=False, relay=None, begins=0):
    """A case told by one outlet (and relayed by another), with the statuses that it came to, ten days apart."""
    at = START + timedelta(days=begins)
    tellings = [Telling(at, outlet, f"people familiar, to {outlet}", hedged, True, "leaving")]
    if relay:
        tellings.append(Telling(at + timedelta(days=1), relay, None, True, False, "leaving"))
    states = [State(at, Status.RUMOURED, 1)]
    states += [State(at + timedelta(days=10 * (n + 1)), status, 2) for n, status in enumerate(ends)]
    return Case(name, "move", tuple(tellings), tuple(states))


def record(cases, name, **at):
    return next(r for r in outlet_records(cases, **at) if r.name == name)


def test_a_record_counts_each_end_and_leaves_out_what_is_open_or_only_denied():
    told = [
        case("a", "Post", Status.CONFIRMED),
        case("b", "Post", Status.FELL_THROUGH),
        case("c", "Post", Status.RETRACTED),
        case("d", "Post", Status.DISPUTED),
        case("e", "Post"),
    ]
    post = record(told, "Post")
    assert post.outcomes == {Outcome.CAME_TRUE: 1, Outcome.FELL_THROUGH: 1, Outcome.RETRACTED: 1, Outcome.DENIED: 1}
    assert (post.n, post.open, post.came_true.value) == (3, 1, pytest.approx(1 / 3))
    assert post.lead_days == 10


def test_a_record_is_split_by_hedge_and_by_whose_word_it_was():
    told = [case("a", "Post", Status.CONFIRMED, hedged=True), case("b", "Post", Status.FELL_THROUGH, relay="Echo")]
    post, echo = record(told, "Post"), record(told, "Echo")
    assert (post.by["hedged"].value, post.by["certain"].value) == (1.0, 0.0)
    assert (post.by["originating"].n, post.by["relaying"].n, echo.by["relaying"].n) == (2, 0, 1)


def test_what_was_told_late_or_after_the_end_is_no_merit():
    late = Telling(START + timedelta(days=5), "Late", None, False, False, "leaving")
    first = case("a", "Post", Status.CONFIRMED)
    both = Case("a", "move", (*first.tellings, late), first.states)
    assert [r.name for r in outlet_records([both])] == ["Post"]


def test_a_record_as_of_a_moment_knows_nothing_of_later():
    told = [case("a", "Post", Status.CONFIRMED)]
    assert record(told, "Post", at=START + timedelta(days=9)).open == 1
    assert record(told, "Post", at=START + timedelta(days=10)).n == 1


def test_sources_without_a_name_have_the_record_of_their_outlet():
    assert [r.name for r in source_records([case("a", "Post", Status.CONFIRMED)])] == ["people familiar, to Post"]


@pytest.mark.parametrize(("hits", "n", "low", "high"), [(0, 0, 0.0, 1.0), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1.0)])
def test_wilsons_interval(hits, n, low, high):
    assert wilson(hits, n) == (pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))


def test_stories_become_cases(press):
    rumour = press.article("a1", "The Ferry Post", "2026-03-01", press.move(sources=["people familiar"]))
    copy = press.article("a2", "Le Quai", "2026-03-02", press.move(sources=["The Ferry Post"]))
    sorry = press.article(
        "a3", "The Ferry Post", "2026-03-04", press.says("The Ferry Post", "denies"), press.move(polarity="denied")
    )
    readings = [rumour, copy, sorry]
    (told,) = cases(press.told(readings), readings)
    assert [(t.outlet, t.originates) for t in told.tellings] == [("The Ferry Post", True), ("Le Quai", False)]
    assert told.settled == (datetime(2026, 3, 4, tzinfo=UTC), Outcome.RETRACTED)
    assert told.corrections == ((datetime(2026, 3, 4, tzinfo=UTC), "The Ferry Post"),)
