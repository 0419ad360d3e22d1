"""The seam of storing: entries go in once and stay; everything else is derived from them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from reportedly.model import Document, Entry, Judgement, ReaderMark, Reading


class Outcome(StrEnum):
    """What recording a reading did."""

    NEW = "new"
    REVISED = "revised"
    REREAD = "reread"
    KNOWN = "known"


@dataclass(frozen=True)
class Counts:
    """How much the ledger holds. Claims and rejections are those of standing entries; `entries` are all there ever were.

    `entries` is also the highest sequence, and `judgements` counts undoings too: two equal counts, nothing new.
    """

    documents: int
    revisions: int
    entries: int
    claims: int
    rejections: int
    judgements: int


@dataclass(frozen=True)
class Derivation:
    """Something computed from the entries up to `sequence`: it may be thrown away and computed again."""

    body: str
    sequence: int


Bookmark = str
"""Where a follower stopped, in its own words (JSON, as a rule)."""


class Ledger(Protocol):
    """Append-only. Recording the same thing twice adds nothing and says so.

    Any method raises LedgerError where the store cannot be reached, is locked, or is open for reading only.
    """

    url: str
    """The address, without a password."""
    read_only: bool

    def record(self, reading: Reading, at: datetime) -> Outcome:
        """Append a reading: NEW document, REVISED text, REREAD (supersedes), or KNOWN already.

        Grounding is checked again: a claim whose words do not stand in the text goes in as a rejection. `at` is an aware
        time; the ledger's time never runs backwards, so an entry is recorded at `at` or at the last entry's time,
        whichever is later.
        """

    def record_many(self, readings: Iterable[Reading], at: datetime) -> Iterator[Outcome]:
        """As `record`, in order, many in one transaction; what was read before a failure is recorded."""

    def knows(self, document: Document, reader: ReaderMark) -> bool:
        """True when this very document has been read by this very reader: no need to read it again."""

    def judge(self, judgement: Judgement) -> Outcome:
        """Append a judgement, or the undoing of one: NEW, or KNOWN where the same one stands.

        Raises NotFound for the undoing of an unknown one, Contradiction where the opposite stands.
        """

    def entries(self, recorded_as_of: datetime | None = None, since_sequence: int = 0) -> Iterator[Entry]:
        """The standing entries in order: of each revision its latest reading, as the ledger held it at that time.

        Only those after `since_sequence`, each of which takes the place of any earlier one of the same revision. What is
        recorded while this runs is left out.
        """

    def all_entries(self, document: str | None = None) -> Iterator[Entry]:
        """Every entry ever, superseded ones too; of one document (its `id`) if named."""

    def document_entries(self, name: str) -> tuple[Entry, ...]:
        """The standing entries of the documents that go by this id, revision, address or label; empty if none does."""

    def judgements(self, recorded_as_of: datetime | None = None) -> tuple[Judgement, ...]:
        """Judgements in force: those undone are left out."""

    def counts(self, recorded_as_of: datetime | None = None) -> Counts:
        """How much it holds, or held at that time."""

    def derived(self, key: str) -> Derivation | None:
        """What was last kept under this key."""

    def keep_derived(self, key: str, body: str, sequence: int) -> None:
        """Keep something computed from the entries up to `sequence`, in place of what was kept under this key."""

    def forget_derived(self) -> None:
        """Throw away all that was kept."""

    def bookmark(self, name: str) -> Bookmark | None:
        """Where this follower stopped."""

    def keep_bookmark(self, name: str, body: Bookmark) -> None:
        """Note where this follower stops."""

    def close(self) -> None:
        """Release the store."""
