"""Which predicted story holds which gold claim."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .likeness import one_to_one

Span = tuple[int, int]


def placed(world: Mapping[str, Any], stories: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Gold claim id to the index of the predicted story that holds it.

    A predicted claim is a gold claim's id, or offsets in an article's text; those stand for the gold claim whose evidence
    they overlap most, one to one. A claim that is told twice stays where it was first.
    """
    known = {claim["id"] for article in world["articles"] for claim in article["claims"]}
    where: dict[str, int] = {}
    spans: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    for index, claim in _claims(stories):
        if not isinstance(claim, str):
            spans[claim["article"]].append((index, (claim["start"], claim["end"])))
        elif claim in known:
            where.setdefault(claim, index)
    for article in world["articles"]:
        _by_offsets(article, spans[article["id"]], where)
    return where


def grouped(where: Mapping[Any, Any]) -> dict[Any, set[Any]]:
    """A map from items to clusters, the other way round."""
    groups: dict[Any, set[Any]] = defaultdict(set)
    for item, cluster in where.items():
        groups[cluster].add(item)
    return dict(groups)


def _claims(stories: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, Any]]:
    return ((index, claim) for index, story in enumerate(stories) for claim in story.get("claims", ()))


def _by_offsets(article: Mapping[str, Any], told: Sequence[tuple[int, Span]], where: dict[str, int]) -> None:
    golds = [claim for claim in article["claims"] if claim["id"] not in where]
    overlaps = {}
    for g, claim in enumerate(golds):
        evidence = list(_evidence(claim, article["text"]))
        for n, (_, span) in enumerate(told):
            if shared := sum(_shared(span, e) for e in evidence):
                overlaps[g, n] = (shared, max(_likeness(span, e) for e in evidence))
    # Ties go to the earlier claim of the text, and to the earlier told.
    for g, n in _first_of_each(overlaps):
        where[golds[g]["id"]] = told[n][0]


def _first_of_each(overlaps: Mapping[tuple[int, int], tuple[int, float]]) -> list[tuple[int, int]]:
    ranked = sorted(overlaps, key=lambda pair: (overlaps[pair], -pair[0], -pair[1]))
    return [(g, n) for _, g, n in one_to_one((rank, g, n) for rank, (g, n) in enumerate(ranked))]


def _evidence(claim: Mapping[str, Any], text: str) -> Iterator[Span]:
    for words in claim["evidence"]:
        if (at := text.find(words)) >= 0:
            yield at, at + len(words)


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _likeness(a: Span, b: Span) -> float:
    """The shared part over the stretch that both cover together."""
    return _shared(a, b) / (max(a[1], b[1]) - min(a[0], b[0]))
