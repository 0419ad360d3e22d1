"""Whether two names sound alike, across scripts: a fitted transducer between sounds, and a calibrated score.

The table of a tongue holds how often one sound stands for another when a name goes from that tongue to Latin letters
(fitted by training/names/fit_sound.py). Two tongues that are both not Latin are compared through Latin.
"""

import json
import math
from functools import cache, lru_cache
from importlib import resources
from itertools import permutations

from .readings import Sound, readings

ALPHABET = "abcdefghijklmnopqrstuvwxyzSCTZQ"
_INDEX = {character: place + 1 for place, character in enumerate(ALPHABET)}
_WORST = -30.0

# A logistic on the mean and the total log likelihood ratio: fitted on held-back pairs against the likest of 30 strangers.
MEAN, TOTAL, BIAS = 2.94, 0.042, -2.4

Gains = tuple[tuple[float, ...], ...]


@lru_cache(maxsize=200_000)
def likeness(left: str, right: str) -> float:
    """How sure one may be, 0 to 1, that two names are one name written in two ways, by their sound alone."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds(left, right)))))


@lru_cache(maxsize=200_000)
def log_odds(left: str, right: str) -> float:
    """The same as log odds: over all readings of both, the pair that agrees best."""
    return max((evidence(a, b) for a in readings(left) for b in readings(right)), default=_WORST)


def evidence(left: Sound, right: Sound) -> float:
    """The log odds that two readings are one name; words may stand in either order (Hayashi Misaki, Misaki Hayashi)."""
    whole = left.whole
    if not whole or not right.whole:
        return _WORST
    gains = _gains(left.tongue, right.tongue)
    return max(_odds(whole, other, gains) for other in _orders(right.words))


def _orders(words: tuple[str, ...]) -> list[str]:
    if len(words) == 1 or len(words) > 3:
        return ["".join(words)]
    return ["".join(order) for order in permutations(words)]


def _odds(left: str, right: str, gains: Gains) -> float:
    total = _align(left, right, gains)
    mean = total / max(len(left), len(right))
    return MEAN * mean + TOTAL * total + BIAS


def _align(left: str, right: str, gains: Gains) -> float:
    """The best alignment's log likelihood ratio: how much likelier the pair is than two names that have nothing in common."""
    columns = [_INDEX[character] for character in right]
    insert = gains[0]
    row = [0.0]
    for column in columns:
        row.append(row[-1] + insert[column])
    for character in left:
        own = gains[_INDEX[character]]
        before, row = row, [row[0] + own[0]]
        for place, column in enumerate(columns):
            row.append(max(before[place] + own[column], before[place + 1] + own[0], row[place] + insert[column]))
    return row[-1]


@cache
def _gains(left: str, right: str) -> Gains:
    """Log likelihood ratios of every correspondence of sounds between two tongues."""
    joint = _joint(left, right)
    size = len(joint)
    rows = [sum(joint[i]) for i in range(size)]
    columns = [sum(joint[i][j] for i in range(size)) for j in range(size)]
    return tuple(tuple(_gain(joint[i][j], rows[i], columns[j], i, j) for j in range(size)) for i in range(size))


def _gain(both: float, row: float, column: float, i: int, j: int) -> float:
    if not i and not j:
        return 0.0
    if both <= 0:
        return _WORST
    apart = (row if i else 1.0) * (column if j else 1.0)
    return math.log(both / apart) if apart > 0 else _WORST


def _joint(left: str, right: str) -> list[list[float]]:
    """Joint probabilities of sounds in two tongues; through Latin where neither is."""
    if left == "latin" and right == "latin":
        return _through(_table("ja"), _table("ja"))
    if right == "latin":
        return _table(left)
    if left == "latin":
        return [list(column) for column in zip(*_table(right), strict=True)]
    return _through(_flip(_table(left)), _flip(_table(right)))


def _flip(table: list[list[float]]) -> list[list[float]]:
    return [list(column) for column in zip(*table, strict=True)]


def _through(left: list[list[float]], right: list[list[float]]) -> list[list[float]]:
    """Both tables go from one middle tongue (their rows): the joint of their columns."""
    size = len(left)
    middle = [sum(row) for row in left]
    out = [[0.0] * size for _ in range(size)]
    for k in range(size):
        if k and middle[k] <= 0:
            continue
        for i in range(size):
            share = left[k][i] / middle[k] if k else 0.0
            if share:
                for j in range(size):
                    out[i][j] += share * right[k][j]
    for i in range(1, size):
        out[i][0] += left[0][i] / 2
        out[0][i] += right[0][i] / 2
    out[0][0] = 0.0
    return out


@cache
def _fitted() -> dict[str, list[list[float]]]:
    data = json.loads((resources.files("reportedly.data") / "names" / "sound.json").read_text("utf-8"))
    return {tongue: [[math.exp(p) for p in row] for row in rows] for tongue, rows in data["tables"].items()}


def _table(tongue: str) -> list[list[float]]:
    return _fitted()[tongue]
