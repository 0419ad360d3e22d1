"""Boilerplate: paragraphs that are no part of the article. They are masked, never cut, and nothing is read out of them."""

import re
from collections.abc import Iterator

from reportedly.language import Found, Language, amounts, shares
from reportedly.model import Span

_LIST_ITEM = re.compile(r"\s*(?:[-*•・▪●■□◆◇➡→>|]|\d{1,2}[.)、]|[①-⑳])\s*")
_SHORT = 240  # a notice is short; a paragraph of the article that only mentions a newsletter is not
_MOSTLY = 0.34  # the part of a paragraph that wordings of notices must make up where it tells of a happening too
_LONG = {
    True: 12,
    False: 5,
}  # characters from which one wording alone makes a notice, where words are spaced and where not
_LEAST = {True: 5, False: 3}  # shorter wordings tell nothing: 同意, ad


def masked(text: str, language: Language) -> tuple[Span, ...]:
    """The boilerplate paragraphs of a text, in order."""
    spaced = language.writing.spaced
    cues = [c for c in language.boilerplate.find(text) if c.end - c.start >= _LEAST[spaced]]
    spans: list[Span] = []
    listing = False
    for start, end in paragraphs(text):
        inside = [c for c in cues if start <= c.start and c.end <= end]
        words = text[start:end]
        if listing and _LIST_ITEM.match(words) and (amounts(words, language) or shares(words, language)):
            spans.append(Span(start=start, end=end))
            continue
        notice = bool(inside) and _is_notice(inside, words, language)
        listing = notice and any(c.value == "deals" for c in inside)
        if notice:
            spans.append(Span(start=start, end=end))
    return tuple(spans)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Half-open bounds of the lines that hold anything."""
    for match in re.finditer(r"[^\n]+", text):
        if match[0].strip():
            yield match.span()


def _is_notice(cues: list[Found[str]], words: str, language: Language) -> bool:
    """Whether a paragraph is a notice: mostly the words of one, or some long ones and nothing that happens."""
    covered = sum(c.end - c.start for c in cues)
    if len(words) > _SHORT:
        return False
    if covered >= _MOSTLY * len(words):
        return True
    long = any(c.end - c.start >= _LONG[language.writing.spaced] for c in cues) or len({c.value for c in cues}) > 1
    return long and not language.triggers.find(words)
