"""A document read by both: names by the encoder, candidates fused with the rules' drafts."""

from reportedly.reading.encoder.candidates import Candidate
from reportedly.reading.local.happenings import drafts
from reportedly.reading.local.linking import Field
from reportedly.reading.local.marked import Marked
from reportedly.reading.local.signals import Signals
from reportedly.reading.local.weights import Weights

from .fusing import Fused, Fusing, Shares
from .naming import names
from .stacking import Stack

LEAST_VALID = 0.05
LEAST_CHANCE = 0.1


def fused_of(
    marked: Marked, candidates: list[Candidate], weights: Weights, shares: Shares, stack: Stack | None = None
) -> tuple[Field, list[Fused]]:
    """All that both see in a document; the encoder's names become the document's."""
    masked = marked.document.masked
    seen = [
        c for c in candidates if c.valid >= LEAST_VALID and not any(m.start < c.end and c.start < m.end for m in masked)
    ]
    marked.pointed = names(marked.text, marked.language, seen, marked.tagged)
    ground = Field(Signals(marked))
    found = drafts(ground, weights.kinds, weights.choices, weights.links, LEAST_CHANCE)
    chances = {(d.sentence, d.kind): d.chance for d in found}
    return ground, Fusing(ground, weights.choices, weights.links, shares, stack).fused(seen, found, chances)
