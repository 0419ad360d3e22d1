"""Trains who fills which role: among all candidates and none, the right ones together should weigh most."""

import random
import re
import unicodedata
from typing import Any

import numpy as np

from reportedly.reading.local.features import hashed
from reportedly.reading.local.learned import Linear
from reportedly.reading.local.linking import COLUMNS, ROLES, SOURCE, Candidate, Field, fits, none_signals
from reportedly.reading.local.weights import small
from training.corpus import many, names
from training.local.lessons import Lesson

BITS = 19
Sample = tuple[int, list[np.ndarray], np.ndarray]


def plain(name: str) -> str:
    """A name as it is compared."""
    text = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\W_]+", "", re.sub(r"^(the|le|la|el|der|die|das)\s+", "", text.strip()))


def answers(candidate: Candidate, filler: Any) -> bool:
    """Whether a candidate is what gold names."""
    if candidate.thing:
        gold = names(filler)
        wanted = {plain(n) for n in gold} | {plain(re.split(r"[\s・·]", n)[-1]) for n in gold}
        return any(plain(n) in wanted for n in candidate.thing.names)
    text = candidate.phrase.text if candidate.phrase else ""
    if isinstance(filler, dict):
        described = filler.get("described") or ""
        if candidate.type not in ("group", "firm"):
            return False
        return bool(_pieces(described) & _pieces(text))
    gold = names(filler)
    return any(plain(n) and (plain(n) in plain(text) or plain(text) in plain(n)) for n in gold)


def _pieces(words: str) -> set[str]:
    if re.search(r"[㐀-鿿가-힣ぁ-ヴ]", words):
        return {words[i : i + 2] for i in range(len(words) - 1)}
    return {w[:6] for w in re.findall(r"\w{4,}", words.lower())}


def gold_fillers(claim: dict[str, Any], role: str) -> list[Any]:
    value = claim["sources"] if role == SOURCE else claim["roles"].get(role)
    return [v for v in many(value) if v]


def samples(lessons: list[Lesson]) -> list[Sample]:
    out: list[Sample] = []
    for lesson in lessons:
        ground = Field(lesson.signals)
        for number, held in lesson.first.items():
            s = lesson.signals.sentences[number]
            for claim, start, end in held:
                kind = claim["kind"]
                anchor = anchor_of(s, kind, start, end)
                found = ground.candidates(s, *anchor, kind)
                trigger = next((t for t in s.of(kind) if t.start == anchor[0]), None)
                stage = f"{trigger.value.stage}" if trigger else "-"
                for role in (*ROLES[kind], SOURCE):
                    gold = gold_fillers(claim, role)
                    fitting = [c for c in found if fits(role, c.type)]
                    right = [any(answers(c, g) for g in gold) for c in fitting]
                    if gold and not any(right):
                        continue
                    rows = [c.signals for c in fitting] + [none_signals(lesson.signals, s, found, role, stage)]
                    wanted = np.array([*right, not gold], dtype=bool)
                    out.append((COLUMNS.index(f"{kind}.{role}"), [np.array(hashed(r, BITS)) for r in rows], wanted))
    return out


def anchor_of(s, kind: str, start: int, end: int) -> tuple[int, int]:
    """Where a claim's happening stands: its first trigger within the evidence, else the middle of the evidence."""
    inside = [t for t in s.of(kind) if t.start < end and start < t.end] or s.of(kind)
    if inside:
        return inside[0].start, inside[0].end
    start, end = max(start, s.start), min(end, s.end)
    middle = (start + end) // 2
    return middle, middle


def fit_links(lessons: list[Lesson], rounds: int = 6, rate: float = 0.2, seed: int = 0) -> Linear:
    made = samples(lessons)
    size = (1 << BITS, len(COLUMNS))
    weights, squares = np.zeros(size, np.float32), np.full(size, 1e-2, np.float32)
    chooser = random.Random(seed)
    for number in range(rounds):
        chooser.shuffle(made)
        step = rate * (1 - number / rounds) + rate * 0.1
        for column, rows, wanted in made:
            flat = np.concatenate(rows)
            edges = np.cumsum([0, *(len(r) for r in rows[:-1])])
            scores = np.add.reduceat(weights[flat, column], edges)
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            right = chance * wanted
            slope = chance - right / right.sum()
            total = np.repeat(slope, [len(r) for r in rows]).astype(np.float32)
            unique, where = np.unique(flat, return_inverse=True)
            sums = np.bincount(where, total).astype(np.float32)
            squares[unique, column] += sums**2
            weights[unique, column] -= step * sums / np.sqrt(squares[unique, column])
    weights[np.abs(weights) < 0.02] = 0
    whole, scale = small(np.clip(weights, -4, 4))
    return Linear(whole, np.zeros(len(COLUMNS)), scale, COLUMNS)
