"""The only place where the steps of the line meet: sources are read, readings are recorded, a ledger becomes a book."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from reportedly.errors import ReportedlyError
from reportedly.ledger import Ledger, Outcome
from reportedly.model import Document, Entry, Extraction, Judgement, Reading, Standing

if TYPE_CHECKING:
    from reportedly.intake import Sourced
    from reportedly.names import Gazetteer
    from reportedly.reading import Reader

    Items = Iterable[Sourced | ReportedlyError]

# Readers batch what they get at once; the result is the same for any batch, so this is only a matter of speed and memory.
_BATCH = 16

# The reader's name on extractions whose claims came with the bundle.
_GIVEN = "given"


@dataclass(frozen=True)
class Kept:
    """A document and what recording it did; `extraction` is None where it was known and so not read again."""

    document: Document
    outcome: Outcome
    extraction: Extraction | None = None


@dataclass(frozen=True)
class Reread:
    """A standing entry, and what reading its document again did."""

    entry: Entry
    kept: Kept


def read(items: "Items", reader: "Reader", *, given: bool = False) -> Iterator[Reading | ReportedlyError]:
    """Each document read, in order; what could not be had passes through as its error.

    With `given`, claims that came with a document are taken as they are, and only its names, aliases and citations are read.
    """
    for batch in _batches(items):
        yield from _read(batch, reader, given)


def add(
    ledger: Ledger,
    items: "Items",
    reader: "Reader",
    clock: Callable[[], datetime],
    *,
    given: bool = False,
    at_once: int = _BATCH,
) -> Iterator[Kept | ReportedlyError]:
    """Each document read and recorded, in order, and what that did; errors pass through, the rest goes on.

    A document that this very reader has read before is not read again. `at_once` documents are taken and recorded together.
    """
    for batch in _batches(items, at_once):
        known = [not given and _known(ledger, i, reader) for i in batch]
        done = list(_read([i for i, old in zip(batch, known, strict=True) if not old], reader, given))
        outcomes = ledger.record_many([r for r in done if isinstance(r, Reading)], clock())
        fresh = iter(done)
        for item, old in zip(batch, known, strict=True):
            if old and not isinstance(item, ReportedlyError):
                yield Kept(item.document, Outcome.KNOWN)
                continue
            result = next(fresh)
            yield Kept(result.document, next(outcomes), result.extraction) if isinstance(result, Reading) else result


def reread(
    ledger: Ledger, reader: "Reader", clock: Callable[[], datetime], since: datetime | None = None
) -> Iterator[Reread | ReportedlyError]:
    """Stored documents read again: each standing entry and what became of it, or the error of one that was not read.

    The old entry stays; a new one supersedes it. Claims that were given by hand are left as they are.
    """
    pending = iter(to_reread(ledger, since))
    while entries := list(islice(pending, _BATCH)):
        extractions = reader.read_many([e.reading.document for e in entries])
        for entry, read in zip(entries, extractions, strict=True):
            if isinstance(read, ReportedlyError):
                yield read
                continue
            document = entry.reading.document
            outcome = ledger.record(Reading(document=document, extraction=read), clock())
            yield Reread(entry, Kept(document, outcome, read))


def to_reread(ledger: Ledger, since: datetime | None = None) -> list[Entry]:
    """The standing entries whose documents `reread` would read again."""
    standing = (e for e in ledger.entries() if e.reading.extraction.reader.name != _GIVEN)
    return [e for e in standing if since is None or e.recorded_at >= since]


@dataclass(frozen=True)
class Derived:
    """How all things stand, with the entries and judgements that this was computed from."""

    standing: Standing
    entries: tuple[Entry, ...]
    judgements: tuple[Judgement, ...]


def derive(
    ledger: Ledger,
    *,
    as_of: datetime | None = None,
    recorded_as_of: datetime | None = None,
    gazetteer: "Gazetteer | None" = None,
) -> Derived:
    """What the ledger comes to: all it holds (held, at `recorded_as_of`) of what was published by `as_of`."""
    from reportedly.stories import build

    entries = tuple(e for e in ledger.entries(recorded_as_of) if as_of is None or _published(e) <= as_of)
    judgements = ledger.judgements(recorded_as_of)
    return Derived(build((e.reading for e in entries), judgements, gazetteer), entries, judgements)


def _published(entry: Entry) -> datetime:
    # A document without a date was published at the latest when we recorded it.
    return entry.reading.document.moment or entry.recorded_at


def _batches(items: "Items", size: int = _BATCH) -> "Iterator[list[Sourced | ReportedlyError]]":
    pending = iter(items)
    while batch := list(islice(pending, size)):
        yield batch


def _read(
    batch: "list[Sourced | ReportedlyError]", reader: "Reader", given: bool
) -> Iterator[Reading | ReportedlyError]:
    from reportedly.reading import with_given

    found = [i for i in batch if not isinstance(i, ReportedlyError)]
    extractions = iter(reader.read_many([i.document for i in found if not given or i.claims is None]))
    for item in batch:
        if isinstance(item, ReportedlyError):
            yield item
        elif given and item.claims is not None:
            yield Reading(document=item.document, extraction=with_given(item.document, item.claims))
        else:
            read = next(extractions)
            yield Reading(document=item.document, extraction=read) if isinstance(read, Extraction) else read


def _known(ledger: Ledger, item: "Sourced | ReportedlyError", reader: "Reader") -> bool:
    return not isinstance(item, ReportedlyError) and ledger.knows(item.document, reader.mark)
