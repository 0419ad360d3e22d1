"""Reportedly from Python: `read` shows what one source says, `open_ledger` keeps a record."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reportedly import pipeline
from reportedly.errors import NotFound, ReportedlyError
from reportedly.model import Claim, Document, Reading, Rejection, Story

from .settings import clock, settings

if TYPE_CHECKING:
    from reportedly.intake import Sourced
    from reportedly.ledger import Ledger
    from reportedly.views.book import Book


@dataclass(frozen=True)
class Shown:
    """A reading that shows itself in a notebook as the article with its evidence marked."""

    reading: Reading

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in the order of the text."""
        return self.reading.claims

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """What was refused, with reasons."""
        return self.reading.rejections

    @property
    def document(self) -> Document:
        """The article's clean text and what is known about it."""
        return self.reading.document

    def _repr_html_(self) -> str:
        from .reading_page import notebook_html

        return notebook_html(self.reading)


def _sourced(source: str | Path, **about: str | None) -> "Iterator[Sourced | ReportedlyError]":
    from reportedly.intake import IntakeOptions, open_source

    options = IntakeOptions(
        publisher=about.get("publisher"),
        published=about.get("published"),
        lang=about.get("lang"),
        stdin=sys.stdin.buffer,
        now=clock(),
    )
    return open_source(str(source), options=options)


def read(
    source: str | Path,
    *,
    reader: str = "local",
    publisher: str | None = None,
    published: str | None = None,
    lang: str | None = None,
) -> Shown:
    """The first article of a source, read. Raises the SourceError that says what is wrong with it; records nothing."""
    from reportedly.reading import open_reader

    items = _sourced(source, publisher=publisher, published=published, lang=lang)
    for item in pipeline.read(items, open_reader(reader)):
        if isinstance(item, ReportedlyError):
            raise item
        return Shown(item)
    raise NotFound(str(source), "there is no article in it", "give an HTML, text or JSON file, or an address")


class Record:
    """An open ledger: add sources to it, ask it for stories. Close it, or use it in a `with`."""

    def __init__(self, ledger: "Ledger") -> None:
        self.ledger = ledger

    def add(self, source: str | Path, *, reader: str = "local", claims: str = "read") -> list[pipeline.Kept]:
        """Record every article of a source. Raises on the first that is bad; those before it are recorded."""
        from reportedly.reading import open_reader

        kept = []
        for item in pipeline.add(self.ledger, _sourced(source), open_reader(reader), clock, given=claims == "given"):
            if isinstance(item, ReportedlyError):
                raise item
            kept.append(item)
        return kept

    def book(self, as_of: datetime | None = None, recorded_as_of: datetime | None = None) -> "Book":
        """All that the ledger holds and what it comes to; the views take it."""
        from .composition import gazetteer_of, open_book

        return open_book(self.ledger, gazetteer_of(settings(self.ledger.url)), as_of, recorded_as_of)

    def stories(self, as_of: datetime | None = None) -> tuple[Story, ...]:
        """Every story, as it stood at `as_of`."""
        return self.book(as_of).standing.stories

    def close(self) -> None:
        """Release the store."""
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_ledger(url: str) -> Record:
    """The record kept at a database URL or file; made if it is not there. Raises LedgerError."""
    from reportedly.ledger import open_ledger as opened

    return Record(opened(url))
