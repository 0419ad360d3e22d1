"""The only place where the steps of the line meet: sources are read, readings are recorded, a ledger becomes a book."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from reportedly.errors import ReportedlyError
from reportedly.ledger import Ledger, Outcome
from reportedly.model import Document, Entry, Reading

if TYPE_CHECKING:
    from reportedly.intake import Sourced
    from reportedly.names import Gazetteer
    from reportedly.reading import Reader
    from reportedly.views.book import Book

# Readers batch what they get at once; the result is the same for any batch, so this is only a matter of speed and memory.
_BATCH = 16


@dataclass(frozen=True)
class Kept:
    """A reading and what recording it did."""

    reading: Reading
    outcome: Outcome


def read(
    items: "Iterable[Sourced | ReportedlyError]", reader: "Reader", *, given: bool = False
) -> Iterator[Reading | ReportedlyError]:
    """Each document read, in order; what could not be had passes through as its error.

    With `given`, claims that came with a document are taken as they are and only its names, aliases and citations are read.
    """
    from reportedly.reading import with_given

    pending = iter(items)
    while batch := list(islice(pending, _BATCH)):
        extractions = iter(reader.read_many(_unread(batch, given)))
        for item in batch:
            if isinstance(item, ReportedlyError):
                yield item
            elif given and item.claims is not None:
                yield Reading(document=item.document, extraction=with_given(item.document, item.claims))
            else:
                yield Reading(document=item.document, extraction=next(extractions))


def add(
    ledger: Ledger, readings: Iterable[Reading | ReportedlyError], clock: Callable[[], datetime]
) -> Iterator[Kept | ReportedlyError]:
    """Each reading recorded, and what that did; errors pass through, the rest goes on."""
    for item in readings:
        yield item if isinstance(item, ReportedlyError) else Kept(item, ledger.record(item, clock()))


def reread(
    ledger: Ledger, reader: "Reader", clock: Callable[[], datetime], since: datetime | None = None
) -> Iterator[tuple[Entry, Kept]]:
    """Stored documents read again: each old entry and what became of it. The old entry stays; the new one supersedes it."""
    entries = [e for e in ledger.entries() if since is None or e.recorded_at >= since]
    extractions = reader.read_many(e.reading.document for e in entries)
    for entry, extraction in zip(entries, extractions, strict=True):
        reading = Reading(document=entry.reading.document, extraction=extraction)
        yield entry, Kept(reading, ledger.record(reading, clock()))


def open_book(
    ledger: Ledger,
    *,
    now: datetime,
    as_of: datetime | None = None,
    recorded_as_of: datetime | None = None,
    gazetteer: "Gazetteer | None" = None,
) -> "Book":
    """All that the ledger holds (as it held it at `recorded_as_of`) of what was published by `as_of`, and what it comes to."""
    from reportedly.stories import build
    from reportedly.views.book import Book

    entries = tuple(e for e in ledger.entries(recorded_as_of) if as_of is None or _published(e) <= as_of)
    judgements = ledger.judgements(recorded_as_of)
    standing = build((e.reading for e in entries), judgements, gazetteer)
    return Book.of(standing, entries, judgements, now=now, as_of=as_of, recorded_as_of=recorded_as_of)


def _published(entry: Entry) -> datetime:
    # A document without a date was published at the latest when we recorded it.
    return entry.reading.document.moment or entry.recorded_at


def _unread(batch: "list[Sourced | ReportedlyError]", given: bool) -> list[Document]:
    found = [item for item in batch if not isinstance(item, ReportedlyError)]
    return [item.document for item in found if not given or item.claims is None]
