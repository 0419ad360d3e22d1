"""A text cut up for comparing: its words, and its sentences as bags of words. Rough on purpose, and one rule for all scripts."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# Chinese characters and kana stand alone, everything else goes by words.
_ALONE = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_ALONE}]|[^\W_{_ALONE}]+")
_UNSPACED = re.compile(f"[{_ALONE}]")
_END = re.compile(r"(?<=[。！？])|(?<=[.!?…][\s\"'”’»)])|\n+")
_SHORTEST = 4
_MOST = 400


@dataclass(frozen=True)
class Sentence:
    """A sentence as a bag: its words, or, where words are not spaced, its pairs of characters."""

    bag: frozenset[str]
    length: int

    def likeness(self, other: "Sentence") -> float:
        """The part of the two bags that is common to both, 0 to 1."""
        common = len(self.bag & other.bag)
        return 2 * common / (len(self.bag) + len(other.bag)) if common else 0.0


def tokens(text: str) -> tuple[list[str], bool]:
    """The words of a text, and whether most of them are single characters of a script that does not space its words."""
    found = _TOKEN.findall(text)
    single = sum(1 for token in found if len(token) == 1 and _UNSPACED.match(token))
    return found, 2 * single > len(found)


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, without those of three words and fewer."""
    return list(_sentences(unicodedata.normalize("NFKC", text).casefold()))[:_MOST]


def _sentences(text: str) -> Iterator[Sentence]:
    for piece in _END.split(text):
        words, unspaced = tokens(piece)
        if len(words) >= _SHORTEST:
            bag = pairwise(words) if unspaced else words
            yield Sentence(frozenset("".join(part) for part in bag), len(piece))
