"""Trains the closed choices: stage, polarity, certainty, voice, act, form, action, direction, tenure."""

import numpy as np

from reportedly.reading.local.choices import COLUMNS, HEADS, heads_of
from reportedly.reading.local.learned import Linear
from training.local.fit_links import anchor_of
from training.local.lessons import Lesson
from training.local.linear import fit_linear, rows

BITS = 18
DEFAULTS = {"polarity": "affirmed", "certainty": "certain", "voice": "report", "tenure": "current"}


def groups() -> list[list[int]]:
    return [[COLUMNS.index(f"{head}={value}") for value in values] for head, values in HEADS.items()]


def fit_choices(lessons: list[Lesson], rounds: int = 10) -> Linear:
    signals, targets, cares = [], [], []
    for lesson in lessons:
        for number, held in lesson.first.items():
            s = lesson.signals.sentences[number]
            for claim, start, end in held:
                target, care = np.zeros(len(COLUMNS)), np.zeros(len(COLUMNS))
                for name, head in heads_of(claim["kind"]).items():
                    value = claim.get(name) or claim["roles"].get(name) or DEFAULTS.get(name)
                    if value not in HEADS[head]:
                        continue
                    target[COLUMNS.index(f"{head}={value}")] = 1
                    for other in HEADS[head]:
                        care[COLUMNS.index(f"{head}={other}")] = 1
                signals.append(
                    [
                        f"K{claim['kind']}",
                        *lesson.signals.around(s, *anchor_of(s, claim["kind"], start, end), claim["kind"]),
                    ]
                )
                targets.append(target)
                cares.append(care)
    return fit_linear(rows(signals, BITS), np.array(targets), np.array(cares), COLUMNS, BITS, groups(), rounds=rounds)
