"""How well claims agree with annotated ones: what was found, what of it is exact; the pairing that calibration learns from."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from reportedly.reading.encoder.merge import CORE
from reportedly.reading.encoder.naming import normal

Claim = dict[str, Any]

MANY = ("people", "suppliers", "sources")
FOUND = 0.5
DEFAULTS = {"polarity": "affirmed", "certainty": "certain", "voice": "report"}
STAGELESS = ("role", "statement", "morale")
_BREAK = re.compile(r"[\s・·]")


@dataclass(frozen=True)
class Pair:
    """An annotated claim, the claim that answers it, and how far their core roles agree."""

    gold: Claim
    claim: Claim
    core: float


@dataclass(frozen=True)
class Outcome:
    """One article: what was paired, what of the annotation was missed (minor claims apart), what was made up."""

    pairs: list[Pair]
    missed: list[Claim]
    spurious: list[Claim]


def names(filler: Any) -> set[str]:
    """All the wordings that a filler answers to."""
    if filler is None:
        return set()
    if isinstance(filler, str):
        return {filler}
    if isinstance(filler, list):
        return set().union(*map(names, filler)) if filler else set()
    return set().union(*(names(filler.get(key)) for key in ("name", "mention", "aliases", "of", "described")))


def normals(filler: Any) -> set[str]:
    return {normal(name) for name in names(filler)} - {""}


def _is_group(filler: Any) -> bool:
    return isinstance(filler, dict) and ("described" in filler or "count" in filler)


def same(gold: Any, claimed: Any) -> float:
    """1 where two fillers name one thing; two groups of unstated membership told apart by words alone are 0.75."""
    if _is_group(gold) or _is_group(claimed):
        if not (_is_group(gold) and _is_group(claimed)):
            return 0.0
        ours, theirs = normals(gold.get("of")), normals(claimed.get("of"))
        if ours and theirs:
            return float(bool(ours & theirs))
        return 1.0 if normals(gold) & normals(claimed) else 0.75
    if normals(gold) & normals(claimed):
        return 1.0
    return float(bool(_lasts(gold) & _singles(claimed) or _lasts(claimed) & _singles(gold)))


def _lasts(filler: Any) -> set[str]:
    return {normal(_BREAK.split(name.strip())[-1]) for name in names(filler)} - {""}


def _singles(filler: Any) -> set[str]:
    return {normal(name) for name in names(filler) if not _BREAK.search(name.strip())}


def fillers(value: Any, several: bool = False) -> list[Any]:
    """A role's fillers; a list of strings is one filler's names in the annotation, several fillers in a claim's many-role."""
    if value in (None, "", []):
        return []
    if isinstance(value, list):
        if all(isinstance(part, str) for part in value):
            return [[part] for part in value] if several else [value]
        return value
    return [value]


def agreement(gold: list[Any], claimed: list[Any]) -> float | None:
    """F1 of two lists of fillers; None where both are empty."""
    if not gold and not claimed:
        return None
    ranked = sorted(((same(g, c), i, j) for i, g in enumerate(gold) for j, c in enumerate(claimed)), reverse=True)
    ours, theirs, total = set(), set(), 0.0
    for score, i, j in ranked:
        if score and i not in ours and j not in theirs:
            ours.add(i)
            theirs.add(j)
            total += score
    return 2 * total / (len(gold) + len(claimed))


def core_agreement(gold: Claim, claim: Claim) -> float:
    told = []
    for role in CORE[gold["kind"]]:
        ours, theirs = gold["roles"].get(role), claim["roles"].get(role)
        told.append(
            _loosely(ours, theirs) if role == "unit" else agreement(fillers(ours), fillers(theirs, role in MANY))
        )
    known = [score for score in told if score is not None]
    return sum(known) / len(known) if known else 1.0


def _loosely(gold: Any, claimed: Any) -> float | None:
    if not gold and not claimed:
        return None
    ours = normal(gold if isinstance(gold, str) else " ".join(names(gold))) if gold else ""
    theirs = normal(claimed if isinstance(claimed, str) else " ".join(names(claimed))) if claimed else ""
    return float(bool(ours and theirs and (ours in theirs or theirs in ours)))


def spans(claim: Claim, text: str) -> list[tuple[int, int]]:
    found = []
    for part in claim.get("evidence") or []:
        words = part if isinstance(part, str) else part["exact"]
        start = text.find(words) if isinstance(part, str) else part["start"]
        if start >= 0:
            found.append((start, start + len(words)))
    return found


def same_amount(gold: Any, claimed: Any) -> bool | None:
    """Whether two sums agree in both bounds (within a hundredth), and in currency and basis where the annotation has them."""
    if not gold and not claimed:
        return None
    if not gold or not claimed:
        return False
    for bound in ("low", "high"):
        ours, theirs = gold.get(bound), claimed.get(bound)
        if (ours is None) != (theirs is None) or (ours is not None and abs(ours - theirs) > 0.01 * abs(ours)):
            return False
    return all(gold.get(key) in (None, "unstated", claimed.get(key)) for key in ("currency", "basis"))


@dataclass(frozen=True)
class Sheet:
    """All likenesses of an article's annotated claims to some claims, so that several choices of them can be judged."""

    article: dict[str, Any]
    claims: list[Claim]
    table: list[tuple[float, int, int, float]]

    def outcome(self, kept: set[int] | None = None) -> Outcome:
        """Pair the annotated claims with those of `kept` numbers (all, by default), best agreement first."""
        golds = self.article["claims"]
        offered = set(range(len(self.claims))) if kept is None else kept
        used: tuple[set[int], set[int]] = (set(), set())
        pairs = []
        for _, i, j, core in self.table:
            if j in offered and i not in used[0] and j not in used[1]:
                used[0].add(i)
                used[1].add(j)
                pairs.append(Pair(golds[i], self.claims[j], core))
        missed = [gold for i, gold in enumerate(golds) if i not in used[0] and not gold.get("minor")]
        return Outcome(pairs, missed, [self.claims[j] for j in sorted(offered - used[1])])


def sheet(article: dict[str, Any], claims: list[Claim]) -> Sheet:
    table = []
    for i, gold in enumerate(article["claims"]):
        for j, claim in enumerate(claims):
            score, core = _likeness(gold, claim, article["text"])
            if score:
                table.append((score - 0.01 * bool(gold.get("minor")), i, j, core))
    return Sheet(article, claims, sorted(table, reverse=True))


def compare(article: dict[str, Any], claims: list[Claim]) -> Outcome:
    """Pair an article's annotated claims with these, best agreement first."""
    return sheet(article, claims).outcome()


def _likeness(gold: Claim, claim: Claim, text: str) -> tuple[float, float]:
    if gold["kind"] != claim["kind"]:
        return 0.0, 0.0
    core = core_agreement(gold, claim)
    near = any(a[0] < b[1] and b[0] < a[1] for a in spans(gold, text) for b in spans(claim, text))
    if core < FOUND or (gold["kind"] == "statement" and not near):
        return 0.0, core
    tie = 0.1 * (gold.get("stage") == claim.get("stage"))
    tie += sum(
        0.05 * ((gold.get(key) or DEFAULTS[key]) == claim.get(key, DEFAULTS[key])) for key in ("polarity", "certainty")
    )
    tie += 0.05 * (same_amount(gold["roles"].get("amount"), claim["roles"].get("amount")) is not False)
    return core + 0.2 * near + tie, core


def fields(pair: Pair) -> dict[str, bool]:
    """Which fields of a found claim are right; a field that does not apply is absent."""
    gold, claim = pair.gold, pair.claim
    told = {"roles": pair.core >= 0.999}
    if gold["kind"] not in STAGELESS:
        told["stage"] = gold.get("stage") == claim.get("stage")
    for key, default in DEFAULTS.items():
        told[key] = (gold.get(key) or default) == claim.get(key, default)
    amount = same_amount(gold["roles"].get("amount"), claim["roles"].get("amount"))
    if amount is not None:
        told["amount"] = amount
    credited = agreement(fillers(gold.get("sources")), fillers(claim.get("sources"), True))
    told["sources"] = credited is None or credited >= 0.999
    return told


def is_exact(pair: Pair) -> bool:
    told = fields(pair)
    return all(told.get(key, True) for key in ("roles", "stage", "polarity", "certainty", "amount"))


@dataclass(frozen=True)
class Figures:
    """Precision, recall and F1 of what was found, F1 of what is exact, and how many claims there were."""

    precision: float
    recall: float
    found: float
    exact: float
    gold: int
    claimed: int


def figures(
    outcomes: Iterable[tuple[dict[str, Any], Outcome]], by: Callable[[dict[str, Any], Claim], str]
) -> dict[str, Figures]:
    """Figures over several articles, grouped by `by(article, claim)`, and over all."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for article, outcome in outcomes:
        for key_of in (by, lambda article, claim: "all"):
            for pair in outcome.pairs:
                counts[key_of(article, pair.gold)].update(
                    {"found": 1, "exact": is_exact(pair), "gold": 1, "claimed": 1}
                )
            for gold in outcome.missed:
                counts[key_of(article, gold)]["gold"] += 1
            for claim in outcome.spurious:
                counts[key_of(article, claim)]["claimed"] += 1
    return {key: _figures(count) for key, count in sorted(counts.items())}


def _figures(count: Counter[str]) -> Figures:
    gold, claimed = count["gold"], count["claimed"]
    both = gold + claimed
    return Figures(
        precision=round(count["found"] / claimed, 3) if claimed else 1.0,
        recall=round(count["found"] / gold, 3) if gold else 1.0,
        found=round(2 * count["found"] / both, 3) if both else 0.0,
        exact=round(2 * count["exact"] / both, 3) if both else 0.0,
        gold=gold,
        claimed=claimed,
    )


def accuracies(outcomes: Iterable[tuple[dict[str, Any], Outcome]]) -> dict[str, float]:
    """For each field, the share of found claims in which it is right."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for _, outcome in outcomes:
        for pair in outcome.pairs:
            for name, good in fields(pair).items():
                total[name] += 1
                right[name] += good
    return {name: round(right[name] / total[name], 3) for name in sorted(total)}
