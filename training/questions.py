"""The items that the pointer is taught on: annotated claims, and false claims of its own to learn to refuse."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np

from reportedly.reading.encoder.decode import TaggedSpan, tagged_evidence, tagged_mentions
from reportedly.reading.encoder.items import Item, WindowView
from reportedly.reading.encoder.labels import KINDS

from .lessons import WindowLesson
from .targets import Lesson, Span, Target

WRONG_KINDS = 0.25  # share of claims that are also asked about under a kind they are not
OWN_SPAN = 0.5  # share of claims asked about with the tagger's own span where it has one
MOST_ITEMS = 48
OWN_FALSE = 3  # of the tagger's false spans so many, and two for every three claims


@dataclass
class Question:
    """An item and its answer; None: there is no such claim here."""

    row: int
    item: Item
    target: Target | None


def touches(one: Span, other: Span) -> int:
    """How many code points two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def view(window: WindowLesson, tagged: list[TaggedSpan]) -> WindowView:
    """The window with the annotated mentions, amounts, and what else the tagger took for a mention."""
    lesson = window.lesson
    spans = [(start, end, label) for (start, end), label in lesson.mentions.items()]
    spans += [(start, end, "amount") for start, end, _ in lesson.amounts]
    taken = list(lesson.mentions)
    for found in tagged:
        if not any(touches((found.start, found.end), span) for span in taken):
            spans.append((found.start, found.end, found.label))
    return WindowView(lesson.layout, window.tokens, spans, lesson.counts)


def questions(
    row: int,
    window: WindowLesson,
    evidence: np.ndarray,
    mentions: np.ndarray,
    chooser: random.Random,
    own: bool,
) -> list[Question]:
    """Questions on one window; `evidence` and `mentions` are the tagger's probabilities over its tokens."""
    lesson = window.lesson
    tagged = tagged_mentions(mentions, lesson.layout, window.tokens) if own else []
    seen = view(window, tagged)
    found = _own_spans(window, evidence, chooser) if own else []
    asked: list[Question] = []
    for target in lesson.targets:
        span = target.evidence[0]
        if own and chooser.random() < OWN_SPAN:
            span = _nearest(found, target) or span
        item = seen.item(target.kind, *span)
        if item is not None:
            asked.append(Question(row, item, target))
    false = [(s.label, s.start, s.end) for s in found if not _known(lesson, s.label, (s.start, s.end))]
    chooser.shuffle(false)
    false = false[: OWN_FALSE + len(asked) * 2 // 3] + _wrong_kinds(lesson, chooser)
    for kind, start, end in false:
        item = seen.item(kind, start, end)
        if item is not None:
            asked.append(Question(row, item, None))
    chooser.shuffle(asked)
    return asked[:MOST_ITEMS]


def _own_spans(window: WindowLesson, evidence: np.ndarray, chooser: random.Random) -> list[TaggedSpan]:
    threshold = chooser.choice((0.1, 0.2, 0.3, 0.4))
    return tagged_evidence(evidence, window.lesson.layout, window.tokens, threshold)


def _nearest(found: list[TaggedSpan], target: Target) -> Span | None:
    """The tagger's span for this claim, where it shares at least half of the shorter one's length."""
    start, end = target.evidence[0]
    best, most = None, 0
    for span in found:
        shared = touches((span.start, span.end), (start, end)) if span.label == target.kind else 0
        if shared > most and shared * 2 >= min(end - start, span.end - span.start):
            best, most = (span.start, span.end), shared
    return best


def _known(lesson: Lesson, kind: str, span: Span) -> bool:
    """Whether an annotated claim of this kind has evidence here."""
    return any(t.kind == kind and any(touches(span, e) for e in t.evidence) for t in lesson.targets)


def _wrong_kinds(lesson: Lesson, chooser: random.Random) -> list[tuple[str, int, int]]:
    made = []
    for target in lesson.targets:
        if chooser.random() < WRONG_KINDS:
            kind, span = chooser.choice(KINDS), target.evidence[0]
            if not _known(lesson, kind, span):
                made.append((kind, *span))
    return made
