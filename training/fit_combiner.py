"""Fits how the encoder's candidates and the rules' drafts are weighed together: `python -m training.fit_combiner`.

Only articles that neither of the two was trained on are used (the held-out sixth), in cross-validation over them; what
ships is fitted on all of them.
"""

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.reading.combine.fusing import Fused, Shares
from reportedly.reading.combine.reading import fused_of
from reportedly.reading.combine.rescoring import FILE, Rescoring, features
from reportedly.reading.combine.stacking import FILE as STACK
from reportedly.reading.combine.stacking import Stack
from reportedly.reading.encoder.encoder import Encoder
from reportedly.reading.local.assemble import Raw, claims_of
from reportedly.reading.local.linking import Field
from reportedly.reading.local.marked import Marked
from reportedly.reading.local.merging import merged
from reportedly.reading.local.weights import load
from training.corpus import Article, folds
from training.corpus import load as load_corpus
from training.fit_stack import apply, fit_stack, samples
from training.local.lessons import document_of
from training.scoring import compare

PARTS = 6
PENALTY = 8.0
LINES = [0.35, 0.4, 0.45]
MINOR_LINES = [0.0, 0.1, 0.2]


@dataclass
class Read:
    """A held-out article with all that both see in it."""

    article: Article
    ground: Field
    fused: list[Fused]
    claims: list[list[Raw]]
    rows: np.ndarray
    right: np.ndarray


def read(article: Article, candidates: list[Any], shares: Shares) -> Read:
    """Fuse an article, draft every claim, and mark which drafts the annotation confirms."""
    ground, fused = fused_of(Marked(document_of(article)), candidates, load(), shares)
    claims = [claims_of(f.draft, ground) for f in fused]
    rows = np.array([list(features(f, fused).values()) for f in fused]) if fused else np.zeros((0, 1))
    one = Read(article, ground, fused, claims, rows, np.zeros(len(fused)))
    mark(one, lambda f: f.pointed.valid if f.pointed else f.rules / 2)
    return one


def mark(one: Read, confidence: Callable[[Fused], float]) -> None:
    """A draft is right where one of its claims is paired with an annotated one; repetitions of a right one are right too."""
    flat: list[Raw] = []
    owner: dict[int, list[int]] = {}
    for number, (f, claims) in enumerate(zip(one.fused, one.claims, strict=True)):
        for claim in claims:
            claim["confidence"] = confidence(f)
            claim["from"] = [number]
            flat.append(claim)
    kept = merged([json.loads(json.dumps(c)) for c in flat])
    for claim in kept:
        owner[id(claim)] = claim["from"]
    right = np.zeros(len(one.fused))
    for pair in compare(one.article, kept).pairs:
        right[owner[id(pair.claim)]] = 1
    one.right = right


def fit(reads: list[Read]) -> Rescoring:
    """The logistic function of these articles' drafts, by Newton's method."""
    first = next(r for r in reads if r.fused)
    names = tuple(features(first.fused[0], first.fused))
    table = np.concatenate([r.rows for r in reads if r.fused])
    right = np.concatenate([r.right for r in reads if r.fused])
    means, spreads = table.mean(0), table.std(0) + 1e-6
    x = np.hstack([(table - means) / spreads, np.ones((len(table), 1))])
    weights = np.zeros(x.shape[1])
    ridge = np.diag([PENALTY] * (x.shape[1] - 1) + [1e-6])
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (p - right) + ridge @ weights
        bend = (x * (p * (1 - p))[:, None]).T @ x + ridge
        weights -= np.linalg.solve(bend, slope)
    r = lambda row: tuple(round(float(v), 6) for v in row)  # noqa: E731
    return Rescoring(names, r(means), r(spreads), r(weights[:-1]), round(float(weights[-1]), 6))


def kept(one: Read, by: Rescoring) -> list[Raw]:
    """The article's claims with these weights and lines."""
    out = []
    for f, claims, sure in zip(one.fused, one.claims, chances(one, by), strict=True):
        if by.keeps(f, sure):
            out += [
                c | {"confidence": sure, "roles": dict(c["roles"]), "evidence": list(c["evidence"])} for c in claims
            ]
    return merged(out)


def chances(one: Read, by: Rescoring) -> list[float]:
    """As `Rescoring.confidence`, for all drafts of an article at once."""
    if not one.fused:
        return []
    total = ((one.rows - np.array(by.means)) / np.array(by.spreads)) @ np.array(by.weights) + by.offset
    return [round(float(c), 3) for c in 1 / (1 + np.exp(-np.clip(total, -30, 30)))]


def crossed(reads: list[Read]) -> dict[str, list[Raw]]:
    """Each article's claims by weights and lines that were set on the others."""
    out = {}
    for part in range(PARTS):
        rest = [r for i, r in enumerate(reads) if i % PARTS != part]
        by = drawn(fit(rest), rest)
        out.update({r.article["id"]: kept(r, by) for i, r in enumerate(reads) if i % PARTS == part})
    return out


def drawn(by: Rescoring, reads: list[Read]) -> Rescoring:
    """The lines with the best found F1 on these articles."""

    def f1(one: Rescoring) -> float:
        found = given = wanted = 0
        for r in reads:
            claims = kept(r, one)
            outcome = compare(r.article, claims)
            found += len(outcome.pairs)
            given += len(claims)
            wanted += len(outcome.pairs) + len(outcome.missed)
        return 2 * found / max(1, given + wanted)

    tries = [replace(by, line=line, minor_line=minor) for line in LINES for minor in MINOR_LINES]
    return max(tries, key=f1)


def stacked(reads: list[Read], stack: Stack) -> None:
    """Let the stack choose who fills the roles, and draft the claims anew, in place."""
    for one in reads:
        apply(stack, one.fused)
        one.claims = [claims_of(f.draft, one.ground) for f in one.fused]
        if one.fused:
            one.rows = np.array([list(features(f, one.fused).values()) for f in one.fused])
        mark(one, lambda f: f.pointed.valid if f.pointed else f.rules / 2)


def stacked_apart(reads: list[Read]) -> None:
    """As `stacked`, but each article by a stack that never saw it: for honest figures."""
    rows = [samples(r.article, r.fused, r.claims) for r in reads]
    for part in range(PARTS):
        stack = fit_stack([s for i, some in enumerate(rows) if i % PARTS != part for s in some])
        stacked([r for i, r in enumerate(reads) if i % PARTS == part], stack)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, default=Path("data/corpus"))
    ask.add_argument("--out", type=Path, default=Path("src/reportedly/data"))
    ask.add_argument("--model", type=Path, help="the network's files, trained without the held-out articles")
    ask.add_argument("--predictions", type=Path, help="write the cross-validated claims here, one article a line")
    told = ask.parse_args()
    held = folds(load_corpus(told.corpus), 6)[0]
    encoder = Encoder(told.model)
    seen = [encoder.candidates(a["text"], a["lang"], a["title"], a["publisher"]) for a in held]
    ship(held, seen, told.out, told.predictions)


def ship(held: list[Article], seen: list[list[Any]], out: Path, predictions: Path | None) -> None:
    """Fit on the held-out articles and write what ships; with `predictions`, the cross-validated claims too."""
    reads = [read(a, c, Shares()) for a, c in zip(held, seen, strict=True)]
    stack = fit_stack([s for r in reads for s in samples(r.article, r.fused, r.claims)])
    stacked_apart(reads)
    if predictions:
        lines = [json.dumps({"id": i, "claims": c}, ensure_ascii=False) for i, c in crossed(reads).items()]
        predictions.write_text("\n".join(lines), "utf-8")
    (out / STACK).write_text(stack.save() + "\n", "utf-8")
    (out / FILE).write_text(drawn(fit(reads), reads).save() + "\n", "utf-8")


if __name__ == "__main__":
    main()
