"""What many articles come to: stories with a status, origins, copies and entities. All of it derived, none of it typed in."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from .base import Frozen
from .claim import Claim
from .filler import Amount


class Status(StrEnum):
    """Where a story stands."""

    RUMOURED = "rumoured"
    REPORTED = "reported"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    AMENDED = "amended"
    FELL_THROUGH = "fell_through"
    RETRACTED = "retracted"


class Reason(Frozen):
    """Why: the rule's name, one sentence, and the claims (ids) that it rests on."""

    rule: str
    text: str
    claims: tuple[str, ...] = ()


class Turn(Frozen):
    """From `at` (ISO, UTC) on the story stood so."""

    at: str
    status: Status
    origins: int
    amended: bool = False
    reasons: tuple[Reason, ...] = ()


OriginKind = Literal["party", "named", "medium", "anonymous"]


class Origin(Frozen):
    """An independent root of reporting and the documents (revisions) that go back to it."""

    name: str
    kind: OriginKind
    documents: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


Part = Literal["origin", "relay", "copy", "denial", "comment", "background"]


class Told(Frozen):
    """A claim's place in a story: which part it plays, the chain from its outlet to the root, and what ties it here."""

    claim: Claim
    part: Part
    origin: str | None = None
    chain: tuple[str, ...] = ()
    links: tuple[Reason, ...] = ()


class Value(Frozen):
    """The leading figure, the claim that holds it, and the older or rival ones."""

    amount: Amount
    leads: str
    superseded: tuple[str, ...] = ()


class Story(Frozen):
    """The claims about one happening, and where it stands."""

    id: str
    kind: str
    headline: str
    participants: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    history: tuple[Turn, ...] = ()
    origins: tuple[Origin, ...] = ()
    value: Value | None = None
    unknown: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def now(self) -> Turn | None:
        """The last turn; None for a story whose articles all lack a date."""
        return self.history[-1] if self.history else None


How = Literal["syndicated", "translated", "rewritten"]


class Copy(Frozen):
    """A document (revision) that repeats another's text, how, and by which evidence."""

    document: str
    of: str
    how: How
    reasons: tuple[Reason, ...] = ()
    changed: tuple[str, ...] = ()


class Entity(Frozen):
    """One thing under all its names; `names[0]` is the canonical one. `reasons` say what joined them."""

    id: str
    type: str | None
    names: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


class Standing(Frozen):
    """How all things stand: every story, copy and entity that the ledger's entries come to.

    `resolution` maps each name, as written, to the id of its entity.
    """

    stories: tuple[Story, ...] = ()
    copies: tuple[Copy, ...] = ()
    entities: tuple[Entity, ...] = ()
    resolution: dict[str, str] = Field(default_factory=dict)
