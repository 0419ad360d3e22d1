import json

import pytest

from reportedly.errors import Malformed, Missing
from reportedly.evaluation.claims import score_claims
from reportedly.evaluation.gold import GoldArticle, claims_in, gold_articles

TEXT = "Ada Quill leaves Marlow for Finch & Daughters, people familiar said. Marlow declined to comment."


def move(**changes):
    claim = {
        "kind": "move",
        "roles": {"people": [["Ada Quill", "Quill"]], "from": ["Marlow"], "to": ["Finch & Daughters"]},
        "stage": "leaving",
        "sources": [["people familiar"]],
        "evidence": ["Ada Quill leaves Marlow for Finch & Daughters"],
    }
    return claim | changes


def article(*claims, id="a", lang="en"):
    return GoldArticle(id=id, lang=lang, text=TEXT, claims=claims)


def score(gold, *predicted, **options):
    return score_claims([gold], {gold.id: list(predicted)}, resamples=0, **options)


def test_a_claim_as_it_stands_in_gold_is_exact():
    scores = score(article(move()), move())
    assert scores.overall.exact.f1 == 1.0
    assert not scores.errors


def test_half_of_the_core_roles_are_enough_to_be_found_but_not_exact():
    """Two of the three: who and whence, but not whither."""
    scores = score(article(move()), move(roles={"people": ["Quill"], "from": "Marlow"}))
    assert (scores.overall.tally.found, scores.overall.tally.exact) == (1, 0)
    assert scores.errors[0].wrong == ("roles",)


def test_one_role_of_three_is_a_miss_and_a_spurious_claim():
    scores = score(article(move()), move(roles={"people": ["Quill"]}))
    assert [error.fault for error in scores.errors] == ["missed", "spurious"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"stage": "left"}, "stage"),
        ({"polarity": "denied"}, "polarity"),
        ({"certainty": "hedged"}, "certainty"),
    ],
)
def test_a_wrong_grade_costs_the_exact_claim(change, field):
    scores = score(article(move()), move(**change))
    assert scores.overall.tally.exact == 0
    assert scores.errors[0].wrong == (field,)


def test_wrong_sources_are_told_but_do_not_cost_the_exact_claim():
    scores = score(article(move()), move(sources=["Marlow"]))
    assert scores.overall.tally.exact == 1
    assert scores.errors[0].wrong == ("sources",)


def test_a_statement_needs_the_words_it_stands_on():
    said = {
        "kind": "statement",
        "roles": {"speaker": ["Marlow"], "says": "no"},
        "evidence": ["Marlow declined to comment"],
    }
    elsewhere = said | {"evidence": ["people familiar said"]}
    assert score(article(said), elsewhere).overall.tally.found == 0
    assert score(article(said), said).overall.tally.found == 1


def test_a_minor_claim_costs_nothing_missed_and_nothing_given():
    gold = article(move(minor=True))
    assert score(gold).overall.found.recall == 1.0
    assert score(gold, move()).overall.found.precision == 1.0


def test_evidence_that_is_not_in_the_text_is_counted():
    assert score(article(move()), move(evidence=["Ada Quill returns"])).ungrounded == 1
    assert score(article(move()), move(evidence=[{"exact": "Ada", "start": 5, "end": 8}])).ungrounded == 0


def test_claims_out_of_an_empty_article_are_told_apart():
    scores = score(article(), move())
    assert scores.from_empty == 1


def test_doubtful_claims_can_be_left_out():
    gold = article(move())
    assert score(gold, move(confidence=0.4), min_confidence=0.5).overall.tally.predicted == 0
    assert score(gold, move(confidence=0.6), min_confidence=0.5).overall.tally.predicted == 1
    assert score(gold, move(), min_confidence=0.5).overall.tally.predicted == 1


def test_reliability_tells_how_far_confidence_is_from_truth():
    scores = score(article(move()), move(confidence=0.95), move(confidence=0.95, roles={"people": ["Nobody"]}))
    only = scores.reliability.bins[0]
    assert (only.claims, only.found) == (2, 0.5)
    assert scores.reliability.error == pytest.approx(0.45)


def test_there_is_no_reliability_without_confidence():
    assert score(article(move()), move()).reliability is None


def test_rows_by_kind_count_a_spurious_claim_under_its_own_kind():
    scores = score(
        article(move()), move(), {"kind": "morale", "roles": {"org": "Marlow", "direction": "low"}}, by="kind"
    )
    assert {row.name: row.tally.predicted for row in scores.rows} == {"morale": 1, "move": 1}


def test_intervals_hold_the_figure_and_come_out_the_same_again():
    golds = [article(move(), id=f"a{n}") for n in range(12)]
    told = {gold.id: [move()] if n % 3 else [] for n, gold in enumerate(golds)}
    first, again = (score_claims(golds, told, resamples=200, seed=7).overall.found for _ in range(2))
    assert first.interval == again.interval
    assert 0 < first.interval.low < first.f1 < first.interval.high <= 1


class TestFiles:
    def test_a_folder_without_gold_is_missing(self, tmp_path):
        with pytest.raises(Missing, match="holds no gold articles"):
            gold_articles(tmp_path)

    def test_an_article_without_text_names_the_file(self, tmp_path):
        (tmp_path / "x.json").write_text('{"id": "x", "lang": "en", "claims": []}')
        with pytest.raises(Malformed, match=r"x\.json"):
            gold_articles(tmp_path)

    def test_a_bad_line_of_predictions_is_named(self, tmp_path):
        file = tmp_path / "p.jsonl"
        file.write_text(json.dumps({"id": "a", "claims": []}) + "\n{\n")
        with pytest.raises(Malformed, match="line 2"):
            claims_in(file)
