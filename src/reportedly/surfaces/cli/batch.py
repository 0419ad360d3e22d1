"""A batch of sources on the command line: opened, read, and its failures told without stopping the rest."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import typer

from reportedly.errors import ReportedlyError
from reportedly.surfaces.settings import clock

from . import terminal

if TYPE_CHECKING:
    from reportedly.intake import Sourced
    from reportedly.model import Document, Extraction
    from reportedly.reading import Reader

T = TypeVar("T")


@dataclass
class Batch:
    """Counts what went well and what did not; the exit code follows from the two."""

    good: int = 0
    bad: int = 0
    notes: set[str] = field(default_factory=set)

    def good_ones(self, items: Iterable[T | ReportedlyError]) -> Iterator[T]:
        """What could be had; what could not is told in one line and counted."""
        for item in items:
            if isinstance(item, ReportedlyError):
                self.bad += 1
                terminal.fail(item)
            else:
                self.good += 1
                yield item

    def close(self) -> None:
        """Exit 2 when nothing could be done, 1 when some sources were bad."""
        if self.bad:
            raise typer.Exit(1 if self.good else 2)


def opened(
    sources: list[str], publisher: str | None, published: str | None, lang: str | None, *, allow_private: bool = False
) -> "Iterator[Sourced | ReportedlyError]":
    """The documents of all sources, in order, with the error of each that is bad."""
    from reportedly.intake import IntakeOptions, open_source

    options = IntakeOptions(
        publisher=publisher,
        published=published,
        lang=lang,
        stdin=sys.stdin.buffer,
        allow_private=allow_private,
        now=clock(),
    )
    for source in sources:
        yield from open_source(source, options=options)


def chosen_reader(name: str, model: str | None, budget: float | None = None) -> "Reader":
    """The reader of that name, with the model and the budget that it was given, if any; the local one needs neither."""
    from reportedly.reading import open_reader

    given = {"model": model, "budget": budget} if name != "local" else {}
    return open_reader(name, **{key: value for key, value in given.items() if value is not None})


def said(document: "Document", extraction: "Extraction") -> None:
    """What a document and its reader have to remark, on standard error."""
    name = document.label or document.url or document.title or document.id
    for remark in (*document.notes, *extraction.notes):
        terminal.note(f"{name}: {remark}")
    if not extraction.claims:
        terminal.note(f"{name}: no claim about the market for talent found")
    for rejection in extraction.rejections:
        terminal.note(f"{name}: refused: {rejection.reason}")
