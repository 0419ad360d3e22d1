"""A claim: one proposition of one kind in one document, grounded, attributed and graded."""

from functools import cached_property
from typing import Any, Literal

from pydantic import Field

from .base import Frozen, digest
from .filler import Amount, Filler, RoleValue, When
from .span import Excerpt, Span

Polarity = Literal["affirmed", "denied"]
Certainty = Literal["certain", "hedged"]
Voice = Literal["report", "opinion"]


class Flag(Frozen):
    """A doubt about a claim that never changes it: a likely mistranslation, say, with the words and the reason."""

    name: str
    reason: str
    excerpt: Excerpt | None = None


class Claim(Frozen):
    """See the claim schema. Entity roles hold a tuple of fillers, also where the role takes one.

    `document` is the revision that it was read from. `sources` is innermost first; `chains`, where told, keeps parallel
    sources apart. `why` says what the claim was read from; `confidence` is the reader's, 0 to 1, None where given by hand.
    `label` is the id that a bundle gave it.
    """

    document: str
    kind: str
    roles: dict[str, RoleValue]
    stage: str | None = None
    polarity: Polarity = "affirmed"
    certainty: Certainty = "certain"
    voice: Voice = "report"
    sources: tuple[Filler, ...] = ()
    chains: tuple[tuple[Filler, ...], ...] = ()
    when: When | None = None
    evidence: tuple[Excerpt, ...] = Field(min_length=1)
    hedge: Excerpt | None = None
    flags: tuple[Flag, ...] = ()
    confidence: float | None = None
    why: tuple[str, ...] = ()
    label: str | None = None

    @cached_property
    def id(self) -> str:
        """A hash of what was said and where."""
        said = self.model_dump(mode="json", exclude={"confidence", "why", "label", "flags"})
        return digest(said)

    def fillers(self, role: str) -> tuple[Filler, ...]:
        """The fillers of an entity role; empty where the role is empty or holds something else."""
        value = self.roles.get(role)
        return value if isinstance(value, tuple) else ()

    def text(self, role: str) -> str | None:
        """The words of a role that holds words (`unit`, `title`, `act`, `says`)."""
        value = self.roles.get(role)
        return value if isinstance(value, str) else None

    @property
    def amount(self) -> Amount | None:
        """The claim's amount, if it has one."""
        value = self.roles.get("amount")
        return value if isinstance(value, Amount) else None


class Rejection(Frozen):
    """A claim that was refused: why, and what was offered."""

    document: str
    reason: str
    offered: dict[str, Any]


class Mention(Span):
    """A span that names something. `type` is None where the words do not tell."""

    text: str
    type: str | None = None


class Alias(Frozen):
    """Two names that the text itself says are one: `泰萨利（Tessaly）`, `the Spokane company`."""

    names: tuple[str, str]
    reason: str
    excerpt: Excerpt | None = None


class Citation(Frozen):
    """An outlet that the document credits, and the words that do so; `target` is an address where one is linked."""

    outlet: str
    excerpt: Excerpt | None = None
    target: str | None = None


class ReaderMark(Frozen):
    """Who read: name, version, and what else bears on the result (model, prompt hash, settings)."""

    name: str
    version: str
    settings: dict[str, str] = Field(default_factory=dict)


class Extraction(Frozen):
    """All that one reader got from one revision."""

    document: str
    reader: ReaderMark
    claims: tuple[Claim, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    mentions: tuple[Mention, ...] = ()
    aliases: tuple[Alias, ...] = ()
    citations: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
