"""The ledger in a PostgreSQL database of its own."""

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from reportedly.errors import LedgerError

from .faults import said_plainly
from .migrate import prepare
from .sql import SqlLedger

PATIENCE = 10
"""Seconds that a writer waits for another, and a caller for the server."""

_LOCK = 0x7265706F
"""The writer's lock, over all processes: who holds it gives out the next sequence."""


def open_postgresql(address: str, *, create: bool, read_only: bool | None) -> SqlLedger:
    """The ledger at `postgresql://user@host/database`, which must exist and may be empty."""
    url = _url(address)
    shown = url.set(drivername="postgresql").render_as_string(hide_password=True)
    engine = _engine(url, shown)
    try:
        with said_plainly(shown):
            if read_only is None:
                read_only = _refuses_writes(engine)
            with engine.connect().execution_options(writes=not read_only) as connection, connection.begin():
                prepare(connection, shown, create=create, change=not read_only)
    except BaseException:
        engine.dispose()
        raise
    return SqlLedger(engine, shown, read_only=read_only)


def _url(address: str) -> URL:
    try:
        return make_url(address).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as fault:
        what = f"{address.partition('://')[0]}://..."
        raise LedgerError(what, "is not an address", "write postgresql://user@host:5432/database") from fault


def _engine(url: URL, shown: str) -> Engine:
    try:
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": PATIENCE})
    except ImportError as missing:
        remedy = "install it: pip install 'reportedly[postgres]'"
        raise LedgerError(shown, "needs the PostgreSQL driver psycopg", remedy) from missing

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")

    return engine


def _refuses_writes(engine: Engine) -> bool:
    """True for a standby, or a user who may not write."""
    with engine.connect() as connection:
        asked = "SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on'"
        return bool(connection.exec_driver_sql(asked).scalar())
