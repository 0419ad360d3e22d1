"""How alike two values are: names, groups, words, amounts, times. Scoring only; resolving names is the work of `names`."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

# What a name loses before it is compared: legal forms as words, the CJK ones anywhere, an honorific at the end.
_LEGAL = r"\b(?:inc|corp|corporation|co|company|ltd|llc|plc|ag|gmbh|sa|se|nv|platforms|holdings)\b\.?"
_DROPPED = re.compile(rf"{_LEGAL}|株式会社|有限公司|公司|주식회사|(?:氏ら|氏|さん|社|씨)$")
_ARTICLE = re.compile(r"^(?:the|le|la|el|der|die|das)\s+")
_NO_LETTER = re.compile(r"[\W_]+")
_BETWEEN_NAMES = re.compile(r"[\s・·]")

_NAMING = ("name", "mention", "aliases", "id", "of", "described")
_TOLD_APART_ONLY_BY_WORDS = 0.75


@cache
def normal(text: str) -> str:
    """The letters that matter of a name: `The Gridmoor Inc.` and `gridmoor` have the same."""
    kept = _DROPPED.sub(" ", unicodedata.normalize("NFKC", text).casefold())
    return _NO_LETTER.sub("", _ARTICLE.sub("", kept.strip()))


def answers_to(filler: Any) -> frozenset[str]:
    """All the strings that a filler goes by."""
    match filler:
        case str():
            return frozenset([filler])
        case list() | tuple():
            return _union(filler)
        case Mapping():
            return _union(filler[key] for key in _NAMING if filler.get(key))
    return frozenset()


def alike(gold: Any, predicted: Any) -> float:
    """1 where two fillers name one thing, 0 where not; between where two groups are told apart only by their words."""
    if _is_group(gold) or _is_group(predicted):
        return _groups_alike(gold, predicted) if _is_group(gold) and _is_group(predicted) else 0.0
    left, right = answers_to(gold), answers_to(predicted)
    if _forms(left) & _forms(right):
        return 1.0
    return 1.0 if _last(left) & _alone(right) or _alone(left) & _last(right) else 0.0


def paired(gold: Sequence[Any], predicted: Sequence[Any]) -> float | None:
    """F1 of two lists of fillers, paired greedily, the most alike first; None where both are empty."""
    if not gold and not predicted:
        return None
    pairs = ((alike(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted))
    total = sum(likeness for likeness, _, _ in one_to_one(p for p in pairs if p[0]))
    return 2 * total / (len(gold) + len(predicted))


def one_to_one(pairs: Iterable[tuple[float, int, int]]) -> list[tuple[float, int, int]]:
    """The best pairs (score, left, right), each left and each right at most once; ties go to the later ones."""
    lefts: set[int] = set()
    rights: set[int] = set()
    taken = []
    for pair in sorted(pairs, reverse=True):
        if pair[1] not in lefts and pair[2] not in rights:
            lefts.add(pair[1])
            rights.add(pair[2])
            taken.append(pair)
    return taken


def words_alike(gold: Any, predicted: Any) -> float | None:
    """1 where the one free name holds the other; None where both are empty."""
    if not gold and not predicted:
        return None
    left, right = (normal(" ".join(sorted(answers_to(side)))) for side in (gold, predicted))
    return 1.0 if left and right and (left in right or right in left) else 0.0


def same_amount(gold: Mapping[str, Any] | None, predicted: Any) -> bool | None:
    """True where both bounds agree within 1 per cent, and currency and basis where gold states them; None without both."""
    if not gold or not predicted:
        return False if gold or predicted else None
    bounds = all(_same_bound(gold.get(key), predicted.get(key)) for key in ("low", "high"))
    return bounds and all(_unsaid(gold.get(k)) or gold.get(k) == predicted.get(k) for k in ("currency", "basis"))


def same_time(gold: Mapping[str, Any] | None, predicted: Any) -> bool | None:
    """True where the two intervals share a day, an open end reaching on for ever; None without both."""
    if not gold or not predicted:
        return False if gold or predicted else None
    return isinstance(predicted, Mapping) and _begins(gold) <= _ends(predicted) and _begins(predicted) <= _ends(gold)


def fillers(value: Any, *, many: bool = False) -> list[Any]:
    """A role's fillers as a list. Bare strings in a list are one filler's names, unless the role takes many."""
    if value is None or value in ("", []):
        return []
    if not isinstance(value, list | tuple):
        return [value]
    if all(isinstance(item, str) for item in value):
        return [[item] for item in value] if many else [list(value)]
    return list(value)


def _union(values: Iterable[Any]) -> frozenset[str]:
    return frozenset().union(*map(answers_to, values))


def _is_group(filler: Any) -> bool:
    return isinstance(filler, Mapping) and ("described" in filler or "count" in filler)


def _groups_alike(gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> float:
    ours, theirs = (_every(answers_to(group.get("of"))) for group in (gold, predicted))
    if ours and theirs:
        return 1.0 if ours & theirs else 0.0
    return 1.0 if _every(answers_to(gold)) & _every(answers_to(predicted)) else _TOLD_APART_ONLY_BY_WORDS


def _every(names: Iterable[str]) -> set[str]:
    return {normal(name) for name in names}


def _forms(names: Iterable[str], part: Callable[[str], str] = str) -> set[str]:
    return {normal(part(name)) for name in names} - {""}


def _parts(name: str) -> list[str]:
    return _BETWEEN_NAMES.split(name.strip())


def _last(names: Iterable[str]) -> set[str]:
    return _forms(names, lambda name: _parts(name)[-1])


def _alone(names: Iterable[str]) -> set[str]:
    """The names of one word: a family name alone stands for the whole."""
    return {normal(name) for name in names if len(_parts(name)) == 1}


def _same_bound(gold: float | None, predicted: float | None) -> bool:
    if gold is None or predicted is None:
        return gold is predicted
    return abs(gold - predicted) <= 0.01 * abs(gold)


def _unsaid(value: Any) -> bool:
    return value in (None, "unstated")


def _begins(when: Mapping[str, Any]) -> str:
    return when.get("start") or "0000"


def _ends(when: Mapping[str, Any]) -> str:
    return when.get("end") or "9999"
