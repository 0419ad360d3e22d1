"""Where a model's words stand in the text: exactly, or but for spaces and widths, or nearly; else nowhere."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from reportedly.model import Excerpt

Alignment = Literal["exact", "folded", "near"]

# Under this likeness (0 to 100) a quotation is another sentence, not a misprint of this one.
_NEAR = 92.0
# A short string is like many others.
_LEAST = 12

# Models straighten and curl quotation marks as they like, and write any dash for any other.
_QUOTES = frozenset("\"'“”‘’‚„«»‹›「」『』`´")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
# A character with its accents, or a half-width kana with its voicing mark, is one: é may be two code points.
_CLUSTER = re.compile("(?s:.)[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*")
# "10 million" and "40 million" are alike but for what matters.
_FIGURES = frozenset("〇一二三四五六七八九十百千万億亿兆")


@dataclass(frozen=True)
class Aligned:
    """The words as the text has them, and how they were found."""

    excerpt: Excerpt
    how: Alignment


class Folded:
    """A text with widths, case, dashes, quotation marks and spaces folded away; knows where each character came from."""

    def __init__(self, text: str) -> None:
        self.text = text
        folded: list[str] = []
        self._bounds: list[tuple[int, int]] = []
        for cluster in _CLUSTER.finditer(text):
            for plain in _plain(cluster[0]):
                folded.append(plain)
                self._bounds.append(cluster.span())
        self.folded = "".join(folded)

    def excerpt(self, start: int, end: int) -> Excerpt:
        """The words of the text under folded[start:end]."""
        return Excerpt.of(self.text, self._bounds[start][0], self._bounds[end - 1][1])


def _plain(cluster: str) -> str:
    folded = unicodedata.normalize("NFKC", cluster).casefold().translate(_DASHES)
    return "".join(c for c in folded if not (c.isspace() or c in _QUOTES or unicodedata.category(c) == "Cf"))


def align(quotation: str, text: Folded) -> Aligned | None:
    """The first place where the quotation stands, or None."""
    start = text.text.find(quotation) if quotation.strip() else -1
    if start >= 0:
        return Aligned(Excerpt.of(text.text, start, start + len(quotation)), "exact")
    wanted = Folded(quotation).folded
    if not wanted:
        return None
    start = text.folded.find(wanted)
    if start >= 0:
        return Aligned(text.excerpt(start, start + len(wanted)), "folded")
    return _nearly(wanted, text)


def _nearly(wanted: str, text: Folded) -> Aligned | None:
    if not _LEAST <= len(wanted) <= len(text.folded):
        return None
    near = fuzz.partial_ratio_alignment(wanted, text.folded, score_cutoff=_NEAR)
    if near is None or near.dest_end <= near.dest_start:
        return None
    if _figures(wanted) != _figures(text.folded[near.dest_start : near.dest_end]):
        return None
    return Aligned(text.excerpt(near.dest_start, near.dest_end), "near")


def _figures(words: str) -> str:
    return "".join(c for c in words if c.isdigit() or c in _FIGURES)


def occurrences(name: str, text: Folded) -> Iterator[Excerpt]:
    """The places, in order, where the name stands as a name and not inside a longer word: Meta, but not in metal."""
    wanted = Folded(name).folded
    start = text.folded.find(wanted) if wanted else -1
    while start >= 0:
        found = text.excerpt(start, start + len(wanted))
        if _stands_apart(found, text.text):
            yield found
        start = text.folded.find(wanted, start + 1)


def _stands_apart(found: Excerpt, text: str) -> bool:
    before, after = text[: found.start][-1:], text[found.end : found.end + 3]
    if _same_word(before, found.exact[0]):
        return False
    # Metas Forscher, OpenAIs chips: a genitive is no other word.
    rest = after[1:] if after[:1] == "s" else after
    return not _same_word(found.exact[-1], rest[:1])


def _same_word(a: str, b: str) -> bool:
    """True when the two characters are of one script that sets its words apart or has them stand out."""
    return bool(a and b) and any(pattern.match(a) and pattern.match(b) for pattern in _SCRIPTS)


# Letters below Hangul are of scripts with spaces; a run of katakana is a word. Kanji and Hangul run on: 東京電力, 한지온이.
_SCRIPTS = (re.compile(r"[^\W_ᄀ-\U0010ffff]"), re.compile("[ァ-ヺー]"))
