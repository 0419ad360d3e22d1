"""Which predicted claim stands for which gold claim of one article."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.kinds import KINDS, Role

from .gold import GoldArticle, RawClaim
from .likeness import fillers, one_to_one, paired, same_amount, words_alike

# What a field holds where a claim leaves it out.
DEFAULTS = {"polarity": "affirmed", "certainty": "certain", "voice": "report"}

# The roles in which a list of bare strings is several fillers, not one under several names.
_MANY = ("people", "suppliers")

_ENOUGH = 0.5


@dataclass(frozen=True)
class Pair:
    """A gold claim, the predicted claim that stands for it, and how far their core roles agree (0 to 1)."""

    gold: RawClaim
    predicted: RawClaim
    core: float


@dataclass(frozen=True)
class Alignment:
    """One article's claims: paired, missed (minor ones never are), spurious; and those whose evidence is not in the text."""

    pairs: tuple[Pair, ...]
    missed: tuple[RawClaim, ...]
    spurious: tuple[RawClaim, ...]
    ungrounded: tuple[RawClaim, ...]


def align(article: GoldArticle, predicted: Sequence[RawClaim]) -> Alignment:
    """Pair the claims one to one, the most similar first.

    A pair needs the same kind and core roles that agree at least half; a statement's evidence must overlap too. Shared
    evidence, stage, polarity, certainty and amount break ties.
    """
    known = [claim for claim in predicted if claim.get("kind") in KINDS]
    pairs = {}
    for i, gold in enumerate(article.claims):
        for j, claim in enumerate(known):
            if score := _similarity(gold, claim, article.text):
                pairs[i, j] = score - 0.01 * bool(gold.get("minor"))
    taken = {(i, j) for _, i, j in one_to_one((score, i, j) for (i, j), score in pairs.items())}
    golds, preds = {i for i, _ in taken}, {j for _, j in taken}
    return Alignment(
        pairs=tuple(_pair(article.claims[i], known[j]) for i, j in sorted(taken)),
        missed=tuple(c for i, c in enumerate(article.claims) if i not in golds and not c.get("minor")),
        spurious=tuple(c for j, c in enumerate(known) if j not in preds),
        ungrounded=tuple(c for c in predicted if not spans(c, article.text)),
    )


def spans(claim: RawClaim, text: str) -> list[tuple[int, int]]:
    """Where the claim's evidence stands: at its offsets, else where its words first stand, else nowhere."""
    placed = (_placed(item, text) for item in claim.get("evidence") or ())
    return [span for span in placed if span]


def value_of(claim: RawClaim, field: str) -> Any:
    """A graded field, or what it holds where it is left out."""
    return claim.get(field) or DEFAULTS[field]


def roles_of(claim: RawClaim) -> Mapping[str, Any]:
    """The claim's roles; none where it has none."""
    return claim.get("roles") or {}


def _placed(item: Any, text: str) -> tuple[int, int] | None:
    exact, start = (item, None) if isinstance(item, str) else (item.get("exact", ""), item.get("start"))
    if start is None or text[start : start + len(exact)] != exact:
        start = text.find(exact)
    return (start, start + len(exact)) if exact and start >= 0 else None


def _pair(gold: RawClaim, predicted: RawClaim) -> Pair:
    return Pair(gold, predicted, _core(gold, predicted))


def _core(gold: RawClaim, predicted: RawClaim) -> float:
    agreed = (_role_agreement(role, gold, predicted) for role in KINDS[gold["kind"]].core)
    told = [share for share in agreed if share is not None]
    return sum(told) / len(told) if told else 1.0


def _role_agreement(role: Role, gold: RawClaim, predicted: RawClaim) -> float | None:
    ours, theirs = roles_of(gold).get(role.name), roles_of(predicted).get(role.name)
    if role.holds == "name":
        return words_alike(ours, theirs)
    return paired(fillers(ours), fillers(theirs, many=role.name in _MANY))


def _similarity(gold: RawClaim, predicted: RawClaim, text: str) -> float:
    """How well the one stands for the other; 0 where it does not."""
    if gold["kind"] != predicted["kind"]:
        return 0.0
    core, near = _core(gold, predicted), _overlap(spans(gold, text), spans(predicted, text))
    if core < _ENOUGH or (gold["kind"] == "statement" and not near):
        return 0.0
    tie = 0.1 * (gold.get("stage") == predicted.get("stage"))
    for field in ("polarity", "certainty"):
        tie += 0.05 * (value_of(gold, field) == value_of(predicted, field))
    tie += 0.05 * (same_amount(roles_of(gold).get("amount"), roles_of(predicted).get("amount")) is not False)
    return core + 0.2 * near + tie


def _overlap(left: Iterable[tuple[int, int]], right: Sequence[tuple[int, int]]) -> bool:
    return any(a < d and c < b for a, b in left for c, d in right)
