"""The ledger in one SQLite file, or in memory."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from reportedly.errors import LedgerError

from .faults import said_plainly
from .migrate import prepare
from .sql import SqlLedger

PATIENCE = 10.0
"""Seconds that a writer waits for another."""


def open_sqlite(address: str, *, create: bool, read_only: bool | None) -> SqlLedger:
    """The ledger at `sqlite:///path`, or at `sqlite://`, which is in memory and ends when it is closed."""
    path = address.partition("://")[2].removeprefix("/")
    if path in ("", ":memory:"):
        return _in_memory(address, bool(read_only))
    return _in_file(Path(path).expanduser(), create, read_only)


def _in_memory(address: str, read_only: bool) -> SqlLedger:
    engine = create_engine("sqlite://", creator=_connector(":memory:"), poolclass=StaticPool)
    ledger = SqlLedger(governed(engine), address, read_only=read_only, guard=RLock())
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        prepare(connection, address, create=True, change=True)
    return ledger


def _in_file(path: Path, create: bool, read_only: bool | None) -> SqlLedger:
    _look(path, create and not read_only)
    if read_only is None:
        read_only = not _writable(path)
    engine = governed(create_engine("sqlite://", creator=_connector(_uri(path, read_only)), poolclass=QueuePool))
    try:
        with said_plainly(str(path)), engine.connect() as bare:
            connection = bare.execution_options(writes=not read_only)
            with connection.begin():
                prepare(connection, str(path), create=create, change=not read_only)
            if not read_only:
                _settle(bare)
    except BaseException:
        engine.dispose()
        raise
    return SqlLedger(engine, str(path), read_only=read_only)


def _look(path: Path, create: bool) -> None:
    """Raises LedgerError for a path where no ledger can be."""
    if path.is_dir():
        raise LedgerError(str(path), "is a folder, not a ledger", f"name a file, such as {path / 'reportedly.db'}")
    if path.exists():
        return
    if not create:
        raise LedgerError(str(path), "there is no such ledger", "record an article in it first, or name another ledger")
    if not path.parent.is_dir():
        raise LedgerError(
            str(path), f"the folder {path.parent} is not there", "make the folder, or name another ledger"
        )


def _writable(path: Path) -> bool:
    place = path if path.exists() else path.parent
    return os.access(place, os.W_OK) and os.access(path.parent, os.W_OK)


def _uri(path: Path, read_only: bool) -> str:
    place = f"file:{quote(str(path.absolute()))}"
    if not read_only:
        return f"{place}?mode=rwc"
    # Beside a file in WAL mode SQLite makes an index; where it cannot, and no writer is there, it must be told so.
    still = not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
    return f"{place}?mode=ro" + ("&immutable=1" if still else "")


def _connector(uri: str) -> Callable[[], sqlite3.Connection]:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, check_same_thread=False, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    return connect


def _settle(connection: Connection) -> None:
    """Lets readers go on beside a writer: kept in the file once it is set."""
    driver: Any = connection.connection.dbapi_connection
    if driver.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        # While another process has the file open it may refuse; the ledger is sound without, and the next opening asks again.
        with suppress(sqlite3.OperationalError):
            driver.execute("PRAGMA journal_mode = WAL")


def governed(engine: Engine) -> Engine:
    """The driver leaves transactions to us, so that a writer takes its lock before it reads."""

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
