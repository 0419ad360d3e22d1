"""Five-fold cross-validation, folds split by article, every language in each: `python -m training.crossvalidate`.

Each fold trains anew on the others' articles, which takes as long as a training does; the figures are those of
`training.calibrate` over all folds together, with bootstrap intervals over articles.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import torch

from reportedly.reading.encoder.assemble import Rules
from reportedly.reading.encoder.calibration import Calibration
from reportedly.reading.encoder.encoder import Encoder

from . import blob, corpus, export, vocabulary
from .calibrate import crossed, draw_lines, drawn, read, report, show
from .network import Reader
from .scoring import Outcome, figures
from .train import Plan, fit

DRAWS = 1000


def fold(number: int, parts: list[list[corpus.Article]], plan: Plan, out: Path) -> list[tuple[corpus.Article, Outcome]]:
    """Train without one part, and judge that part."""
    shown = [article for other, part in enumerate(parts) if other != number for article in part]
    base = blob.load()
    kept = vocabulary.keep(base, (f"{a['publisher']} | {a['title']}\n{a['text']}" for a in shown))
    tokenizer = vocabulary.tokenizer([base.pieces[i] for i in kept], [base.scores[i] for i in kept])
    torch.manual_seed(plan.seed)
    reader = Reader(base, kept)
    out.mkdir(parents=True, exist_ok=True)
    fit(reader, shown, tokenizer, plan, out / "state.pt")
    export.export(reader, base, kept, out)
    encoder, rules = Encoder(out), Rules()
    reads = [
        read(a, encoder.candidates(a["text"], a["lang"], a["title"], a["publisher"]), rules) for a in parts[number]
    ]
    drafts = crossed(reads, rules)
    line, minor = draw_lines(drafts)
    return drawn(drafts, Calibration(line=line, minor_line=minor))


def interval(outcomes: list[tuple[corpus.Article, Outcome]], name: str, seed: int = 0) -> tuple[float, float]:
    """The middle 95 in 100 of a figure over articles drawn again with replacement."""
    chooser = random.Random(seed)
    drawn_again = []
    for _ in range(DRAWS):
        sample = chooser.choices(outcomes, k=len(outcomes))
        drawn_again.append(getattr(figures(sample, lambda article, claim: "")["all"], name))
    drawn_again.sort()
    return drawn_again[DRAWS // 40], drawn_again[-DRAWS // 40]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, default=Path("data/corpus"))
    ask.add_argument("--out", type=Path, default=Path("build/crossvalidation"))
    ask.add_argument("--folds", type=int, default=5)
    ask.add_argument("--epochs", type=float, default=12)
    ask.add_argument("--threads", type=int, default=2)
    told = ask.parse_args()
    torch.set_num_threads(told.threads)
    parts = corpus.folds(corpus.load(told.corpus), told.folds)
    outcomes = []
    for number in range(told.folds):
        outcomes += fold(number, parts, Plan(told.epochs), told.out / str(number))
        print(f"fold {number + 1} of {told.folds}\n{show(report(outcomes))}", flush=True)
    reached = report(outcomes) | {"intervals": {name: interval(outcomes, name) for name in ("found", "exact")}}
    (told.out / "figures.json").write_text(json.dumps(reached, indent=1))
    print(f"{show(reached)}\n95 in 100: {reached['intervals']}")


if __name__ == "__main__":
    main()
