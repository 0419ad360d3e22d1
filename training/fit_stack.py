"""Fits who fills a role by all that is known of each candidate: softmax over candidates and nobody, on held-out articles."""

from collections import defaultdict
from typing import Any

import numpy as np

from reportedly.reading.combine.fusing import Fused
from reportedly.reading.combine.stacking import FAMILIES, NAMES, Stack
from reportedly.reading.local.linking import ROLES, SOURCE
from training.corpus import Article
from training.local.fit_links import answers, gold_fillers
from training.scoring import core_agreement, spans

ROUNDS = 200
RATE = 0.05
PENALTY = 0.02
START = {"encoder": 1.0, "rules": 0.5}
Sample = tuple[
    str, str, np.ndarray, np.ndarray
]  # family, kind.role, features by candidate, which are right (the last: nobody)


def samples(article: Article, fused: list[Fused], claims: list[list[dict[str, Any]]]) -> list[Sample]:
    """The role decisions of an article that the annotation settles: of drafts that stand on an annotated claim's words."""
    out: list[Sample] = []
    for one, made in zip(fused, claims, strict=True):
        if one.pointed is None:
            continue
        gold = _settling(article, one, made)
        if gold is None:
            continue
        for role in (*ROLES[one.draft.kind], SOURCE):
            rows = one.draft.told.get(role, [])
            wanted = gold_fillers(gold, role)
            right = np.array([any(answers(w.candidate, g) for g in wanted) for w, _ in rows] + [not wanted], dtype=bool)
            if not rows or not right.any():
                continue
            table = np.array([[told[n] for n in NAMES] for _, told in rows] + [[0.0] * len(NAMES)])
            out.append((FAMILIES[role], f"{one.draft.kind}.{role}", table, right))
    return out


def _settling(article: Article, one: Fused, made: list[dict[str, Any]]) -> Any:
    """The annotated claim of that kind on the same words that the draft agrees with most."""
    assert one.pointed is not None
    start, end = one.pointed.start, one.pointed.end
    near = [
        g
        for g in article["claims"]
        if g["kind"] == one.draft.kind and any(a < end and start < b for a, b in spans(g, article["text"]))
    ]
    return max(near, key=lambda g: max((core_agreement(g, c) for c in made), default=0.0)) if near else None


def fit_stack(rows: list[Sample]) -> Stack:
    """Gradient descent from the plain sum of both scores; seeded by nothing, for nothing is random."""
    families = sorted(set(FAMILIES.values()))
    weights = {f: np.array([START.get(n, 0.0) for n in NAMES]) for f in families}
    first = {f: w.copy() for f, w in weights.items()}
    none: dict[str, float] = defaultdict(float)
    squares = {f: np.full(len(NAMES), 1e-3) for f in families}
    none_squares: dict[str, float] = defaultdict(lambda: 1e-3)
    count = defaultdict(int)
    for family, _, _, _ in rows:
        count[family] += 1
    for _ in range(ROUNDS):
        slopes = {f: PENALTY * (weights[f] - first[f]) for f in families}
        none_slopes: dict[str, float] = defaultdict(float)
        for family, name, table, right in rows:
            scores = table @ weights[family]
            scores[-1] = none[name]
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            wanted = chance * right
            slope = chance - wanted / max(1e-9, wanted.sum())
            slopes[family] += slope @ table / count[family]
            none_slopes[name] += slope[-1] / 40
        for family in families:
            squares[family] += slopes[family] ** 2
            weights[family] -= RATE * slopes[family] / np.sqrt(squares[family])
        for name, slope in none_slopes.items():
            steep = slope + PENALTY * none[name] / 4
            none_squares[name] += steep**2
            none[name] -= RATE * steep / none_squares[name] ** 0.5
    return Stack(
        {f: tuple(round(float(v), 4) for v in w) for f, w in weights.items()},
        {n: round(float(v), 4) for n, v in sorted(none.items())},
    )


def apply(stack: Stack, fused: list[Fused]) -> None:
    """Rescore every role of drafts that the encoder saw, in place."""
    for one in fused:
        for role, rows in one.draft.told.items():
            one.draft.roles[role] = stack.rescored(one.draft, role, rows)
