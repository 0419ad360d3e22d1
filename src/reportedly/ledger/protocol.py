"""The seam of storing: entries go in once and stay; everything else is derived from them."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from reportedly.model import Entry, Judgement, Reading


class Outcome(StrEnum):
    """What recording a reading did."""

    NEW = "new"
    REVISED = "revised"
    REREAD = "reread"
    KNOWN = "known"


class Ledger(Protocol):
    """Append-only. Recording the same thing twice adds nothing and says so."""

    url: str

    def record(self, reading: Reading, at: datetime) -> Outcome:
        """Append a reading: NEW document, REVISED text, REREAD by another reader (supersedes), or KNOWN already."""

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement, or the undoing of one."""

    def entries(self, recorded_as_of: datetime | None = None) -> Iterator[Entry]:
        """The standing entries in order: of each revision its latest reading, as the ledger held it at that time."""

    def all_entries(self, document: str | None = None) -> Iterator[Entry]:
        """Every entry ever, superseded ones too; of one document (its `id`) if named."""

    def judgements(self, recorded_as_of: datetime | None = None) -> tuple[Judgement, ...]:
        """Judgements in force: those undone are left out."""

    def close(self) -> None:
        """Release the store."""
