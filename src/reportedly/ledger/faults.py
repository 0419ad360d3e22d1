"""What a driver says of a store, said plainly: the ledger, the fault and the remedy."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from reportedly.errors import LedgerError

Fault = tuple[str, str]
"""What is wrong with the store, and the remedy."""

BUSY: Fault = ("is being written by another process", "try again when that one is done")
UNWRITABLE: Fault = ("cannot be written", "give yourself the right to write it, or name another ledger")

FAULTS: tuple[tuple[str, Fault], ...] = (
    ("is locked", BUSY),
    ("lock timeout", BUSY),
    ("readonly", UNWRITABLE),
    ("read-only", UNWRITABLE),
    ("permission denied", ("may not be used by this user", "give yourself the right to it, or name another ledger")),
    ("not a database", ("is not a ledger, nor any SQLite database", "name another file")),
    ("image is malformed", ("is a damaged database", "restore it from a copy")),
    ("disk is full", ("cannot grow: the disk is full", "make room")),
    ("unable to open", ("cannot be opened", "see that its folder is there and that you may read and write it")),
    ("password", ("does not let this user in", "see to the user and the password in the address")),
    ('role "', ("does not know this user", "see to the user in the address")),
    ("does not exist", ("is not there", "make the database first (createdb), or name another ledger")),
    ("resolve host", ("has no such host", "see to the host in the address")),
    ("connection", ("does not answer", "see that the server runs and that the address is right")),
)
"""The words of the driver's message, the first that match, and what is so."""


@contextmanager
def said_plainly(url: str) -> Iterator[None]:
    """Turns what a driver raises into a LedgerError about the ledger at `url`."""
    try:
        yield
    except DBAPIError as error:
        said = " ".join(str(error.orig).split())
        known = (fault for words, fault in FAULTS if words in said.lower())
        fault, remedy = next(known, (f"cannot be used: {said}", "see to the store, or name another ledger"))
        raise LedgerError(url, fault, remedy) from error
