"""An article laid out for the encoder: one string (publisher, title, body), its sentences, its tokens, its windows."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

WINDOW_TOKENS = 508
HEADER_TOKENS = 80
OVERLAP_TOKENS = 110
SNAP_TOKENS = 50

_SENTENCE_END = re.compile(
    r"(?<=[。！？])(?![」』）”])"
    r"|(?<=[.!?])[\"”»“)*]*\s+(?=[^a-zà-ÿ])"
    r"|\n+"
)

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Layout:
    """Offsets are code points of `whole`; the article's own text begins at `body`."""

    whole: str
    body: int
    publisher_end: int
    sentences: Spans
    ids: np.ndarray
    starts: np.ndarray
    ends: np.ndarray

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds a position, or that comes next after it."""
        for number, (_, end) in enumerate(self.sentences):
            if position < end:
                return number
        return len(self.sentences)


def sentences(text: str) -> Spans:
    """The sentences of a text as half-open spans; breaks at full stops and at line ends."""
    found, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        if text[start : match.start()].strip():
            found.append((start, match.start()))
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return tuple(found)


def lay_out(text: str, title: str, publisher: str, tokenizer: Tokenizer) -> Layout:
    """Lay out one article; the header (publisher and title) is read, but never quoted as evidence."""
    header = f"{publisher} | {title}\n"
    whole = header + text
    encoding = tokenizer.encode(whole, add_special_tokens=False)
    starts = np.array([start for start, _ in encoding.offsets], dtype=np.int64)
    ends = np.array([end for _, end in encoding.offsets], dtype=np.int64)
    for index, (start, end) in enumerate(encoding.offsets):
        blank = len(whole[start:end]) - len(whole[start:end].lstrip())
        starts[index] = start + blank
    body = len(header)
    spans = tuple((start + body, end + body) for start, end in sentences(text))
    ids = np.array(encoding.ids, dtype=np.int64)
    return Layout(whole, body, len(publisher), spans, ids, starts, ends)


def windows(layout: Layout) -> list[np.ndarray]:
    """Token indices of each window: the header's tokens, then a stretch of the body, overlapping the one before."""
    count = len(layout.ids)
    body = int(np.searchsorted(layout.starts, layout.body))
    if count <= WINDOW_TOKENS:
        return [np.arange(count)]
    header = np.arange(min(body, HEADER_TOKENS))
    room = WINDOW_TOKENS - len(header)
    if count - body <= room:
        return [np.concatenate([header, np.arange(body, count)])]
    wanted = -(-(count - body - OVERLAP_TOKENS) // (room - OVERLAP_TOKENS))
    step = -(-(count - body - room) // max(1, wanted - 1))
    sentence_starts = np.searchsorted(layout.starts, [start for start, _ in layout.sentences])
    laid = []
    for number in range(wanted):
        start = min(body + number * step, count - room)
        if number:
            start = _snap(start, sentence_starts)
        laid.append(np.concatenate([header, np.arange(start, min(count, start + room))]))
    return laid


def _snap(start: int, sentence_starts: np.ndarray) -> int:
    """Move a window's start on to the next sentence where one is near; the overlap covers what is skipped."""
    after = sentence_starts[sentence_starts >= start]
    return int(after[0]) if len(after) and after[0] - start < SNAP_TOKENS else start


def token_span(starts: np.ndarray, ends: np.ndarray, span: tuple[int, int]) -> tuple[int, int] | None:
    """The half-open range of tokens that touch a span of code points; None where none does."""
    first = int(np.searchsorted(ends, span[0], side="right"))
    last = int(np.searchsorted(starts, span[1], side="left"))
    return (first, last) if first < last else None
