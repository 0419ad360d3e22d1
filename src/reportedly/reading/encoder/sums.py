"""The sums of money that stand ready to fill an `amount`: found by rule, chosen by the network."""

from __future__ import annotations

from typing import Any

from reportedly.language.amounts import amounts
from reportedly.language.language import LANGUAGES, of
from reportedly.model import Amount

Sum = tuple[int, int, Amount]


def find(text: str, code: str) -> list[Sum]:
    """Sums with their half-open spans in the text; none where the language is not one of ours."""
    if code not in LANGUAGES:
        return []
    return [(found.start, found.end, found.value) for found in amounts(text, of(code))]


def equal(one: Amount, wanted: dict[str, Any]) -> bool:
    """Whether a sum has the bounds (within a hundredth) and, where it names one, the currency of an annotated amount."""
    for bound in ("low", "high"):
        ours, theirs = getattr(one, bound), wanted.get(bound)
        if (ours is None) != (theirs is None):
            return False
        if ours is not None and theirs is not None and abs(ours - theirs) > 0.01 * abs(theirs):
            return False
    return one.currency is None or one.currency == wanted.get("currency")
