import json
from pathlib import Path

import pytest

from reportedly.errors import Malformed
from reportedly.evaluation.clustering import b_cubed, lea
from reportedly.evaluation.gold import gold_worlds, stripped
from reportedly.evaluation.histories import State, state_at
from reportedly.evaluation.stories import score_stories
from reportedly.model import moment_of

WORLDS = Path(__file__).parents[1] / "worlds"


@pytest.fixture(scope="module")
def worlds():
    return gold_worlds(WORLDS)


def gold_as_prediction(world):
    """What a perfect program would print for the world."""
    claims = {story["id"]: [] for story in world["stories"]}
    for article in world["articles"]:
        for claim in article["claims"]:
            if claim["story"]:
                claims[claim["story"]].append(claim["id"])
    return {
        "id": world["id"],
        "stories": [{"claims": claims[s["id"]], "kind": s["kind"], "history": s["history"]} for s in world["stories"]],
        "copies": [{"article": a["id"], "of": a["copy"]["of"]} for a in world["articles"] if a["copy"]],
        "entities": [{"names": e["names"]} for e in world["entities"]],
    }


@pytest.fixture
def told(worlds):
    return {world["id"]: gold_as_prediction(world) for world in worlds}


def test_gold_scores_in_full_against_itself(worlds, told):
    scores = score_stories(worlds, told)
    whole = scores.overall
    assert (whole.claims.f1, whole.links.f1, whole.copies_f1) == (1.0, 1.0, 1.0)
    assert (whole.history.status.value(), whole.history.origins.value(), whole.history.turns.value()) == (1.0, 1.0, 1.0)
    # Two people of one family name share that name, so the entities alone may fall a little short.
    assert whole.entities.f1 > 0.97


def test_nothing_told_scores_nothing(worlds):
    scores = score_stories(worlds, {})
    assert (scores.overall.claims.f1, scores.overall.history.status.value()) == (0.0, 0.0)
    assert scores.unanswered == tuple(world["id"] for world in worlds)


def test_offsets_do_as_well_as_ids(worlds, told):
    world = worlds[0]
    at = {
        claim["id"]: {"article": a["id"], "start": a["text"].find(e), "end": a["text"].find(e) + len(e)}
        for a in world["articles"]
        for claim in a["claims"]
        for e in claim["evidence"][:1]
    }
    for story in told[world["id"]]["stories"]:
        story["claims"] = [at[claim] for claim in story["claims"]]
    assert score_stories([world], told).overall.claims.f1 > 0.95


def test_two_stories_made_one_are_told_as_merged(worlds, told):
    world = worlds[0]
    first, second, *rest = told[world["id"]]["stories"]
    first["claims"] += second["claims"]
    told[world["id"]]["stories"] = [first, *rest]
    scores = score_stories([world], told)
    assert scores.overall.claims.precision.value() < 1
    assert "merged" in {error.fault for error in scores.errors}


def test_a_history_that_stops_early_misses_its_turns(worlds, told):
    world = worlds[0]
    for story in told[world["id"]]["stories"]:
        story["history"] = story["history"][:1]
    history = score_stories([world], told).overall.history
    assert history.turns.value() == 0.0
    assert 0 < history.status.value() < 1


def test_a_copy_of_a_copy_counts_for_the_first_original(worlds, told):
    world = next(w for w in worlds if sum(bool(a["copy"]) for a in w["articles"]) > 1)
    copy = told[world["id"]]["copies"][0]
    told[world["id"]]["copies"].append({"article": "a99", "of": copy["article"]})
    errors = [e.text for e in score_stories([world], told).errors if e.fault == "copy"]
    assert errors == [f"wrong: a99 of {copy['of']}"]


def test_a_story_stands_as_its_last_turn_says():
    history = [
        {"from": "2026-03-05T00:00:00Z", "status": "amended", "origins": 2},
        {"from": "2026-03-01T00:00:00Z", "status": "rumoured", "origins": 1},
    ]
    assert state_at(history, moment_of("2026-02-01")) == State()
    assert state_at(history, moment_of("2026-03-02")) == State("rumoured", 1, False)
    assert state_at(history, moment_of("2026-03-05")) == State("amended", 2, True)


class TestClustering:
    gold = dict.fromkeys("abc", "A") | dict.fromkeys("de", "B")

    def test_one_cluster_for_all_keeps_recall_and_loses_precision(self):
        scores = b_cubed(self.gold, dict.fromkeys("abcde", 0))
        assert scores.recall.value() == 1.0
        assert scores.precision.value() == pytest.approx((3 * 3 / 5 + 2 * 2 / 5) / 5)

    def test_one_cluster_each_keeps_precision_and_loses_recall(self):
        scores = b_cubed(self.gold, {item: item for item in self.gold})
        assert scores.precision.value() == 1.0
        assert scores.recall.value() == pytest.approx((3 * 1 / 3 + 2 * 1 / 2) / 5)

    def test_a_lone_claim_of_no_story_costs_nothing(self):
        whole = {item: self.gold[item] for item in self.gold}
        assert b_cubed(self.gold, whole | {"x": "alone"}).f1 == 1.0
        assert b_cubed(self.gold, whole | {"x": "A"}).f1 < 1.0

    def test_lea_counts_links(self):
        split = {"a": 0, "b": 0, "c": 1, "d": 2, "e": 2}
        scores = lea(self.gold, split)
        assert scores.recall.value() == pytest.approx((3 * 1 / 3 + 2 * 1) / 5)


class TestStripped:
    def test_a_program_under_test_sees_nothing_of_gold(self, worlds):
        for world in worlds:
            for claims in (False, True):
                seen = json.dumps(stripped(world, claims=claims))
                assert '"story"' not in seen and '"copy"' not in seen and '"minor"' not in seen

    def test_claims_come_along_without_entity_ids(self, worlds):
        article = stripped(worlds[0], claims=True)["articles"][0]
        assert article["claims"][0]["roles"]["from"] == {"name": "Aldous Wray"}
        assert "claims" not in stripped(worlds[0])["articles"][0]


def test_a_file_that_is_no_world_is_named(tmp_path):
    (tmp_path / "w.json").write_text("{}")
    with pytest.raises(Malformed, match=r"w\.json: is no gold world"):
        gold_worlds(tmp_path)
