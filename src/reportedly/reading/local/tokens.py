"""A text cut into tokens: words where a script spaces them, single characters where it does not."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

# A run of katakana, of Latin letters or of digits is one token; Han, hiragana and Hangul stand character by character,
# for a name may begin or end between any two of them (테살리의, 元東芝).
_TOKEN = re.compile(
    r"[゠-ヺーｦ-ﾟ]+"
    r"|[぀-ゟ㐀-鿿豈-﫿々〆ヶ가-힣ㄱ-ㆎ]"
    r"|[^\W\d_぀-ヿ㐀-鿿豈-﫿々가-힣ㄱ-ㆎ]+"
    r"|\d+"
    r"|[^\w\s]|_"
)


@dataclass(frozen=True)
class Tokens:
    """The tokens of a text: their words and their half-open places."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Tokens":
        """Cut a text; time is linear in its length."""
        found = list(_TOKEN.finditer(text))
        return cls(text, tuple(m[0] for m in found), tuple(m.start() for m in found), tuple(m.end() for m in found))

    def __len__(self) -> int:
        return len(self.words)

    def touching(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of tokens that stand in text[start:end]."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    @cached_property
    def spaced(self) -> tuple[bool, ...]:
        """For each token, whether white space (or nothing) stands before it."""
        before = (0, *self.ends)
        return tuple(i == 0 or self.starts[i] > before[i] for i in range(len(self.words)))


_SHAPES = (
    ("han", re.compile(r"[一-鿿々〆ヶ]")),
    ("kana", re.compile(r"[゠-ヿ]")),
    ("hira", re.compile(r"[぀-ゟ]")),
    ("hangul", re.compile(r"[가-힣]")),
)


def shape(word: str) -> str:
    """What a token looks like: `Xx` Meta, `XX` IBM, `XxX` OpenAI, `x` staff, `9`, `han`, `kana`, `hira`, `hangul`, or itself."""
    if word[0].isdigit():
        return f"9{min(len(word), 4)}"
    script = next((name for name, pattern in _SHAPES if pattern.match(word)), None)
    if script or not word[0].isalpha():
        return script or word[0]
    if word.islower():
        return "x"
    if word.isupper():
        return "X" if len(word) == 1 else "XX"
    return "Xx" if word[0].isupper() and word[1:].islower() else "XxX"
