"""The relevance gate: is there anything about the market for talent here at all? Under a millisecond an article.

A logistic function of hashed words (pairs of characters where words are not spaced) over the opening of a text.
"""

import re
from functools import cache
from importlib.resources import files
from io import BytesIO
from zlib import crc32

import numpy as np

FILE = "gate.npz"
BITS = 15
LEAST = 8  # a text of fewer signals is weighed as if it had so many
SCALE = 10.0  # the score is the mean of the words' weights, times this: length tells nothing
OPENING = 1600  # characters that are looked at: the opening and the title tell
_WORD = re.compile(r"[^\W\d_぀-ヿ㐀-鿿가-힣]+|[぀-ヿ㐀-鿿가-힣]+")


def passes(text: str, lang: str | None = None) -> tuple[bool, float]:
    """Whether a text should be read, and how likely it is to hold a claim (0 to 1). `lang` is not needed, only taken."""
    weights, offset, line = _weights()
    ids = signals(text)
    total = float(weights[ids].sum()) / (max(LEAST, len(ids)) / SCALE) + offset if len(ids) else -30.0
    score = round(float(1 / (1 + np.exp(-np.clip(total, -30, 30)))), 4)
    return score >= line, score


def signals(text: str) -> np.ndarray:
    """The buckets of a text's words, each once."""
    found: set[int] = set()
    for run in set(_WORD.findall(text[:OPENING].lower())):
        if run[0] < "぀":
            found.add(crc32(run[:7].encode()) & ((1 << BITS) - 1))
        else:
            found.update(crc32(run[i : i + 2].encode()) & ((1 << BITS) - 1) for i in range(len(run) - 1))
    return np.fromiter(sorted(found), dtype=np.int64, count=len(found))


@cache
def _weights() -> tuple[np.ndarray, float, float]:
    held = np.load(BytesIO((files("reportedly.data") / FILE).read_bytes()))
    return held["weights"].astype(np.float32) * float(held["scale"]), float(held["offset"]), float(held["line"])
