"""Bringing a store to this program's schema: made where it is new, updated where it is older, refused where it is not ours."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from reportedly.errors import LedgerError

from .schema import HEAD, VERSION_TABLE


def prepare(connection: Connection, url: str, *, create: bool, change: bool) -> None:
    """Leave the store at HEAD. Raises LedgerError for what is no ledger, is newer, or may not be made or changed."""
    found = _version(connection, url)
    if found == HEAD:
        return
    if found is None and not create:
        raise LedgerError(url, "holds no ledger", "record an article in it first, or name another ledger")
    if found is not None and found > HEAD:
        fault = f"was written by a newer version of reportedly (schema {found}; this one knows {HEAD})"
        raise LedgerError(url, fault, "upgrade reportedly: pip install --upgrade reportedly")
    if not change:
        fault = f"has the older schema {found} and is open for reading only" if found else "holds no ledger"
        raise LedgerError(url, fault, "open it once where it can be written")
    _upgrade(connection)


def _version(connection: Connection, url: str) -> str | None:
    """The schema that the store has; None for an empty one."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE in tables:
        return str(connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}")))
    if tables:
        fault = f"is a database, but not a ledger of reportedly (it has the table {tables[0]!r})"
        raise LedgerError(url, fault, "name another ledger, or an empty database")
    return None


def _upgrade(connection: Connection) -> None:
    # Alembic takes a quarter of a second to load, and only a new or an older ledger needs it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
