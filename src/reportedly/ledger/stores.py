"""The stores that a ledger can be kept in, one line each, by the scheme of their addresses."""

from typing import Protocol

from reportedly.errors import LedgerError

from .postgresql import open_postgresql
from .protocol import Ledger
from .sqlite import open_sqlite


class Open(Protocol):
    """Opens a ledger at an address with one of its schemes. Raises LedgerError where it cannot."""

    def __call__(self, address: str, *, create: bool, read_only: bool | None) -> Ledger:
        """See `open_ledger`."""


STORES: dict[str, Open] = {
    "sqlite": open_sqlite,
    "postgresql": open_postgresql,
}

OTHER_NAMES = {"postgres": "postgresql", "postgresql+psycopg": "postgresql"}
"""Schemes that mean one of them."""


def open_store(address: str, *, create: bool, read_only: bool | None) -> Ledger:
    """The ledger at an address; one without a scheme is the path of an SQLite file."""
    scheme, found, _ = address.partition("://")
    if not found:
        return open_sqlite(f"sqlite:///{address}", create=create, read_only=read_only)
    opener = STORES.get(OTHER_NAMES.get(scheme, scheme))
    if opener is None:
        remedy = f"use a file's path, or an address that begins with {', '.join(f'{name}://' for name in STORES)}"
        raise LedgerError(f"{scheme}://...", "is not a store that ledgers can be kept in", remedy)
    return opener(address, create=create, read_only=read_only)
