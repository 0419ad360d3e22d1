"""Boilerplate: paragraphs that are no part of the article. They are masked, never cut, and nothing is read out of them."""

import re
from collections.abc import Iterator

from reportedly.language import Found, Language
from reportedly.model import Span

_LIST_ITEM = re.compile(r"\s*(?:[-*•・▪●■□◆◇➡→>|]|\d{1,2}[.)、]|[①-⑳])\s*")
_SHORT = 220  # a notice is short; a paragraph of the article that only mentions a newsletter is not
_LONG_WORDS = 0.12  # of a longer paragraph, boilerplate wording must make up this much
# Kinds of notices that head a list: every item that follows at once belongs to it.
_HEADS = {"deals", "ad", "more"}


def masked(text: str, language: Language) -> tuple[Span, ...]:
    """The boilerplate paragraphs of a text, in order."""
    cues = language.boilerplate.find(text)
    spans: list[Span] = []
    listing = False
    for start, end in paragraphs(text):
        inside = [c for c in cues if start <= c.start and c.end <= end]
        item = bool(_LIST_ITEM.match(text, start, end))
        if listing and item:
            spans.append(Span(start=start, end=end))
            continue
        notice = _is_notice(inside, end - start)
        listing = notice and any(c.value in _HEADS for c in inside) and end - start < _SHORT
        if notice:
            spans.append(Span(start=start, end=end))
    return tuple(spans)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Half-open bounds of the lines that hold anything."""
    for match in re.finditer(r"[^\n]+", text):
        if match[0].strip():
            yield match.span()


def _is_notice(cues: list[Found[str]], length: int) -> bool:
    if not cues:
        return False
    words = sum(c.end - c.start for c in cues)
    return length <= _SHORT or words >= _LONG_WORDS * length
