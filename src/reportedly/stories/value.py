"""Rival and restated figures: which one leads, and which are older or rival."""

from collections.abc import Sequence

from reportedly.model import Amount, Value

from .chains import Traced
from .facts import Fact


def value_of(traced: Sequence[Traced]) -> Value | None:
    """The leading figure of a story; None where no claim tells one."""
    told = [
        t for t in sorted(traced, key=lambda t: t.fact.order) if t.fact.amount and t.fact.claim.polarity == "affirmed"
    ]
    if not told:
        return None
    lead = _restated(traced, told) or _party(told) or _last_origin(told)
    amount = lead.amount
    assert amount is not None
    rivals: dict[tuple[object, ...], str] = {}
    for item in told:
        other = item.fact.amount
        if other and _figure(other) != _figure(amount) and item.part != "copy":
            rivals.setdefault(_figure(other), item.fact.id)
    return Value(amount=amount, leads=lead.id, superseded=tuple(rivals.values()))


def _figure(amount: Amount) -> tuple[object, ...]:
    return amount.low, amount.high, amount.currency, amount.basis


def _restated(traced: Sequence[Traced], told: Sequence[Traced]) -> Fact | None:
    """The figure that the last amending article puts in the old one's place: on the speaker's word if told so."""
    amending = [t.fact for t in sorted(traced, key=lambda t: t.fact.order) if t.fact.claim.text("act") == "amends"]
    for statement in reversed(amending):
        speakers = {p.entity for p in statement.fillers("speaker")}
        here = [t.fact for t in told if t.fact.article.id == statement.article.id and t.part != "background"]
        own = [f for f in here if speakers & f.credited]
        if own or here:
            return (own or here)[0]
    return None


def _party(told: Sequence[Traced]) -> Fact | None:
    return next((t.fact for t in reversed(told) if any(root.kind == "party" for root in t.roots)), None)


def _last_origin(told: Sequence[Traced]) -> Fact:
    return next((t.fact for t in reversed(told) if t.part == "origin"), told[0].fact)
