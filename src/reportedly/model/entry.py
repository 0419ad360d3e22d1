"""What the ledger holds: readings as recorded, and judgements."""

from datetime import datetime
from functools import cached_property
from typing import Literal

from .base import Frozen, digest
from .claim import Claim, Extraction, Rejection
from .document import Document


class Reading(Frozen):
    """A document and what one reader got from it."""

    document: Document
    extraction: Extraction

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in the order of the text."""
        return self.extraction.claims

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """What was refused, with reasons."""
        return self.extraction.rejections


class Entry(Frozen):
    """One row of the ledger: a reading and when we recorded it. `sequence` grows by one an entry."""

    sequence: int
    recorded_at: datetime
    reading: Reading


Subject = Literal["names", "stories"]
Verdict = Literal["same", "different"]


class Judgement(Frozen):
    """A person's word that two names (or two stories) are the same or different. It outranks the machine's.

    For names `left` and `right` are names or entity ids; for stories, claim ids (a story is where that claim is).
    """

    subject: Subject
    verdict: Verdict
    left: str
    right: str
    by: str = ""
    note: str = ""
    recorded_at: datetime
    undoes: str | None = None

    @cached_property
    def id(self) -> str:
        """A hash of what was judged and when."""
        return digest(self.model_dump(mode="json"))
