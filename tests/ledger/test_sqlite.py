"""What is particular to a ledger in a file: paths, rights, strangers' files, two writers."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger import Outcome, open_ledger
from reportedly.model import Document, Extraction, ReaderMark, Reading

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def reading(name: str) -> Reading:
    """A reading of an article that says nothing."""
    document = Document(id=name, text=f"The text of {name}.")
    return Reading(
        document=document, extraction=Extraction(document=document.revision, reader=ReaderMark(name="r", version="1"))
    )


def test_a_path_and_its_address_are_one_ledger(tmp_path: Path) -> None:
    path = tmp_path / "a b%20?.db"
    first = open_ledger(str(path))
    assert first.record(reading("a"), AT) is Outcome.NEW
    first.close()
    again = open_ledger(f"sqlite:///{path}")
    assert [entry.reading for entry in again.entries()] == [reading("a")]
    again.close()
    assert path.exists()


def test_a_strangers_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE invoices (id)")
    with pytest.raises(LedgerError, match=r"other.db: is a database, but not a ledger .*'invoices'.*; name another"):
        open_ledger(str(path))
