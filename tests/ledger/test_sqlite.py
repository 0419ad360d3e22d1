"""What is particular to a ledger in a file: paths, rights, strangers' files, another writer."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger import Outcome, open_ledger, sqlite
from reportedly.model import Document, Extraction, ReaderMark, Reading

NOBODY = 65534
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def reading(name: str) -> Reading:
    """A reading of an article that says nothing."""
    document = Document(id=name, text=f"The text of {name}.")
    extraction = Extraction(document=document.revision, reader=ReaderMark(name="local", version="1"))
    return Reading(document=document, extraction=extraction)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with one reading in it, closed."""
    made = tmp_path / "made.db"
    ledger = open_ledger(str(made))
    ledger.record(reading("a"), AT)
    ledger.close()
    return made


def test_a_path_and_its_address_are_one_ledger(tmp_path: Path) -> None:
    path = tmp_path / "a b%20?#.db"
    first = open_ledger(str(path))
    assert first.record(reading("a"), AT) is Outcome.NEW
    first.close()
    again = open_ledger(f"sqlite:///{path}")
    assert [entry.reading for entry in again.entries()] == [reading("a")]
    assert again.url == str(path)
    again.close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_ledgers_in_memory_are_apart() -> None:
    one, other = open_ledger("sqlite://"), open_ledger("sqlite://")
    one.record(reading("a"), AT)
    assert list(other.entries()) == []
    one.close()
    other.close()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a ledger at all, but a page of notes.\n" * 40)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"notes.txt: is not a ledger, nor any SQLite database; name another file"):
        open_ledger(str(path))
    assert path.read_bytes() == before


def test_a_strangers_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE invoices (id)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"other.db: is a database, but not a ledger .*'invoices'.*; name another"):
        open_ledger(str(path))
    assert path.read_bytes() == before


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"is a folder, not a ledger; name a file, such as .*reportedly.db"):
        open_ledger(str(tmp_path))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"the folder .*nowhere is not there; make the folder"):
        open_ledger(str(tmp_path / "nowhere" / "a.db"))


def test_a_missing_ledger_is_not_made_against_ones_will(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with pytest.raises(LedgerError, match="there is no such ledger"):
        open_ledger(str(path), create=False)
    assert not path.exists()


def test_another_writer_is_waited_for_and_then_told_of(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 0.05)
    ledger = open_ledger(str(path))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerError, match=r"is being written by another process; try again"):
        ledger.record(reading("b"), AT)
    assert [entry.reading for entry in ledger.entries()] == [reading("a")]
    other.execute("COMMIT")
    assert ledger.record(reading("b"), AT) is Outcome.NEW
    other.close()
    ledger.close()


def test_a_damaged_file_is_said_to_be_so(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 4000)
    with pytest.raises(LedgerError, match=r"made.db: is a damaged database; restore it"):
        open_ledger(str(path))


@pytest.fixture
def held_shut(path: Path) -> Iterator[Path]:
    """A ledger in a folder, neither of which this user may write: root may write anything, so root becomes nobody."""
    folder = Path(tempfile.mkdtemp())
    shut = Path(shutil.copy(path, folder))
    shut.chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.setresuid(NOBODY, NOBODY, 0)
    yield shut
    if root:
        os.setresuid(0, 0, 0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_ledger_that_cannot_be_written_is_read(held_shut: Path) -> None:
    ledger = open_ledger(str(held_shut), read_only=None)
    assert ledger.read_only
    assert [entry.reading for entry in ledger.entries()] == [reading("a")]
    with pytest.raises(LedgerError, match="is open for reading only"):
        ledger.record(reading("b"), AT)
    ledger.close()
    assert [each.name for each in held_shut.parent.iterdir()] == ["made.db"]


def test_a_ledger_that_cannot_be_written_is_said_to_be_so(held_shut: Path) -> None:
    with pytest.raises(LedgerError, match=r"made.db: cannot be (written|opened); "):
        open_ledger(str(held_shut)).record(reading("b"), AT)


def test_a_ledger_that_cannot_be_made_is_said_to_be_so(held_shut: Path) -> None:
    with pytest.raises(LedgerError, match=r"new.db: cannot be opened; see that .* you may read and write it"):
        open_ledger(str(held_shut.with_name("new.db")))


def test_a_ledger_that_can_be_written_is_not_held_back(path: Path) -> None:
    ledger = open_ledger(str(path), read_only=None)
    assert ledger.record(reading("b"), AT) is Outcome.NEW
    ledger.close()
