"""Floors under the embedded reader, by language; they rise.

The rules were never trained on these articles, so their floors are honest. What ships of the encoder went on over the
whole corpus in the end, so the floors of both together only guard against falling back; the honest figures of both are
cross-validated by `python -m training.fit_combiner`.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from reportedly.evaluation.claims import ClaimScores, score_claims
from reportedly.evaluation.gold import GoldArticle, gold_articles
from reportedly.kinds.form import claim_json
from reportedly.model import Document
from reportedly.reading import Reader, open_reader
from reportedly.reading.local.weights import load

CORPUS = Path(__file__).parents[2] / "data" / "corpus"
EACH = 3  # articles a language
FLOORS_BOTH = {"all": 0.62, "de": 0.5, "en": 0.55, "es": 0.5, "fr": 0.5, "ja": 0.5, "ko": 0.5, "zh": 0.5}
FLOORS_RULES = {"all": 0.38, "de": 0.25, "en": 0.35, "es": 0.25, "fr": 0.25, "ja": 0.25, "ko": 0.2, "zh": 0.2}


@pytest.fixture(scope="module")
def articles() -> Sequence[GoldArticle]:
    held = set(load().about["held_out"])
    chosen: dict[str, list[GoldArticle]] = {}
    for article in gold_articles(CORPUS):
        row = chosen.setdefault(article.lang, [])
        if article.id in held and article.claims and len(row) < EACH:
            row.append(article)
    return [article for lang in sorted(chosen) for article in chosen[lang]]


def scored(reader: Reader, articles: Sequence[GoldArticle]) -> ClaimScores:
    documents = [
        Document(id=a.id, text=a.text, lang=a.lang, title=a.title, publisher=a.publisher, published=a.published)
        for a in articles
    ]
    readings = zip(articles, reader.read_many(documents), strict=True)
    return score_claims(articles, {a.id: [claim_json(c) for c in e.claims] for a, e in readings}, resamples=1)


def fallen(scores: ClaimScores, floors: dict[str, float]) -> dict[str, float]:
    reached = {row.name: round(row.found.f1, 3) for row in (scores.overall, *scores.rows)}
    return {name: reached[name] for name, floor in floors.items() if reached[name] < floor}


def test_the_rules_alone_hold_their_floors(articles: Sequence[GoldArticle]):
    scores = scored(open_reader("local", encoder=False), articles)
    assert scores.ungrounded == 0
    assert fallen(scores, FLOORS_RULES) == {}


def test_both_together_hold_their_floors(articles: Sequence[GoldArticle]):
    scores = scored(open_reader("local"), articles)
    assert scores.ungrounded == 0
    assert fallen(scores, FLOORS_BOTH) == {}


def test_articles_without_a_claim_yield_none():
    empty = [a for a in gold_articles(CORPUS) if not a.claims]
    assert len(empty) > 20
    scores = scored(open_reader("local"), empty)
    assert scores.from_empty <= 2, scores.errors[:5]
