"""Of a found claim, which fields are right."""

from .alignment import DEFAULTS, Pair, roles_of, value_of
from .likeness import fillers, paired, same_amount, same_time

# A found claim is exact when these are right as well (those of them that it has).
EXACT = ("roles", "stage", "polarity", "certainty", "amount")

_WITHOUT_STAGE = ("role", "statement", "morale")
_ALL = 0.999


def verdicts(pair: Pair) -> dict[str, bool]:
    """Field by field whether the prediction is right; a field that neither claim has is left out."""
    gold, predicted = pair.gold, pair.predicted
    right: dict[str, bool | None] = {"roles": pair.core >= _ALL}
    if gold["kind"] not in _WITHOUT_STAGE:
        right["stage"] = gold.get("stage") == predicted.get("stage")
    right |= {field: value_of(gold, field) == value_of(predicted, field) for field in DEFAULTS}
    right["sources"] = _sources(pair)
    right["amount"] = _amount(pair)
    right["when"] = same_time(gold.get("when"), predicted.get("when"))
    return {field: ok for field, ok in right.items() if ok is not None}


def is_exact(right: dict[str, bool]) -> bool:
    """True when all that an exact claim must have right is right."""
    return all(right.get(field, True) for field in EXACT)


def _sources(pair: Pair) -> bool:
    agreed = paired(list(pair.gold.get("sources") or ()), fillers(pair.predicted.get("sources"), many=True))
    return agreed is None or agreed >= _ALL


def _amount(pair: Pair) -> bool | None:
    gold, predicted = roles_of(pair.gold), roles_of(pair.predicted)
    amount = same_amount(gold.get("amount"), predicted.get("amount"))
    if not gold.get("multiple"):
        return amount
    return same_amount(gold["multiple"], predicted.get("multiple")) is True and amount is not False
