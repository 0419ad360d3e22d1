"""Evidence marked in its text: where spans overlap, the text is cut at every edge, so that each piece knows all its spans."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reportedly.model import Document, Excerpt, Frozen, Span

from .cells import Quote

# A quotation is the sentence around the evidence, but no further than this on either side.
_REACH = 160
# A stop after a figure ends no sentence: "am 20. Februar".
_SENTENCE_END = re.compile(r"(?<!\d)[.!?…][\"'”’»)\]]*\s+|[。！？][」』”’）]*|\n+")


class Piece(Frozen):
    """A run of text and the labels of all spans that cover it."""

    text: str
    labels: tuple[str, ...] = ()


def pieces_of(text: str, start: int, end: int, spans: Iterable[tuple[str, Span]]) -> tuple[Piece, ...]:
    """text[start:end] cut at every edge of a labelled span; joined again they are that text."""
    inside = [(label, max(s.start, start), min(s.end, end)) for label, s in spans if s.start < end and start < s.end]
    edges = sorted({start, end, *(a for _, a, _ in inside), *(b for _, _, b in inside)})
    return tuple(
        Piece(
            text=text[a:b],
            labels=tuple(dict.fromkeys(label for label, first, last in inside if first <= a and b <= last)),
        )
        for a, b in pairwise(edges)
    )


def paragraphs_of(document: Document) -> tuple[tuple[Span, bool], ...]:
    """The text's paragraphs, and whether each is boilerplate; a paragraph that is so in part is cut there."""
    found: list[tuple[Span, bool]] = []
    edges = {m.start for m in document.masked} | {m.end for m in document.masked}
    for match in re.finditer(r"[^\n]+", document.text):
        cuts = [match.start(), *sorted(e for e in edges if match.start() < e < match.end()), match.end()]
        for a, b in pairwise(cuts):
            if document.text[a:b].strip():
                found.append((Span(start=a, end=b), document.is_masked(a, b)))
    return tuple(found)


def quote_of(document: Document, excerpts: Sequence[Excerpt]) -> Quote:
    """The sentences that hold these excerpts, the excerpts marked; what is left out between is an ellipsis."""
    pieces: list[tuple[str, bool]] = []
    for window in _windows(document, excerpts):
        if pieces:
            pieces.append((" … ", False))
        cut = pieces_of(document.text, window.start, window.end, [("evidence", e) for e in excerpts])
        pieces.extend((p.text, bool(p.labels)) for p in cut)
    return Quote(pieces=tuple(pieces), lang=document.lang)


def _windows(document: Document, excerpts: Sequence[Excerpt]) -> list[Span]:
    """The sentences around the excerpts, in the order of the text; those that touch are one."""
    windows: list[Span] = []
    for excerpt in sorted(excerpts, key=lambda e: e.start):
        around = _sentence(document, excerpt)
        if windows and around.start <= windows[-1].end:
            windows[-1] = Span(start=windows[-1].start, end=max(windows[-1].end, around.end))
        else:
            windows.append(around)
    return windows


def _sentence(document: Document, excerpt: Excerpt) -> Span:
    text, floor = document.text, max(0, excerpt.start - _REACH)
    ceiling = min(len(text), excerpt.end + _REACH)
    before = [m.end() for m in _SENTENCE_END.finditer(text, floor, excerpt.start)]
    after = _SENTENCE_END.search(text, max(excerpt.end - 1, excerpt.start), ceiling)
    start = before[-1] if before else _at_a_space(text, floor, excerpt.start)
    end = max(after.end(), excerpt.end) if after else _before_a_space(text, ceiling, excerpt.end)
    start = max([start, *(m.end for m in document.masked if m.end <= excerpt.start)])
    end = min([end, *(m.start for m in document.masked if m.start >= excerpt.end)])
    return _trimmed(text, start, end, excerpt)


def _at_a_space(text: str, floor: int, start: int) -> int:
    space = text.find(" ", floor, start) if floor else -1
    return space + 1 if space >= 0 else floor


def _before_a_space(text: str, ceiling: int, end: int) -> int:
    space = text.rfind(" ", end, ceiling) if ceiling < len(text) else -1
    return space if space >= 0 else ceiling


def _trimmed(text: str, start: int, end: int, excerpt: Excerpt) -> Span:
    while start < excerpt.start and text[start].isspace():
        start += 1
    while end > excerpt.end and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)
