"""When two wordings name one thing, as far as the wordings alone can tell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_COMPANY = re.compile(
    r"\b(inc|corp|corporation|co|company|ltd|llc|plc|ag|gmbh|sa|se|nv|platforms|holdings)\b\.?"
    r"|株式会社|有限公司|公司|주식회사|(氏|さん|社|氏ら|씨)$"
)
_ARTICLE = re.compile(r"^(the|le|la|el|der|die|das)\s+")
_BREAK = re.compile(r"[\s・·]")
LONGEST_NAME = 40


@lru_cache(maxsize=4096)
def normal(name: str) -> str:
    """A name without case, width, punctuation, articles and company forms."""
    name = _COMPANY.sub(" ", unicodedata.normalize("NFKC", name).casefold())
    return re.sub(r"[\W_]+", "", _ARTICLE.sub("", name.strip()))


@lru_cache(maxsize=4096)
def last_word(name: str) -> str:
    """The normal form of a name's last word; empty where it has but one."""
    words = _BREAK.split(name.strip())
    return normal(words[-1]) if len(words) > 1 else ""


def alike(one: str, other: str) -> bool:
    """Whether two wordings may name one thing: equal, one within the other, or one the other's last word."""
    left, right = normal(one), normal(other)
    if not left or not right:
        return False
    if left == right:
        return True
    shorter = min(left, right, key=len)
    if len(shorter) >= (4 if shorter.isascii() else 2) and (left in right or right in left):
        return True
    return bool(last_word(one) == right or last_word(other) == left)


def fullest(name: str, names: Iterable[str]) -> str:
    """The longest of `names` that this name is a short form of; the name itself where there is none."""
    best = name
    for other in names:
        if len(best) < len(other) <= LONGEST_NAME and _shortens(name, other):
            best = other
    return best


def _shortens(short: str, full: str) -> bool:
    if last_word(full) == normal(short):
        return True
    words = _BREAK.split(full.strip())
    return len(words) > 1 and normal(words[0]) == normal(short) and len(normal(short)) > 3
