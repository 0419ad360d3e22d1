"""Scoring stories: how claims were linked, copies traced, names resolved, and how each story stood as time passed.

scores = score_stories(gold_worlds(folder), predictions_in(file))
scores.overall.claims.f1, scores.overall.history.status.value(), scores.errors
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from reportedly.model import Frozen

from .clustering import PrecisionRecall, b_cubed, lea
from .histories import HistoryScore, Spell, score_histories
from .naming import entity_faults, gold_copies, score_copies, score_entities, told_copies
from .placing import grouped, placed

Fault = Literal["merged", "stray", "split", "missing", "status", "origins", "copy", "entity"]
World = Mapping[str, Any]


class WorldScore(Frozen):
    """One world's figures, or those of all: shares of claims, moments, pairs and names, so that adding pools them."""

    name: str
    claims: PrecisionRecall = PrecisionRecall()
    links: PrecisionRecall = PrecisionRecall()
    history: HistoryScore = HistoryScore()
    copies: PrecisionRecall = PrecisionRecall()
    entities: PrecisionRecall = PrecisionRecall()

    def __add__(self, other: "WorldScore") -> "WorldScore":
        return WorldScore(
            name=self.name,
            claims=self.claims + other.claims,
            links=self.links + other.links,
            history=self.history + other.history,
            copies=self.copies + other.copies,
            entities=self.entities + other.entities,
        )

    @property
    def copies_f1(self) -> float:
        """F1 of the copies; 1 where there are none and none was told."""
        right, pairs = 2 * self.copies.recall.part, self.copies.recall.of + self.copies.precision.of
        return right / pairs if pairs else 1.0


class StoryError(Frozen):
    """One thing that went wrong, in words."""

    world: str
    fault: Fault
    text: str


class StoryScores(Frozen):
    """All worlds pooled, each world, what went wrong, and the worlds that nobody answered for."""

    overall: WorldScore
    worlds: tuple[WorldScore, ...]
    errors: tuple[StoryError, ...]
    unanswered: tuple[str, ...]


def score_stories(worlds: Sequence[World], predictions: Mapping[str, Mapping[str, Any]]) -> StoryScores:
    """Score predicted ledgers, by world id, against gold worlds. A world without a prediction scores as an empty one."""
    done = [_score(world, predictions.get(world["id"], {})) for world in worlds]
    return StoryScores(
        overall=sum((score for score, _ in done), WorldScore(name="all")),
        worlds=tuple(score for score, _ in done),
        errors=tuple(error for _, errors in done for error in errors),
        unanswered=tuple(world["id"] for world in worlds if world["id"] not in predictions),
    )


def _score(world: World, predicted: Mapping[str, Any]) -> tuple[WorldScore, list[StoryError]]:
    stories, copies = predicted.get("stories", ()), predicted.get("copies", ())
    gold = {c["id"]: c["story"] for article in world["articles"] for c in article["claims"] if c["story"] is not None}
    where = placed(world, stories)
    history, spells = score_histories(world, stories, gold, where)
    score = WorldScore(
        name=world["id"],
        claims=b_cubed(gold, where),
        links=lea(gold, where),
        history=history,
        copies=score_copies(world, copies),
        entities=score_entities(world["entities"], predicted.get("entities", ())),
    )
    faults = (
        *_joined(gold, where),
        *_parted(gold, where),
        *_mistold(world, spells),
        *_copy_faults(world, copies),
        *(
            ("entity", f"{fault}: {text}")
            for fault, text in entity_faults(world["entities"], predicted.get("entities", ()))
        ),
    )
    return score, [StoryError(world=world["id"], fault=fault, text=text) for fault, text in faults]


Faults = Iterator[tuple[Fault, str]]


def _joined(gold: Mapping[str, str], where: Mapping[str, int]) -> Faults:
    """Predicted stories that hold claims of several gold stories, or claims of none beside others."""
    for index, claims in grouped(where).items():
        inside = Counter(gold[claim] for claim in claims if claim in gold)
        if len(inside) > 1:
            yield "merged", f"story {index}: " + ", ".join(f"{story} x{n}" for story, n in inside.items())
        if (strays := sorted(claims - gold.keys())) and len(claims) > 1:
            yield "stray", f"story {index} holds claims of no story: {' '.join(strays)}"


def _parted(gold: Mapping[str, str], where: Mapping[str, int]) -> Faults:
    """Gold stories that lie over several predicted ones, or partly nowhere."""
    for story, claims in sorted(grouped(gold).items()):
        parts = grouped({claim: where[claim] for claim in claims if claim in where})
        if len(parts) > 1:
            yield (
                "split",
                f"{story} over {len(parts)}: " + " | ".join(" ".join(sorted(part)) for part in parts.values()),
            )
        if missing := sorted(claims - where.keys()):
            yield "missing", f"{story}: {' '.join(missing)}"


def _mistold(world: World, spells: Sequence[Spell]) -> Faults:
    headlines = {story["id"]: story["headline"] for story in world["stories"]}
    for spell in spells:
        want, got = (f"{state.status}/{state.origins}" for state in (spell.want, spell.got))
        fault: Fault = "status" if spell.want.status != spell.got.status else "origins"
        through = f"{spell.start:%m-%d %H:%M} to {spell.end:%m-%d %H:%M}"
        yield fault, f"{spell.story} {through}: want {want}, got {got}  {headlines[spell.story]}"


def _copy_faults(world: World, copies: Sequence[Mapping[str, Any]]) -> Faults:
    gold, told = gold_copies(world), told_copies(copies)
    yield from (("copy", f"missed: {article} of {original}") for article, original in sorted(gold - told))
    yield from (("copy", f"wrong: {article} of {original}") for article, original in sorted(told - gold))
