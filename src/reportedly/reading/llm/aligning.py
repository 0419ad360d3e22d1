"""Where a model's quotation stands in the text: exactly, or but for spaces and widths, or nearly; else nowhere."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from reportedly.model import Excerpt

Alignment = Literal["exact", "folded", "near"]

# Under this likeness (0 to 100) a quotation is another sentence, not a misprint of this one.
_NEAR = 92.0
# A short string is like many others.
_LEAST = 12


@dataclass(frozen=True)
class Aligned:
    """The words as the text has them, and how they were found."""

    excerpt: Excerpt
    how: Alignment


class Folded:
    """A text with widths, case and spaces folded away, which remembers where each character came from."""

    def __init__(self, text: str) -> None:
        self.text = text
        folded: list[str] = []
        self.places: list[int] = []
        for place, character in enumerate(text):
            for plain in unicodedata.normalize("NFKC", character).casefold():
                if not plain.isspace() and plain not in _QUOTES:
                    folded.append(plain)
                    self.places.append(place)
        self.folded = "".join(folded)

    def excerpt(self, start: int, end: int) -> Excerpt:
        """The words of the text under folded[start:end]."""
        return Excerpt.of(self.text, self.places[start], self.places[end - 1] + 1)


# Models straighten and curl quotation marks as they like.
_QUOTES = frozenset("\"'“”‘’„«»「」『』`´")


def align(quotation: str, text: Folded) -> Aligned | None:
    """The first place where the quotation stands, or None."""
    start = text.text.find(quotation) if quotation else -1
    if start >= 0:
        return Aligned(Excerpt.of(text.text, start, start + len(quotation)), "exact")
    wanted = Folded(quotation).folded
    if not wanted:
        return None
    start = text.folded.find(wanted)
    if start >= 0:
        return Aligned(text.excerpt(start, start + len(wanted)), "folded")
    if len(wanted) < _LEAST or len(wanted) > len(text.folded):
        return None
    near = fuzz.partial_ratio_alignment(wanted, text.folded, score_cutoff=_NEAR)
    if (
        near is None
        or near.dest_end <= near.dest_start
        or _figures(wanted) != _figures(text.folded[near.dest_start : near.dest_end])
    ):
        return None
    return Aligned(text.excerpt(near.dest_start, near.dest_end), "near")


def _figures(words: str) -> str:
    # "paid 10 million" and "paid 40 million" are alike but for what matters.
    return "".join(c for c in words if c.isdigit())
