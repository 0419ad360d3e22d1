"""`read`: reads and prints claims, and records nothing."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.errors import ReportedlyError

from . import terminal
from .batch import Batch, chosen_reader, opened, said
from .costs import metered, priced
from .options import (
    AllowPrivate,
    Budget,
    Lang,
    MinConfidence,
    Model,
    Published,
    Publisher,
    ReaderName,
    ReadingFormat,
    Sources,
)

if TYPE_CHECKING:
    from reportedly.model import Reading


def commands(app: typer.Typer) -> None:
    app.command()(read)


def read(
    sources: Sources,
    format: Annotated[
        ReadingFormat,
        typer.Option(help="table for people; jsonl one line an article; html one page with the words marked."),
    ] = ReadingFormat.table,
    reader: ReaderName = "local",
    publisher: Publisher = None,
    published: Published = None,
    lang: Lang = None,
    model: Model = None,
    budget: Budget = None,
    min_confidence: MinConfidence = 0.0,
    why: Annotated[bool, typer.Option("--why", help="Say for each claim what it was read from.")] = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Read articles and print the claims in them. Records nothing."""
    from reportedly import pipeline

    batch, chosen = Batch(), chosen_reader(reader, model, budget)
    items = priced(opened(sources, publisher, published, lang, allow_private=allow_private), chosen)
    with metered(chosen):
        readings = pipeline.read(terminal.progress(items, "Reading"), chosen)
        sure = (_sure(item, min_confidence) for item in readings)
        # Of two readers one asks for where they differ, and the reasons say so.
        _print(batch.good_ones(sure), format, why or reader == "both")
    batch.close()


def _sure(item: "Reading | ReportedlyError", least: float) -> "Reading | ReportedlyError":
    if isinstance(item, ReportedlyError) or not least:
        return item
    kept = tuple(c for c in item.claims if c.confidence is None or c.confidence >= least)
    return item.model_copy(update={"extraction": item.extraction.model_copy(update={"claims": kept})})


def _print(readings: "Iterable[Reading]", format: ReadingFormat, why: bool) -> None:
    match format:
        case ReadingFormat.jsonl:
            for reading in readings:
                terminal.print_jsonl(_line(reading))
        case ReadingFormat.json:
            terminal.print_json([_line(reading) | {"document": _about(reading)} for reading in readings])
        case ReadingFormat.html:
            from reportedly.surfaces.reading_page import readings_html

            terminal.print_text(readings_html(tuple(readings)))
        case ReadingFormat.table:
            from .claims_table import print_reading

            for reading in readings:
                print_reading(reading, why=why)
                said(reading.document, reading.extraction)


def _line(reading: "Reading") -> dict[str, Any]:
    from reportedly.kinds.form import claim_json

    return {"id": reading.document.label or reading.document.id, "claims": [claim_json(c) for c in reading.claims]}


def _about(reading: "Reading") -> dict[str, Any]:
    about = reading.document.model_dump(mode="json", exclude={"text", "masked"})
    rejections = [r.model_dump(mode="json", exclude={"document"}) for r in reading.rejections]
    return about | {
        "revision": reading.document.revision,
        "reader": reading.extraction.reader.model_dump(),
        "rejections": rejections,
    }
