"""Appending readings: what each one adds is settled in memory, then goes in with one statement a table."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Table, func, insert, select

from reportedly.model import Reading

from .protocol import Outcome
from .rows import claim_rows, document_row, reading_row, rejection_rows
from .schema import claims, documents, readings, rejections

Rows = tuple[Reading, dict[str, Any], dict[str, Any]]
"""A reading, its document's row and its own: hashed before the writer's lock is taken."""


def prepared(reading: Reading) -> Rows:
    """The reading with its rows."""
    return reading, document_row(reading.document), reading_row(reading)


def append(connection: Connection, rows: list[Rows], at: datetime) -> list[Outcome]:
    """Add what is not known yet, in order; `connection` holds the writer's lock."""
    last = connection.execute(select(func.max(readings.c.sequence), func.max(readings.c.recorded_at))).one()
    sequence, before = last[0] or 0, last[1]
    moment = max(at, before) if before else at
    known = _Known(connection, [document for _, document, _ in rows], [row for _, _, row in rows])
    adding: dict[Table, list[dict[str, Any]]] = {documents: [], readings: [], claims: [], rejections: []}
    outcomes = []
    for reading, document, row in rows:
        new_document = document["key"] not in known.documents
        outcome = known.outcome(document, row)
        outcomes.append(outcome)
        if outcome is Outcome.KNOWN:
            continue
        sequence += 1
        if new_document:
            adding[documents].append(document)
        adding[readings].append(row | {"sequence": sequence, "recorded_at": moment})
        adding[claims] += claim_rows(reading, sequence)
        adding[rejections] += rejection_rows(reading, sequence)
    for table, new in adding.items():
        if new:
            connection.execute(insert(table), new)
    return outcomes


class _Known:
    """What the ledger held of a batch before it, and what the batch itself has added since."""

    def __init__(self, connection: Connection, document_rows: list[dict[str, Any]], rows: list[dict[str, Any]]) -> None:
        self.documents = _found(connection, documents.c.key, (row["key"] for row in document_rows))
        self._ids = _found(connection, documents.c.id, (row["id"] for row in document_rows))
        self._revisions = _found(connection, documents.c.revision, (row["revision"] for row in document_rows))
        self._readings = _found(connection, readings.c.key, (row["key"] for row in rows))

    def outcome(self, document: dict[str, Any], row: dict[str, Any]) -> Outcome:
        """What recording it does; from here on it is known."""
        found = self._outcome(document, row)
        self.documents.add(document["key"])
        self._ids.add(document["id"])
        self._revisions.add(document["revision"])
        self._readings.add(row["key"])
        return found

    def _outcome(self, document: dict[str, Any], row: dict[str, Any]) -> Outcome:
        if row["key"] in self._readings:
            return Outcome.KNOWN
        if document["revision"] in self._revisions:
            return Outcome.REREAD
        return Outcome.REVISED if document["id"] in self._ids else Outcome.NEW


def _found(connection: Connection, column: Column[str], values: Iterable[str]) -> set[str]:
    return set(connection.scalars(select(column).where(column.in_(set(values)))))
