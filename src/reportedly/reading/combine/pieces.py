"""A very long text is read piece by piece, so that time stays linear in its length."""

import re
from collections.abc import Iterator
from typing import Any

from reportedly.model import Document, Span

LONGEST = 24_000  # characters; articles are shorter, so they are read whole
_BREAKS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.!?。！？]\s*"), re.compile(r"\s"))


def pieces(document: Document) -> Iterator[tuple[int, Document]]:
    """The document in pieces of at most `LONGEST` characters, each with its place; a piece ends where the text pauses."""
    text, start = document.text, 0
    while len(text) - start > LONGEST:
        end = _pause(text, start)
        yield start, _cut(document, start, end)
        start = end
    yield start, _cut(document, start, len(text)) if start else document


def _pause(text: str, start: int) -> int:
    for pattern in _BREAKS:
        ends = [m.end() for m in pattern.finditer(text, start + LONGEST // 2, start + LONGEST)]
        if ends:
            return ends[-1]
    return start + LONGEST


def _cut(document: Document, start: int, end: int) -> Document:
    masked = [m for m in document.masked if m.start < end and start < m.end]
    moved = tuple(Span(start=max(m.start, start) - start, end=min(m.end, end) - start) for m in masked)
    return document.model_copy(update={"text": document.text[start:end], "masked": moved})


def moved(value: Any, by: int) -> Any:
    """A raw claim with every place in it moved along."""
    if isinstance(value, list):
        return [moved(v, by) for v in value]
    if not isinstance(value, dict):
        return value
    places = ("start", "end") if isinstance(value.get("start"), int) else ()
    return {key: item + by if key in places else moved(item, by) for key, item in value.items()}
