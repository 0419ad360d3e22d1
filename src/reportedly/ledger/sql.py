"""The ledger over any SQL store: what SQLite and PostgreSQL share."""

import json
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select

from reportedly.errors import LedgerError
from reportedly.model import Document, Entry, Judgement, ReaderMark, Reading

from . import judging, recall
from .batch import batches
from .faults import said_plainly
from .grounding import grounded
from .protocol import Bookmark, Counts, Derivation, Outcome
from .recording import append, prepared
from .rows import escaped
from .schema import bookmarks, derivations


class SqlLedger:
    """The Ledger protocol over an engine whose `begin` event takes the writer's lock where the option `writes` is set.

    `guard` is held around each transaction: a store with a single connection passes a lock.
    """

    def __init__(
        self, engine: Engine, url: str, *, read_only: bool = False, guard: AbstractContextManager[Any] | None = None
    ) -> None:
        self.url, self.read_only = url, read_only
        self._engine = engine
        self._guard = guard or nullcontext()

    @contextmanager
    def reads(self) -> Iterator[Connection]:
        """A short transaction that reads."""
        with self._transaction(writes=False) as connection:
            yield connection

    @contextmanager
    def writes(self) -> Iterator[Connection]:
        """A transaction that writes, one at a time over all processes: all of it is kept, or nothing."""
        if self.read_only:
            raise LedgerError(self.url, "is open for reading only", "open it where it can be written")
        with self._transaction(writes=True) as connection:
            yield connection

    @contextmanager
    def _transaction(self, writes: bool) -> Iterator[Connection]:
        with self._guard, said_plainly(self.url), self._engine.connect() as bare:
            connection = bare.execution_options(writes=writes)
            with connection.begin():
                yield connection

    def record(self, reading: Reading, at: datetime) -> Outcome:
        """See the protocol."""
        return self._append([reading], at)[0]

    def record_many(self, readings: Iterable[Reading], at: datetime) -> Iterator[Outcome]:
        """See the protocol."""
        return batches(readings, lambda batch: self._append(batch, at))

    def _append(self, readings: list[Reading], at: datetime) -> list[Outcome]:
        rows = [prepared(grounded(reading)) for reading in readings]
        with self.writes() as connection:
            return append(connection, rows, _aware(at))

    def knows(self, document: Document, reader: ReaderMark) -> bool:
        """See the protocol."""
        with self.reads() as connection:
            return recall.knows(connection, document, reader)

    def judge(self, judgement: Judgement) -> Outcome:
        """See the protocol."""
        _aware(judgement.recorded_at)
        with self.writes() as connection:
            return judging.append(connection, judgement)

    def judgements(self, recorded_as_of: datetime | None = None) -> tuple[Judgement, ...]:
        """See the protocol."""
        with self.reads() as connection:
            return judging.in_force(connection, recorded_as_of)

    def entries(self, recorded_as_of: datetime | None = None, since_sequence: int = 0) -> Iterator[Entry]:
        """See the protocol."""
        with self.reads() as connection:
            upto = recall.head(connection, recorded_as_of)
        return self._paged(since_sequence, upto, recall.standing(upto))

    def all_entries(self, document: str | None = None) -> Iterator[Entry]:
        """See the protocol."""
        with self.reads() as connection:
            upto = recall.head(connection)
        return self._paged(0, upto, recall.of_document(document))

    def document_entries(self, name: str) -> tuple[Entry, ...]:
        """See the protocol."""
        with self.reads() as connection:
            upto = recall.head(connection)
        return tuple(self._paged(0, upto, recall.standing(upto) & recall.known_as(name)))

    def _paged(self, since: int, upto: int, wanted: recall.Condition) -> Iterator[Entry]:
        """Page by page, with no transaction open in between: rows up to a sequence never change, so none is needed."""
        while since < upto:
            with self.reads() as connection:
                page = recall.page(connection, since, upto, wanted)
            yield from page
            since = page[-1].sequence if len(page) == recall.PAGE else upto

    def counts(self, recorded_as_of: datetime | None = None) -> Counts:
        """See the protocol."""
        with self.reads() as connection:
            return recall.counts(connection, recorded_as_of)

    def derived(self, key: str) -> Derivation | None:
        """See the protocol."""
        wanted = select(derivations.c.body, derivations.c.upto_sequence).where(derivations.c.key == key)
        with self.reads() as connection:
            row = connection.execute(wanted).first()
        return Derivation(json.loads(row.body), row.upto_sequence) if row else None

    def keep_derived(self, key: str, body: str, sequence: int) -> None:
        """See the protocol."""
        with self.writes() as connection:
            connection.execute(delete(derivations).where(derivations.c.key == key))
            connection.execute(insert(derivations).values(key=key, body=escaped(body), upto_sequence=sequence))

    def forget_derived(self) -> None:
        """See the protocol."""
        with self.writes() as connection:
            connection.execute(delete(derivations))

    def bookmark(self, name: str) -> Bookmark | None:
        """See the protocol."""
        with self.reads() as connection:
            body = connection.scalar(select(bookmarks.c.body).where(bookmarks.c.name == name))
        return None if body is None else str(json.loads(body))

    def keep_bookmark(self, name: str, body: Bookmark) -> None:
        """See the protocol."""
        with self.writes() as connection:
            connection.execute(delete(bookmarks).where(bookmarks.c.name == name))
            connection.execute(insert(bookmarks).values(name=name, body=escaped(body)))

    def close(self) -> None:
        """See the protocol."""
        self._engine.dispose()


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(f"a time of recording needs a zone: {at.isoformat()}")
    return at
