"""A reader and the stories room put to the trial: gold is stripped, read as any article is, and what comes out is kept to be scored."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reportedly.errors import ReaderError, SourceError
from reportedly.intake.articles import articles
from reportedly.intake.options import IntakeOptions, Sourced
from reportedly.model import Extraction, Reading
from reportedly.reading import Reader, with_given
from reportedly.stories import build, history_json

from .gold import GoldArticle, RawClaim, predicted, stripped


def reader_on_trial(golds: Iterable[GoldArticle], reader: Reader) -> dict[str, Sequence[RawClaim]]:
    """What the reader gets out of the gold articles, by article id."""
    shown = [gold.model_dump(exclude={"claims", "style"}) for gold in golds]
    return predicted(_read({"articles": shown}, reader))


def stories_on_trial(worlds: Iterable[Mapping[str, Any]], reader: Reader | None = None) -> dict[str, dict[str, Any]]:
    """What the worlds come to, by world id: read by the reader, or with their claims given where there is none."""
    return {world["id"]: _told(world, reader) for world in worlds}


def _told(world: Mapping[str, Any], reader: Reader | None) -> dict[str, Any]:
    readings = list(_read(stripped(world, claims=reader is None), reader))
    told: dict[str, Any] = history_json(build(readings), readings, world["id"])
    return told


def _read(bundle: Mapping[str, Any], reader: Reader | None) -> Iterator[Reading]:
    """The bundle's readings. What a reader could not read is left out, and so scored as unanswered."""
    sourced = list(_sourced(bundle))
    for item, extraction in zip(sourced, _extractions(sourced, reader), strict=True):
        if isinstance(extraction, Extraction):
            yield Reading(document=item.document, extraction=extraction)


def _extractions(sourced: Sequence[Sourced], reader: Reader | None) -> Iterator[Extraction | ReaderError]:
    if reader is None:
        return (with_given(item.document, item.claims or ()) for item in sourced)
    return reader.read_many(item.document for item in sourced)


def _sourced(bundle: Mapping[str, Any]) -> Iterator[Sourced]:
    """The bundle's documents; gold that is no article is the annotator's fault, and raised."""
    for item in articles(json.dumps(bundle), IntakeOptions(), what="gold"):
        if isinstance(item, SourceError):
            raise item
        yield item
