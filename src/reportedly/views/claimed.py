"""A claim as pages show it: our line, on whose word, the words that it stands on, and how sure."""

from typing import Any

from reportedly.kinds.form import claim_json
from reportedly.model import Claim, Document, Flag, Frozen, Reason, Told, label
from reportedly.model.story import Part
from reportedly.stories.phrases import how_sure, on_whose_word, what_it_says

from .cells import Quote
from .marking import quote_of


class ClaimLine(Frozen):
    """`word` is the chain of sources, None for the publisher's own word; `claim` is the schema's own form."""

    id: str
    kind: str
    says: str
    how_sure: str
    stage: str | None
    denied: bool
    hedged: bool
    opinion: bool
    word: str | None
    hedge: str | None
    quote: Quote
    flags: tuple[Flag, ...] = ()
    confidence: float | None = None
    why: tuple[str, ...] = ()
    claim: dict[str, Any]


class ToldLine(ClaimLine):
    """A claim in its story: its part, the chain to its root, the origin it goes back to, and what ties it here."""

    part: Part
    origin: str | None = None
    chain: tuple[str, ...] = ()
    links: tuple[Reason, ...] = ()


def claim_line(document: Document, claim: Claim) -> ClaimLine:
    """The claim as a line."""
    return ClaimLine(**_said(document, claim))


def told_line(document: Document, told: Told) -> ToldLine:
    """The claim as a line in its story."""
    place: dict[str, Any] = {"part": told.part, "origin": told.origin, "chain": told.chain, "links": told.links}
    return ToldLine(**_said(document, told.claim), **place)


def _said(document: Document, claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "kind": claim.kind,
        "says": what_it_says(claim),
        "how_sure": how_sure(claim),
        "stage": claim.stage,
        "denied": claim.polarity == "denied",
        "hedged": claim.certainty == "hedged",
        "opinion": claim.voice == "opinion",
        "word": word_of(claim),
        "hedge": claim.hedge.exact if claim.hedge else None,
        "quote": quote_of(document, claim.evidence),
        "flags": claim.flags,
        "confidence": claim.confidence,
        "why": claim.why,
        "claim": claim_json(claim),
    }


def word_of(claim: Claim) -> str | None:
    """On whose word: the chain of sources, or a statement's speaker; None for the publisher's own."""
    return on_whose_word(claim) or ", ".join(label(f) for f in claim.fillers("speaker")) or None
