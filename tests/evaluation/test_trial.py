from pathlib import Path

import pytest

from reportedly.errors import ReaderError
from reportedly.evaluation.claims import score_claims
from reportedly.evaluation.gold import GoldArticle, gold_worlds
from reportedly.evaluation.stories import score_stories
from reportedly.evaluation.trial import reader_on_trial, stories_on_trial
from reportedly.kinds.form import claim_from
from reportedly.model import Extraction, ReaderMark

WORLD = gold_worlds(Path(__file__).parents[1] / "worlds" / "w-t1.json")[0]

RAW = {
    "kind": "morale",
    "roles": {"org": "Marlow", "direction": "low"},
    "evidence": ["Morale at Marlow is low"],
}
GOLD = tuple(
    GoldArticle(id=id, lang="en", publisher="The Pier", text="Morale at Marlow is low, a clerk said.", claims=(RAW,))
    for id in ("first", "second")
)


class Parrot:
    """Reads the one claim out of every article, and stumbles over the one it is told to."""

    mark = ReaderMark(name="parrot", version="1")

    def __init__(self, stumbles_over=None):
        self.stumbles_over = stumbles_over
        self.seen = []

    def read(self, document):
        self.seen.append(document)
        return Extraction(document=document.revision, reader=self.mark, claims=(claim_from(RAW, document),))

    def read_many(self, documents):
        for document in documents:
            stumbled = document.label == self.stumbles_over
            yield ReaderError(document.id, "did not answer") if stumbled else self.read(document)


def test_a_reader_is_shown_the_article_and_scored_by_its_id():
    parrot = Parrot()
    scores = score_claims(GOLD, reader_on_trial(GOLD, parrot), resamples=0)
    assert scores.overall.exact.f1 == 1.0
    assert parrot.seen[0].publisher == "The Pier"


def test_what_a_reader_could_not_read_is_unanswered_not_empty():
    told = reader_on_trial(GOLD, Parrot(stumbles_over="second"))
    assert score_claims(GOLD, told, resamples=0).unanswered == ("second",)


@pytest.fixture(scope="module")
def told():
    return stories_on_trial([WORLD])


def test_a_world_with_its_claims_given_becomes_stories_that_can_be_scored(told):
    scores = score_stories([WORLD], told)
    assert scores.unanswered == ()
    assert scores.overall.claims.f1 > 0.5


def test_the_claims_keep_the_ids_that_the_bundle_gave(told):
    known = {claim["id"] for article in WORLD["articles"] for claim in article["claims"]}
    assert {claim for story in told["w-t1"]["stories"] for claim in story["claims"]} <= known
