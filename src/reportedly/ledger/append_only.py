"""Append-only, held by the store itself: triggers that refuse to change or delete what was recorded."""

from collections.abc import Iterator

REFUSAL = "the ledger only appends"


def guards(dialect: str, table: str, *unique: str) -> Iterator[str]:
    """The statements that guard a table, in the words of one SQL dialect; `unique` are the columns that tell rows apart.

    `"sequence, position"` is one key of two columns. PostgreSQL needs `refusing_function` first.
    """
    return {"sqlite": _sqlite, "postgresql": _postgresql}[dialect](table, unique)


def _sqlite(table: str, unique: tuple[str, ...]) -> Iterator[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}"
    yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}"
    # INSERT OR REPLACE deletes the old row without firing its delete trigger.
    there = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {_same(columns)})" for columns in unique)
    yield f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {there} {refuse}"


def _same(columns: str) -> str:
    return " AND ".join(f"{column} = NEW.{column}" for column in columns.split(", "))


def _postgresql(table: str, unique: tuple[str, ...]) -> Iterator[str]:
    refuse = "EXECUTE FUNCTION reportedly_refuse()"
    yield f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {refuse}"
    yield f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}"


def refusing_function(dialect: str) -> Iterator[str]:
    """What PostgreSQL's triggers call; SQLite's need nothing."""
    if dialect == "postgresql":
        yield (
            "CREATE FUNCTION reportedly_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
        )
