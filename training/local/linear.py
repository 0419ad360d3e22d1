"""Fits linear weights over hashed signals: Adagrad with a little decay, in small batches, seeded."""

from collections.abc import Sequence

import numpy as np

from reportedly.reading.local.features import hashed
from reportedly.reading.local.learned import Linear
from reportedly.reading.local.weights import small

BATCH = 32


def rows(signals: Sequence[list[str]], bits: int) -> list[np.ndarray]:
    return [np.array(hashed(s, bits), dtype=np.int64) for s in signals]


def fit_linear(
    ids: list[np.ndarray],
    targets: np.ndarray,
    cares: np.ndarray,
    labels: tuple[str, ...],
    bits: int,
    groups: list[list[int]] | None = None,
    rounds: int = 8,
    rate: float = 0.15,
    decay: float = 2e-6,
    seed: int = 0,
) -> Linear:
    """`targets` and `cares` (samples, labels): what is wanted, and how much it matters (0: not at all).

    Columns in one of `groups` exclude each other (softmax); the others stand alone (logistic).
    """
    size = (1 << bits, len(labels))
    weights, squares = np.zeros(size, np.float32), np.full(size, 1e-3, np.float32)
    bias, bias_squares = np.zeros(len(labels)), np.full(len(labels), 1e-3)
    order = np.arange(len(ids))
    chooser = np.random.default_rng(seed)
    for number in range(rounds):
        chooser.shuffle(order)
        step = rate * (1 - number / rounds) + rate * 0.1
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            flat = np.concatenate([ids[i] for i in batch])
            sizes = np.array([len(ids[i]) for i in batch])
            edges = np.concatenate([[0], np.cumsum(sizes)[:-1]])
            scores = np.add.reduceat(weights[flat], edges, axis=0) + bias
            slope = (_chances(scores, groups) - targets[batch]) * cares[batch]
            unique, where = np.unique(flat, return_inverse=True)
            total = np.zeros((len(unique), len(labels)), np.float32)
            np.add.at(total, where, np.repeat(slope, sizes, axis=0).astype(np.float32))
            total += decay * len(batch) * np.sign(weights[unique])
            squares[unique] += total**2
            weights[unique] -= step * total / np.sqrt(squares[unique])
            slope = slope.sum(axis=0)
            bias_squares += slope**2
            bias -= step * slope / np.sqrt(bias_squares)
    weights[np.abs(weights) < 0.02] = 0
    whole, scale = small(np.clip(weights, -4, 4))
    return Linear(whole, np.round(bias, 4), scale, labels)


def _chances(scores: np.ndarray, groups: list[list[int]] | None) -> np.ndarray:
    out = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    for group in groups or ():
        part = scores[:, group]
        raised = np.exp(part - part.max(axis=1, keepdims=True))
        out[:, group] = raised / raised.sum(axis=1, keepdims=True)
    return out
