"""The ledger: what articles said and what people judged, appended and never changed."""

from .protocol import Ledger, Outcome

__all__ = ["Ledger", "Outcome"]
