"""How far words of a model's own (a description, what somebody says) are words of the text."""

import re
import unicodedata

# Runs of letters of one sort: 兼CEO is two. From Hangul on stand scripts without spaces, or whose particles are written on.
_WORD = re.compile(r"[^\Wᄀ-\U0010ffff]+|(?:(?=[ᄀ-\U0010ffff])\w)+")
_DIGITS = re.compile(r"\d+")
# Part of a word that must stand at a word's beginning for it to be that word in another form: engineer, engineers.
_STEM = 0.7
_SHORTEST = 3


class Wordlist:
    """The words of a text, and for scripts that run on its characters in pairs."""

    def __init__(self, text: str) -> None:
        self._text = _plain(text)
        self._words = frozenset(_WORD.findall(self._text))

    def share(self, words: str) -> float:
        """The part (0 to 1), by length, of the words that stand in the text in some form. 0 where a figure is not in it."""
        wanted = _plain(words)
        if any(figure not in self._text for figure in _DIGITS.findall(wanted)):
            return 0.0
        told = [(len(piece), self._stands(piece)) for run in _WORD.findall(wanted) for piece in _pieces(run)]
        return sum(size for size, stands in told if stands) / (sum(size for size, _ in told) or 1)

    def _stands(self, piece: str) -> bool:
        if _runs_on(piece):
            return piece in self._text
        stem = piece[: max(_SHORTEST, round(len(piece) * _STEM))]
        return piece in self._words or any(word.startswith(stem) for word in self._words)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _pieces(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] if _runs_on(run) and len(run) > 1 else [run]


def _runs_on(run: str) -> bool:
    return run[-1] >= "ᄀ"
