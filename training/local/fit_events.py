"""Trains what tells which sentence holds a claim of which kind, and how it stands."""

import numpy as np

from reportedly.reading.local.learned import Linear
from reportedly.reading.local.signals import KIND_NAMES
from training.local.lessons import Lesson
from training.local.linear import fit_linear, rows

BITS = 18


def fit_kinds(lessons: list[Lesson], rounds: int = 8) -> Linear:
    """One logistic a kind: does this sentence hold a claim of it?"""
    signals, targets, cares = [], [], []
    for lesson in lessons:
        for s in lesson.signals.sentences:
            signals.append(lesson.signals.of_sentence(s))
            held = {c["kind"] for c, _, _ in lesson.first.get(s.number, ())}
            again = {c["kind"] for c in lesson.again.get(s.number, ())}
            targets.append([float(k in held) for k in KIND_NAMES])
            cares.append([0.0 if k in again and k not in held else 1.0 for k in KIND_NAMES])
    return fit_linear(rows(signals, BITS), np.array(targets), np.array(cares), KIND_NAMES, BITS, rounds=rounds)
