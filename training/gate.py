"""Trains the relevance gate: `python -m training.gate`. Prints what five-fold cross-validation reaches.

Articles with claims against the corpus's empty ones and the texts of data/negatives. Single paragraphs of articles
without a claim are no lessons: a quiet paragraph may stand in a telling article.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from reportedly.reading.gate import BITS, LEAST, SCALE, signals
from training.corpus import load

ROUNDS = 300
RATE = 0.5
DECAY = 2e-4
PASS = 0.995  # of the articles with claims, the part that must pass in training
PARTS = 5
WHOLE = 100  # signals from which a text counts as a whole article


def fit(rows: list[np.ndarray], right: np.ndarray, seed: int = 0) -> tuple[np.ndarray, float]:
    """Logistic regression by full-batch descent with decay; both classes weigh the same."""
    weights, offset = np.zeros(1 << BITS), 0.0
    flat = np.concatenate(rows)
    owner = np.repeat(np.arange(len(rows)), [len(r) for r in rows])
    size = np.array([max(LEAST, len(r)) / SCALE for r in rows])
    share = np.where(right, 0.5 / right.sum(), 0.5 / (~right).sum())
    for _ in range(ROUNDS):
        total = np.bincount(owner, weights[flat], len(rows)) / size + offset
        slope = (1 / (1 + np.exp(-np.clip(total, -30, 30))) - right) * share
        step = np.bincount(flat, (slope / size)[owner], 1 << BITS)
        weights -= RATE * 20 * (step + DECAY * weights)
        offset -= RATE * slope.sum()
    return weights, offset


def scores(rows: list[np.ndarray], weights: np.ndarray, offset: float) -> np.ndarray:
    total = np.array([weights[r].sum() / (max(LEAST, len(r)) / SCALE) + offset for r in rows])
    return 1 / (1 + np.exp(-np.clip(total, -30, 30)))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, default=Path("data"))
    ask.add_argument("--out", type=Path, default=Path("src/reportedly/data/gate.npz"))
    told = ask.parse_args()
    texts = lessons(told.data)
    rows = [signals(text) for text, _, _ in texts]
    right = np.array([told for _, told, _ in texts])
    groups = np.array([group for _, _, group in texts])
    line, passed, through = crossed(rows, right, groups)
    weights, offset = fit(rows, right)
    scale = float(np.abs(weights).max()) / 127
    np.savez_compressed(
        told.out, weights=np.round(weights / scale).astype(np.int8), scale=scale, offset=offset, line=line
    )
    print(
        f"{right.sum()} with claims: {passed:.3f} pass; {(~right).sum()} without: {through:.3f} pass (line {line:.3f}, cross-validated)"
    )


def lessons(data: Path) -> list[tuple[str, bool, int]]:
    """Texts, whether they hold a claim, and the part of the cross-validation that each belongs to.

    Length must tell nothing: articles come whole and as the few sentences about one claim, idle texts singly and joined.
    """
    out: list[tuple[str, bool, int]] = []
    chooser = np.random.default_rng(0)
    for number, article in enumerate(load(data / "corpus")):
        out.append((article["text"], bool(article["claims"]), number % PARTS))
        firm = [c for c in article["claims"] if not c.get("minor") and c["kind"] not in ("role", "statement")]
        for claim in firm[:2]:
            at = max(0, article["text"].find(claim["evidence"][0]))
            out.append((article["text"][max(0, at - 60) : at + 180], True, number % PARTS))
    for path in sorted((data / "negatives").glob("*.jsonl")):
        idle = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
        for number, text in enumerate(idle):
            out.append((text, False, number % PARTS))
        for number in range(2 * len(idle)):
            same = [t for n, t in enumerate(idle) if n % PARTS == number % PARTS]
            some = chooser.permutation(len(same))[: 2 + number % 3]
            out.append(("\n".join(same[i] for i in some), False, number % PARTS))
    return out


def crossed(rows: list[np.ndarray], right: np.ndarray, groups: np.ndarray) -> tuple[float, float, float]:
    """The line, and what passes it of either kind, each text scored by weights that never saw it."""
    held = np.zeros(len(rows))
    for part in range(PARTS):
        test = groups == part
        weights, offset = fit([r for r, t in zip(rows, test, strict=True) if not t], right[~test])
        held[test] = scores([r for r, t in zip(rows, test, strict=True) if t], weights, offset)
    whole = right & (np.array([len(r) for r in rows]) > WHOLE)
    line = float(np.quantile(held[whole], 1 - PASS)) - 0.01
    print(f"short passages about one claim: {(held[right & ~whole] >= line).mean():.3f} pass")
    return round(line, 4), float((held[whole] >= line).mean()), float((held[~right] >= line).mean())


if __name__ == "__main__":
    main()
