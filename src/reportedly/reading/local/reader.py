"""The rules of the embedded reader alone: words as data and learned weights, no network."""

from typing import Any

from .assemble import claims_of
from .happenings import drafts
from .linking import Field
from .marked import Marked
from .merging import merged
from .signals import Signals
from .weights import Weights


def claims_by_rule(marked: Marked, weights: Weights) -> list[dict[str, Any]]:
    """The raw claims of a document that the rules see, before they are grounded."""
    ground = Field(Signals(marked))
    found = drafts(ground, weights.kinds, weights.choices, weights.links)
    return merged(
        [raw for draft in found if draft.chance >= weights.line(draft.kind) for raw in claims_of(draft, ground)]
    )
