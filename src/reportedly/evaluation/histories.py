"""How a predicted story stood at each moment against how it did stand."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from reportedly.model import Frozen, moment_of

from .clustering import Share
from .placing import grouped

Turns = Sequence[Mapping[str, Any]]


class State(NamedTuple):
    """How a story stands; all empty before it begins."""

    status: str | None = None
    origins: int | None = None
    amended: bool = False


class HistoryScore(Frozen):
    """Shares of moments: the right status, the right origins, the mark where either has it; and of changes, all three right."""

    status: Share = Share()
    origins: Share = Share()
    amended: Share = Share()
    turns: Share = Share()

    def __add__(self, other: "HistoryScore") -> "HistoryScore":
        return HistoryScore(**{f: getattr(self, f) + getattr(other, f) for f in HistoryScore.model_fields})


class Spell(NamedTuple):
    """A stretch of moments through which one story was told wrong in one way."""

    story: str
    start: datetime
    end: datetime
    want: State
    got: State


def score_histories(
    world: Mapping[str, Any], stories: Sequence[Mapping[str, Any]], gold: Mapping[str, str], where: Mapping[str, int]
) -> tuple[HistoryScore, list[Spell]]:
    """Each gold story against the predicted story that overlaps it best, at every point where anything could have changed."""
    mine, theirs = grouped(gold), grouped(where)
    published = {moment_of(article["published"]) for article in world["articles"]}
    total, spells = HistoryScore(), []
    for story in world["stories"]:
        best = _best(mine.get(story["id"], set()), theirs)
        told = stories[best].get("history", ()) if best is not None else ()
        points = _points(story["history"], told, published)
        total += _score(points, {moment_of(turn["from"]) for turn in story["history"]})
        spells += _spells(story["id"], points)
    return total, spells


def state_at(history: Turns, moment: datetime) -> State:
    """How a story stood at a moment, by its history."""
    passed = [turn for turn in _ordered(history) if moment_of(turn["from"]) <= moment]
    if not passed:
        return State()
    now = passed[-1]
    status = now.get("status")
    return State(status, now.get("origins"), bool(now.get("amended")) or status == "amended")


def _ordered(history: Turns) -> list[Mapping[str, Any]]:
    return sorted(history, key=lambda turn: moment_of(turn["from"]))


def _best(claims: set[str], stories: Mapping[int, set[str]]) -> int | None:
    """The story with the best F1 of claims, the earlier of two as good; None where none holds any."""
    scored = [(2 * len(claims & held) / (len(claims) + len(held)), -k) for k, held in stories.items() if claims & held]
    return -max(scored)[1] if scored else None


def _points(gold: Turns, told: Turns, published: set[datetime]) -> list[tuple[datetime, State, State]]:
    marks = {moment_of(turn["from"]) for turn in gold}
    moments = sorted(marks | {moment for moment in published if moment > min(marks)})
    return [(moment, state_at(gold, moment), state_at(told, moment)) for moment in moments]


def _score(points: Sequence[tuple[datetime, State, State]], marks: set[datetime]) -> HistoryScore:
    changes = [(want, got) for moment, want, got in points if moment in marks and moment != min(marks)]
    pairs = [(want, got) for _, want, got in points]
    return HistoryScore(
        status=Share(part=sum(want.status == got.status for want, got in pairs), of=len(pairs)),
        origins=Share(part=sum(want.origins == got.origins for want, got in pairs), of=len(pairs)),
        amended=Share(
            part=sum(want.amended and got.amended for want, got in pairs),
            of=sum(want.amended or got.amended for want, got in pairs),
        ),
        turns=Share(part=sum(want == got for want, got in changes), of=len(changes)),
    )


def _spells(story: str, points: Sequence[tuple[datetime, State, State]]) -> list[Spell]:
    spells: list[Spell] = []
    unbroken = False
    for moment, want, got in points:
        wrong = want[:2] != got[:2]
        if wrong and unbroken and (spells[-1].want, spells[-1].got) == (want, got):
            spells[-1] = spells[-1]._replace(end=moment)
        elif wrong:
            spells.append(Spell(story, moment, moment, want, got))
        unbroken = wrong
    return spells
