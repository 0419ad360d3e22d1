"""The scorers against the figures that an independent scorer printed for the same fixtures, to the third decimal."""

import re
from pathlib import Path

import pytest

from reportedly.evaluation.claims import Row, score_claims
from reportedly.evaluation.gold import claims_in, gold_articles, gold_worlds, predictions_in
from reportedly.evaluation.stories import WorldScore, score_stories

FIXTURES = Path(__file__).parent / "fixtures"


def printed(file: str) -> list[str]:
    return (FIXTURES / file).read_text("utf-8").splitlines()


def claim_row(row: Row) -> list[str]:
    rates = (row.found.precision, row.found.recall, row.found.f1, row.exact.precision, row.exact.recall, row.exact.f1)
    return [row.name, str(row.tally.gold), str(row.tally.predicted), *(f"{rate:.3f}" for rate in rates)]


@pytest.mark.parametrize("by", ["lang", "kind"])
@pytest.mark.parametrize("predictions", ["sloppy", "unanswered"])
class TestClaims:
    @pytest.fixture
    def scores(self, predictions, by):
        claims = claims_in(FIXTURES / f"{predictions}.jsonl")
        return score_claims(gold_articles(FIXTURES / "articles"), claims, by=by, resamples=0)

    def test_rows(self, scores, predictions, by):
        lines = printed(f"{predictions}.by-{by}.txt")
        table = [
            line.split() for line in lines[1 : lines.index(next(x for x in lines if x.startswith("of the found")))]
        ]
        assert [claim_row(row) for row in (scores.overall, *scores.rows)] == table

    def test_fields(self, scores, predictions, by):
        line = next(line for line in printed(f"{predictions}.by-{by}.txt") if line.startswith("of the found"))
        assert re.findall(r"(\w+) ([\d.]+) \((\d+)\)", line) == [
            (field.field, f"{field.share:.3f}", str(field.of)) for field in scores.fields
        ]

    def test_what_counts_against_a_reader_whatever_its_score(self, scores, predictions, by):
        text = "\n".join(printed(f"{predictions}.by-{by}.txt"))
        ungrounded = re.search(r"ungrounded .*: (\d+)", text)
        unanswered = re.search(r"no answer for: (.*)", text)
        assert scores.ungrounded == (int(ungrounded[1]) if ungrounded else 0)
        assert scores.unanswered == (tuple(unanswered[1].split()) if unanswered else ())


def world_row(score: WorldScore) -> list[str]:
    history = score.history
    figures = (
        score.claims.precision.value(0.0),
        score.claims.recall.value(),
        score.claims.f1,
        score.links.f1,
        history.status.value(),
        history.origins.value(),
        history.amended.value(),
        history.turns.value(),
        score.copies_f1,
        score.entities.precision.value(0.0),
        score.entities.recall.value(),
        score.entities.f1,
    )
    counts = (score.claims.recall.of, history.status.of)
    return [score.name, *(f"{n:.0f}" for n in counts), *(f"{x:.3f}" for x in figures)]


def test_worlds():
    scores = score_stories(gold_worlds(FIXTURES / "worlds"), predictions_in(FIXTURES / "worlds.jsonl"))
    rows = [line.split() for line in printed("worlds.txt")[1:]]
    assert [world_row(score) for score in (*scores.worlds, scores.overall)] == rows
