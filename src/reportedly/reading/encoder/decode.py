"""From the tagger's probabilities to spans of text: mentions, and evidence for each kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from .labels import KINDS, TAGGED
from .layout import Layout

# Scripts that put spaces between words: a span in them never ends in the middle of a word.
_SPACED = re.compile(r"[A-Za-zÀ-ɏ]")
_EDGE = " \t\n,.;:、。，；：!?！？"
SHORTEST_EVIDENCE = 3
GAP_TOKENS = 2


@dataclass(frozen=True)
class TaggedSpan:
    """A span in code points of the whole layout, what it was tagged as, and how surely (mean, peak)."""

    start: int
    end: int
    label: str
    mean: float
    peak: float


def tagged_mentions(
    probabilities: np.ndarray, layout: Layout, tokens: np.ndarray, threshold: float = 0.4
) -> list[TaggedSpan]:
    """Mentions in one window; `probabilities` is (tokens, types, 2): begins, inside."""
    found = []
    for number, label in enumerate(TAGGED):
        begins, inside = probabilities[:, number, 0], probabilities[:, number, 1]
        position = 0
        while position < len(tokens):
            if inside[position] <= threshold and begins[position] <= 0.5:
                position += 1
                continue
            end = position + 1
            while end < len(tokens) and inside[end] > threshold and begins[end] < 0.5:
                end += 1
            start, stop = _tidy(layout, tokens[position], tokens[end - 1], 0)
            if stop - start >= 2:
                scores = inside[position:end]
                found.append(TaggedSpan(start, stop, label, float(scores.mean()), float(scores.max())))
            position = end
    return found


def tagged_evidence(
    probabilities: np.ndarray, layout: Layout, tokens: np.ndarray, threshold: float = 0.3, split: float = 0.5
) -> list[TaggedSpan]:
    """Evidence in one window, per kind; `probabilities` is (tokens, kinds, 2): begins, inside."""
    in_body = layout.starts[tokens] >= layout.body
    found = []
    for number, kind in enumerate(KINDS):
        begins, inside = probabilities[:, number, 0], np.where(in_body, probabilities[:, number, 1], 0.0)
        for first, last in _runs(begins, inside, threshold, split):
            start, stop = _tidy(layout, tokens[first], tokens[last - 1], layout.body)
            if stop - start >= 2:
                scores = inside[first:last]
                found.append(TaggedSpan(start, stop, kind, float(scores.mean()), float(scores.max())))
    return found


def _runs(begins: np.ndarray, inside: np.ndarray, threshold: float, split: float) -> list[tuple[int, int]]:
    """Runs of tokens above a threshold, over gaps of a token or two, cut where a new claim begins."""
    above = inside > threshold
    runs, position, count = [], 0, len(inside)
    while position < count:
        if not above[position]:
            position += 1
            continue
        end = position + 1
        while end < count:
            if not above[end]:
                if above[end : end + GAP_TOKENS + 1].any() and begins[end : end + GAP_TOKENS + 1].max() < split:
                    end += 1
                    continue
                break
            if begins[end] > split and end - position >= SHORTEST_EVIDENCE and begins[end] >= begins[end - 1]:
                break
            end += 1
        last = end
        while last > position and not above[last - 1]:
            last -= 1
        if last - position >= SHORTEST_EVIDENCE:
            runs.append((position, last))
        position = end
    return runs


def _tidy(layout: Layout, first: int, last: int, floor: int) -> tuple[int, int]:
    """Grow a span to whole words, then drop punctuation at its edges."""
    text = layout.whole
    start, end = int(layout.starts[first]), int(layout.ends[last])
    while end < len(text) and end > start and _SPACED.match(text[end]) and _SPACED.match(text[end - 1]):
        end += 1
    while start > floor and start < end and _SPACED.match(text[start - 1]) and _SPACED.match(text[start]):
        start -= 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    while start < end and text[start] in _EDGE:
        start += 1
    return start, end
