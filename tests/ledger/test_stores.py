"""Which store an address means, and what is said of one that cannot be opened."""

import socket
import subprocess
import sys

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger import open_ledger


def test_an_unknown_store_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(
        LedgerError, match=r"mysql://...: is not a store .*; use a file's path, .* sqlite://, postgresql://"
    ):
        open_ledger("mysql://me:secret@host/x")


@pytest.fixture
def closed_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_server_that_does_not_answer(scheme: str, closed_port: int) -> None:
    with pytest.raises(LedgerError) as fault:
        open_ledger(f"{scheme}://me:secret@127.0.0.1:{closed_port}/ledger")
    assert str(fault.value) == (
        f"postgresql://me:***@127.0.0.1:{closed_port}/ledger: does not answer; "
        "see that the server runs and that the address is right"
    )


def test_an_address_that_is_none() -> None:
    with pytest.raises(LedgerError, match=r"is not an address; write postgresql://user@host:5432/database"):
        open_ledger("postgresql://me:secret@host:port/ledger")


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(
        LedgerError, match=r"needs the PostgreSQL driver psycopg; .*pip install 'reportedly\[postgres\]'"
    ):
        open_ledger("postgresql://127.0.0.1/ledger")


def test_the_package_is_light_until_a_ledger_is_opened() -> None:
    asked = "import sys, reportedly.ledger; print('sqlalchemy' in sys.modules, 'alembic' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["False", "False"]
