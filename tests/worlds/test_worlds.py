"""The gold worlds are sound: every claim stands on words of its article, and every id leads somewhere."""

import json
from pathlib import Path

import pytest

from reportedly.evaluation.gold import gold_worlds, stripped
from reportedly.intake.articles import articles
from reportedly.intake.options import IntakeOptions
from reportedly.kinds.form import claim_from
from reportedly.model import Claim, Status, moment_of

WORLDS = gold_worlds(Path(__file__).parent)


@pytest.fixture(params=WORLDS, ids=lambda world: world["id"])
def world(request):
    return request.param


def claims_of(world):
    return [claim for article in world["articles"] for claim in article["claims"]]


def test_every_claim_passes_the_gate_of_the_schema(world):
    bundle = json.dumps(stripped(world, claims=True))
    for item in articles(bundle, IntakeOptions(), what=world["id"]):
        made = [claim_from(raw, item.document) for raw in item.claims]
        assert [c.reason for c in made if not isinstance(c, Claim)] == []


def test_stories_and_copies_lead_somewhere(world):
    stories = {story["id"] for story in world["stories"]}
    ids = {article["id"] for article in world["articles"]}
    assert {claim["story"] for claim in claims_of(world)} - {None} == stories
    assert {article["copy"]["of"] for article in world["articles"] if article["copy"]} <= ids


def test_histories_turn_when_something_was_published(world):
    published = {moment_of(article["published"]) for article in world["articles"]}
    for story in world["stories"]:
        times = [moment_of(turn["from"]) for turn in story["history"]]
        assert times == sorted(set(times)) and set(times) <= published
        assert {turn["status"] for turn in story["history"]} <= set(Status)
        assert story["history"][-1]["origins"] == len(story["origins"])


def test_every_name_stands_in_some_article(world):
    text = "\n".join(a[part] for a in world["articles"] for part in ("publisher", "title", "text"))
    assert [name for entity in world["entities"] for name in entity["names"] if name not in text] == []
