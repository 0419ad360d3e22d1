"""Reading the ledger back: a page of entries is three statements, whatever it holds."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, distinct, func, or_, select, true

from reportedly.model import Document, Entry, ReaderMark

from .protocol import Counts
from .rows import document_key, entry_of, plain, reader_key
from .schema import claims, documents, judgements, readings, rejections

Condition = ColumnElement[bool]

PAGE = 100


def head(connection: Connection, recorded_as_of: datetime | None = None) -> int:
    """The last sequence, or the last one recorded by that time; 0 for none. Times grow with sequences."""
    return _last(connection, readings, recorded_as_of)


def _last(connection: Connection, table: Table, recorded_as_of: datetime | None) -> int:
    wanted = select(func.max(table.c.sequence))
    if recorded_as_of is not None:
        wanted = wanted.where(table.c.recorded_at <= recorded_as_of)
    return connection.scalar(wanted) or 0


def standing(upto: int) -> Condition:
    """No later reading of the same revision, as of a sequence."""
    later = readings.alias("later")
    superseding = select(later.c.sequence).where(
        later.c.revision == readings.c.revision,
        later.c.sequence > readings.c.sequence,
        later.c.sequence <= upto,
    )
    return ~superseding.exists()


def of_document(document: str | None) -> Condition:
    """Of the document with this id; of any where none is named."""
    return true() if document is None else documents.c.id == plain(document)


def known_as(name: str) -> Condition:
    """Of the documents that go by this id, revision, address or label."""
    word = plain(name)
    columns = (documents.c.id, documents.c.revision, documents.c.url, documents.c.label)
    return or_(*(column == word for column in columns))


def page(connection: Connection, since: int, upto: int, wanted: Condition) -> list[Entry]:
    """At most PAGE entries after `since` and up to `upto` that are wanted, in order."""
    query = (
        select(readings.c.sequence, readings.c.recorded_at, readings.c.body.label("extraction"))
        .add_columns(documents.c.body.label("document"))
        .join_from(readings, documents)
        .where(readings.c.sequence > since, readings.c.sequence <= upto, wanted)
        .order_by(readings.c.sequence)
        .limit(PAGE)
    )
    rows = connection.execute(query).all()
    sequences = [row.sequence for row in rows]
    said, refused = (_bodies(connection, table, sequences) for table in (claims, rejections))
    return [entry_of(row, said[row.sequence], refused[row.sequence]) for row in rows]


def _bodies(connection: Connection, table: Table, sequences: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    wanted = select(table.c.sequence, table.c.body).where(table.c.sequence.in_(sequences))
    for sequence, body in connection.execute(wanted.order_by(table.c.sequence, table.c.position)):
        found[sequence].append(body)
    return found


def knows(connection: Connection, document: Document, reader: ReaderMark) -> bool:
    """True when this very document has been read by this very reader."""
    wanted = select(readings.c.sequence).where(
        readings.c.document_key == document_key(document), readings.c.reader_key == reader_key(reader)
    )
    return connection.scalar(wanted.limit(1)) is not None


def counts(connection: Connection, recorded_as_of: datetime | None) -> Counts:
    """How much there is, or was at that time."""
    upto = head(connection, recorded_as_of)
    now = (readings.c.sequence <= upto) & standing(upto)
    documents_and_revisions = (
        select(func.count(distinct(documents.c.id)), func.count(distinct(readings.c.revision)))
        .join_from(readings, documents)
        .where(readings.c.sequence <= upto)
    )
    named, revisions = connection.execute(documents_and_revisions).one()
    return Counts(
        documents=named,
        revisions=revisions,
        entries=upto,
        claims=_count(connection, claims, now),
        rejections=_count(connection, rejections, now),
        judgements=_last(connection, judgements, recorded_as_of),
    )


def _count(connection: Connection, table: Table, now: Condition) -> int:
    wanted: Any = select(func.count()).select_from(table.join(readings)).where(now)
    return connection.scalar(wanted) or 0
