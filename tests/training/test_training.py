"""What training is made of: folds, renaming, targets, scoring. The training itself is not run."""

import random
from typing import Any

import pytest

from training import corpus, scoring, swap


def article(number: int = 1, language: str = "en") -> dict[str, Any]:
    move = {
        "kind": "move",
        "roles": {
            "people": [["Ada Lovelace", "Lovelace"]],
            "from": ["Analytical Engines", "Engines"],
            "to": ["Jacquard"],
        },
        "stage": "leaving",
        "evidence": ["Lovelace is leaving Engines for Jacquard"],
        "sources": [],
    }
    return {
        "id": f"{language}-{number}",
        "lang": language,
        "publisher": "The Gazette",
        "title": "Ada Lovelace leaves",
        "text": "Ada Lovelace led Analytical Engines. Lovelace is leaving Engines for Jacquard.",
        "claims": [move],
    }


def claim(**changes: Any) -> dict[str, Any]:
    made = {
        "kind": "move",
        "roles": {
            "people": [{"name": "Ada Lovelace"}],
            "from": {"name": "Analytical Engines"},
            "to": {"name": "Jacquard"},
        },
        "stage": "leaving",
        "polarity": "affirmed",
        "certainty": "certain",
        "voice": "report",
        "sources": [],
        "evidence": [{"exact": "is leaving Engines", "start": 46, "end": 64}],
    }
    return made | changes


def test_folds_hold_every_article_once_and_every_language() -> None:
    articles = [article(n, language) for language in ("en", "ja") for n in (1, 2, 3, 4, 5, 6, 201, 202, 203)]
    dealt = corpus.folds(articles, 3)
    assert sorted(a["id"] for part in dealt for a in part) == sorted(a["id"] for a in articles)
    assert all({a["lang"] for a in part} == {"en", "ja"} for part in dealt)
    assert corpus.folds(articles, 3) == dealt


def test_renaming_keeps_evidence_and_leaves_no_trace_of_the_old_name() -> None:
    names = {("en", True): [["Grace Hopper", "Hopper"]], ("en", False): [["Harvard Mark", "Mark"]]}
    made = swap.swapped(article(), names, random.Random(3), share=1.0)
    assert "Lovelace" not in made["text"] + made["title"]
    assert made["claims"][0]["roles"]["people"] == [["Grace Hopper", "Hopper"]]
    assert all(words in made["text"] for words in made["claims"][0]["evidence"])


def test_a_right_claim_is_exact_and_a_wrong_stage_is_only_found() -> None:
    right = scoring.compare(article(), [claim()])
    assert len(right.pairs) == 1 and scoring.is_exact(right.pairs[0])
    wrong = scoring.compare(article(), [claim(stage="joined")])
    assert len(wrong.pairs) == 1 and not scoring.is_exact(wrong.pairs[0])


def test_another_kind_is_made_up_and_a_minor_claim_costs_nothing() -> None:
    outcome = scoring.compare(article(), [claim(kind="morale")])
    assert (len(outcome.missed), len(outcome.spurious)) == (1, 1)
    minor = article()
    minor["claims"][0]["minor"] = True
    assert scoring.compare(minor, []).missed == []


def test_half_of_the_roles_is_enough_to_be_found() -> None:
    roles = {"people": [{"name": "Lovelace"}], "from": {"name": "Looms"}, "to": {"name": "Jacquard"}}
    (pair,) = scoring.compare(article(), [claim(roles=roles)]).pairs
    assert pair.core == pytest.approx(2 / 3)


def test_groups_agree_by_whom_they_belong_to() -> None:
    gold = {"described": "engineers", "of": ["Analytical Engines"]}
    assert scoring.same(gold, {"described": "staff", "of": "Analytical Engines"}) == 1.0
    assert scoring.same(gold, {"described": "staff", "of": "Jacquard"}) == 0.0
    assert scoring.same(gold, {"described": "staff"}) == 0.75


def test_amounts_agree_within_a_hundredth_in_both_bounds() -> None:
    gold = {"low": 100, "high": None, "currency": "USD", "basis": "unstated"}
    assert scoring.same_amount(gold, {"low": 100.5, "high": None, "currency": "USD", "basis": "total"})
    assert not scoring.same_amount(gold, {"low": 100, "high": 100, "currency": "USD"})
    assert scoring.same_amount(None, None) is None
