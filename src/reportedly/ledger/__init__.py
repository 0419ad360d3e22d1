"""The ledger: what articles said and what people judged, appended and never changed."""

from .protocol import Bookmark, Counts, Derivation, Ledger, Outcome

__all__ = ["Bookmark", "Counts", "Derivation", "Ledger", "Outcome", "open_ledger"]


def open_ledger(url_or_path: str, *, create: bool = True, read_only: bool | None = False) -> Ledger:
    """The ledger at a path or URL: `a.db`, `sqlite:///a.db`, `sqlite://` (in memory), `postgresql://host/name`.

    `create` makes it where it is missing; an older schema is brought up to date. `read_only=None` reads only where the
    store cannot be written. Raises LedgerError where it cannot be opened, is no ledger, or is newer than this program.
    """
    # SQLAlchemy is loaded only by who opens a ledger.
    from .stores import open_store

    return open_store(url_or_path, create=create, read_only=read_only)
