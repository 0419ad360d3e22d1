"""Windows of the lessons as tensors, batched by length."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from reportedly.reading.encoder.labels import KINDS, TAGGED
from reportedly.reading.encoder.layout import token_span, windows

from .targets import Lesson

OPEN, PAD, CLOSE = 0, 1, 2


@dataclass
class WindowLesson:
    """One window to learn from; label arrays run over its tokens, without the opening and closing marks."""

    lesson: Lesson
    tokens: np.ndarray
    evidence: np.ndarray
    evidence_counts: np.ndarray
    mentions: np.ndarray
    person: np.ndarray
    person_counts: np.ndarray


@dataclass
class Batch:
    windows: list[WindowLesson]
    ids: Tensor
    mask: Tensor
    evidence: Tensor
    evidence_counts: Tensor
    mentions: Tensor
    person: Tensor
    person_counts: Tensor


def window_lessons(lesson: Lesson) -> list[WindowLesson]:
    return [_label(lesson, tokens) for tokens in windows(lesson.layout)]


def _label(lesson: Lesson, tokens: np.ndarray) -> WindowLesson:
    starts, ends = lesson.layout.starts[tokens], lesson.layout.ends[tokens]
    count = len(tokens)
    evidence = np.zeros((count, len(KINDS), 2), np.float32)
    counts = np.ones((count, len(KINDS)), np.float32)
    counts[starts < lesson.layout.body] = 0
    for target in lesson.targets:
        kind = KINDS.index(target.kind)
        for number, span in enumerate(target.evidence):
            touched = token_span(starts, ends, span)
            if touched is None:
                continue
            inside = slice(*touched)
            if number == 0:
                evidence[inside, kind, 1] = 1
                evidence[touched[0], kind, 0] = 1
                counts[inside, kind] = 1
            else:  # further evidence is neither taught nor punished
                counts[inside, kind] = np.where(evidence[inside, kind, 1] > 0, 1, 0)
    mentions = np.zeros((count, len(TAGGED), 2), np.float32)
    person, person_counts = np.zeros(count, np.float32), np.zeros(count, np.float32)
    for span, label in lesson.mentions.items():
        touched = token_span(starts, ends, span)
        if touched is None:
            continue
        number = TAGGED.index(label)
        mentions[slice(*touched), number, 1] = 1
        mentions[touched[0], number, 0] = 1
        if span in lesson.persons:
            person[slice(*touched)] = lesson.persons[span]
            person_counts[slice(*touched)] = 1
    return WindowLesson(lesson, tokens, evidence, counts, mentions, person, person_counts)


def batches(lessons: list[WindowLesson], budget: int, chooser: random.Random) -> list[list[WindowLesson]]:
    """Windows of like length together, at most `budget` tokens a batch with padding, in random order."""
    ordered = sorted(lessons, key=lambda window: len(window.tokens) + chooser.random() * 60)
    made: list[list[WindowLesson]] = []
    current: list[WindowLesson] = []
    for window in ordered:
        longest = max([len(window.tokens)] + [len(other.tokens) for other in current])
        if current and longest * (len(current) + 1) > budget:
            made.append(current)
            current = []
        current.append(window)
    made.append(current)
    chooser.shuffle(made)
    return made


def stack(group: list[WindowLesson]) -> Batch:
    """Pad a group of windows to one length, with the marks that open and close each."""
    length = max(len(window.tokens) for window in group) + 2
    ids = torch.full((len(group), length), PAD)
    mask = torch.zeros(len(group), length)
    for row, window in enumerate(group):
        count = len(window.tokens)
        ids[row, 0], ids[row, count + 1] = OPEN, CLOSE
        ids[row, 1 : count + 1] = torch.from_numpy(window.lesson.layout.ids[window.tokens])
        mask[row, : count + 2] = 1

    def padded(parts: list[np.ndarray]) -> Tensor:
        whole = torch.zeros(len(group), length, *parts[0].shape[1:])
        for row, part in enumerate(parts):
            whole[row, 1 : len(part) + 1] = torch.from_numpy(part)
        return whole

    return Batch(
        group,
        ids,
        mask,
        padded([window.evidence for window in group]),
        padded([window.evidence_counts for window in group]),
        padded([window.mentions for window in group]),
        padded([window.person for window in group]),
        padded([window.person_counts for window in group]),
    )
