"""Cutting a text into sentences, for every script, in time linear in its length."""

import re
from functools import lru_cache

from .language import Language, of

Bounds = tuple[int, int]

_CLOSERS = "\"'”’»›)]）］」』】》〉"
_STOP = re.compile(
    rf"(?P<cjk>[。！？｡]+[{re.escape(_CLOSERS)}]*)|(?P<line>[\n\r\u2028\u2029]+)"
    rf"|(?P<latin>[.!?…]+(?:[ \u00a0\u202f]?[»”]|[{re.escape(_CLOSERS)}])*)(?=\s|$)"
)
_GOES_ON = re.compile(r"[ぁ-ん、，,]")  # 「行く。」と話した is one sentence
_OPENERS = "\"'“‘„«‹([（「『【《¿¡—–-•*#"
_LAST_WORD = re.compile(r"[^\s(（\[“„«\"'‘]{1,16}$")
_PAIRS = {"「": "」", "『": "』"}


def sentences(text: str, language: Language) -> list[Bounds]:
    """Half-open bounds of each sentence, in order, without the white space around it; a line end always ends one.

    A full stop ends none after an abbreviation (`Dr.`, `z. B.`, `Inc.` before a small letter), after an initial, or in a
    number; `。` ends none inside Japanese quotation marks (「行く。」と話した).
    """
    return list(_cut(text, language.code))


@lru_cache(maxsize=8)
def _cut(text: str, code: str) -> tuple[Bounds, ...]:
    language = of(code)
    cut: list[Bounds] = []
    start = 0
    opened = 0
    looked = 0
    for stop in _STOP.finditer(text):
        opened = max(0, opened + _depth(text, looked, stop.end()))
        looked = stop.end()
        if stop["line"]:
            opened = 0
        elif (stop["cjk"] and (opened or _quoted_on(text, stop))) or (
            stop["latin"] and not _ends(text, stop, language)
        ):
            continue
        _add(cut, text, start, stop.end())
        start = stop.end()
    _add(cut, text, start, len(text))
    return tuple(cut)


def _quoted_on(text: str, stop: re.Match[str]) -> bool:
    """True where a quotation closes and its sentence goes on."""
    return stop["cjk"][-1] in "」』" and bool(_GOES_ON.match(text, stop.end()))


def _depth(text: str, start: int, end: int) -> int:
    """How many more Japanese quotation marks open than close here."""
    return sum((text.count(mark, start, end) - text.count(_PAIRS[mark], start, end)) for mark in _PAIRS)


def _ends(text: str, stop: re.Match[str], language: Language) -> bool:
    following = text[stop.end() : stop.end() + 12].lstrip()
    first = following.lstrip(_OPENERS)[:1]
    if first.islower():
        return False
    if stop["latin"][0] != "." or len(stop["latin"].rstrip(_CLOSERS)) > 1:
        return True
    word = _LAST_WORD.search(text, max(0, stop.start() - 17), stop.start())
    return not word or not _abbreviates(word[0], stop["latin"] != ".", language)


def _abbreviates(word: str, closed: bool, language: Language) -> bool:
    """True where the full stop after the word belongs to the word. `closed`: a quotation or bracket closes after it."""
    if closed:
        return False
    if word in language.abbreviations:
        return True
    if word.isdigit():
        return language.ordinals and len(word) <= 2
    return len(word) == 1 and word.isalpha() and word.isupper()


def _add(cut: list[Bounds], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        cut.append((start, end))
