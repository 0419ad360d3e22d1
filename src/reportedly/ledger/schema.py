"""The tables. What was observed and judged is only ever appended; derivations and bookmarks may change."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

HEAD = "0001"
"""The newest migration: the schema that this program reads and writes. Later ones sort after it."""

VERSION_TABLE = "reportedly_schema"


class UtcTime(TypeDecorator[datetime]):
    """An aware time in UTC, in SQLite too, which keeps no zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; without its zone where the store keeps none."""
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Back to an aware time in UTC."""
        if value is None:
            return None
        found: datetime = value
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


METADATA = MetaData()

# `key` hashes all that a document says of itself but its notes: the same revision may come with another label or mask.
documents = Table(
    "documents",
    METADATA,
    Column("key", String(32), primary_key=True),
    Column("revision", String(16), nullable=False, index=True),
    Column("id", Text, nullable=False, index=True),
    Column("label", Text, index=True),
    Column("url", Text, index=True),
    Column("publisher", Text),
    Column("published", Text),
    Column("lang", Text),
    Column("body", Text, nullable=False),
)

readings = Table(
    "readings",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("key", String(32), nullable=False, unique=True),
    Column("recorded_at", UtcTime, nullable=False, index=True),
    Column("document_key", ForeignKey("documents.key"), nullable=False, index=True),
    Column("revision", String(16), nullable=False),
    Column("reader", Text, nullable=False),
    Column("reader_key", String(32), nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_readings_revision_sequence", "revision", "sequence"),
)

claims = Table(
    "claims",
    METADATA,
    Column("sequence", ForeignKey("readings.sequence"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", String(16), nullable=False, index=True),
    Column("kind", Text, nullable=False, index=True),
    Column("revision", String(16), nullable=False, index=True),
    Column("published", Text, index=True),
    Column("body", Text, nullable=False),
)

rejections = Table(
    "rejections",
    METADATA,
    Column("sequence", ForeignKey("readings.sequence"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
    Column("body", Text, nullable=False),
)

judgements = Table(
    "judgements",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("id", String(16), nullable=False, unique=True),
    Column("recorded_at", UtcTime, nullable=False),
    Column("body", Text, nullable=False),
)

derivations = Table(
    "derivations",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("upto_sequence", Integer, nullable=False),
)

bookmarks = Table(
    "bookmarks",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("body", Text, nullable=False),
)
