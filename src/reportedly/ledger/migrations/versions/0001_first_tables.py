"""The first tables."""

import sqlalchemy as sa
from alembic import op

from reportedly.ledger.append_only import guards, refusing_function
from reportedly.ledger.schema import UtcTime

revision = "0001"
down_revision = None

APPENDED = {
    "documents": ("key",),
    "readings": ("sequence", "key"),
    "claims": ("sequence, position",),
    "rejections": ("sequence, position",),
    "judgements": ("sequence", "id"),
}
"""The tables that only grow, each with what tells its rows apart."""


def upgrade() -> None:
    """Make the tables, then guard those that only grow."""
    _observed()
    _found()
    _kept()
    dialect = op.get_bind().dialect.name
    for statement in refusing_function(dialect):
        op.execute(statement)
    for table, unique in APPENDED.items():
        for statement in guards(dialect, table, *unique):
            op.execute(statement)


def _observed() -> None:
    op.create_table(
        "documents",
        sa.Column("key", sa.String(32), primary_key=True),
        sa.Column("revision", sa.String(16), nullable=False, index=True),
        sa.Column("id", sa.Text, nullable=False, index=True),
        sa.Column("label", sa.Text, index=True),
        sa.Column("url", sa.Text, index=True),
        sa.Column("publisher", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("lang", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.String(32), nullable=False, unique=True),
        sa.Column("recorded_at", UtcTime, nullable=False, index=True),
        sa.Column("document_key", sa.String(32), sa.ForeignKey("documents.key"), nullable=False, index=True),
        sa.Column("revision", sa.String(16), nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("reader_key", sa.String(32), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_readings_revision_sequence", "readings", ["revision", "sequence"])


def _found() -> None:
    op.create_table(
        "claims",
        *_place(),
        sa.Column("id", sa.String(16), nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False, index=True),
        sa.Column("revision", sa.String(16), nullable=False, index=True),
        sa.Column("published", sa.Text, index=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "rejections",
        *_place(),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )


def _place() -> tuple[sa.Column[int], sa.Column[int]]:
    sequence = sa.Column(
        "sequence", sa.Integer, sa.ForeignKey("readings.sequence"), primary_key=True, autoincrement=False
    )
    return sequence, sa.Column("position", sa.Integer, primary_key=True, autoincrement=False)


def _kept() -> None:
    op.create_table(
        "judgements",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("recorded_at", UtcTime, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "derivations",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("upto_sequence", sa.Integer, nullable=False),
    )
    op.create_table(
        "bookmarks",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
