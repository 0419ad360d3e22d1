"""Reportedly reads the news about the market for talent and keeps the record straight.

import reportedly
reportedly.read("article.html").claims                      # read, record nothing
ledger = reportedly.open_ledger("sqlite:///reportedly.db")  # keep a record
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .surfaces.python import Record, Shown, open_ledger, read

__version__ = "0.1.0"
__all__ = ["Record", "Shown", "__version__", "open_ledger", "read"]


def __getattr__(name: str) -> Any:
    # Importing the package does nothing and costs next to nothing: the line is loaded when it is first used.
    if name in ("Record", "Shown", "open_ledger", "read"):
        from .surfaces import python

        return getattr(python, name)
    raise AttributeError(f"module 'reportedly' has no attribute {name!r}")
