"""Append-only, held by the store itself: triggers that refuse to change or delete what was recorded."""

from collections.abc import Iterator

APPENDED: dict[str, tuple[str, ...]] = {
    "documents": ("key",),
    "readings": ("sequence", "key"),
    "claims": ("sequence, position",),
    "rejections": ("sequence, position",),
    "judgements": ("sequence", "id"),
}
"""The tables that only grow, each with what is unique in it."""

_REFUSAL = "the ledger only appends"


def triggers(dialect: str) -> Iterator[str]:
    """The statements that guard the tables, in the words of one SQL dialect."""
    yield from {"sqlite": _sqlite, "postgresql": _postgresql}[dialect]()


def _sqlite() -> Iterator[str]:
    for table, unique in APPENDED.items():
        for verb in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            )
        # INSERT OR REPLACE deletes the old row without firing its delete trigger.
        there = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {_same(columns)})" for columns in unique)
        yield (
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {there} "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        )


def _same(columns: str) -> str:
    return " AND ".join(f"{column} = NEW.{column}" for column in columns.split(", "))


def _postgresql() -> Iterator[str]:
    yield (
        "CREATE FUNCTION reportedly_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
    )
    for table in APPENDED:
        yield (
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION reportedly_refuse()"
        )
        yield (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION reportedly_refuse()"
        )
