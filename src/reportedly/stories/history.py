"""How all things stand, in the form in which stories are exchanged and scored."""

from collections.abc import Iterable
from typing import Any

from reportedly.model import Claim, Reading, Standing, Story, Turn


def history_json(standing: Standing, readings: Iterable[Reading], name: str) -> dict[str, Any]:
    """`{"id", "stories", "copies", "entities"}`: claims by the ids that a bundle gave, else by their first excerpt's offsets."""
    labels = {r.document.revision: r.document.label or r.document.id for r in readings}
    return {
        "id": name,
        "stories": [_story(story, labels) for story in standing.stories],
        "copies": [
            {"article": labels.get(c.document, c.document), "of": labels.get(c.of, c.of)} for c in standing.copies
        ],
        "entities": [{"names": list(entity.names)} for entity in standing.entities],
    }


def _story(story: Story, labels: dict[str, str]) -> dict[str, Any]:
    return {
        "id": story.id,
        "kind": story.kind,
        "headline": story.headline,
        "claims": [_claim(told.claim, labels) for told in story.told],
        "history": [_turn(turn) for turn in story.history],
    }


def _claim(claim: Claim, labels: dict[str, str]) -> str | dict[str, Any]:
    if claim.label:
        return claim.label
    first = claim.evidence[0]
    return {"article": labels.get(claim.document, claim.document), "start": first.start, "end": first.end}


def _turn(turn: Turn) -> dict[str, Any]:
    out: dict[str, Any] = {"from": turn.at, "status": str(turn.status), "origins": turn.origins}
    return out | {"amended": True} if turn.amended else out
