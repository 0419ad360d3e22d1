"""Trains the weights of the embedded reader's rules: `python -m training.local.fit --corpus data/corpus`.

A sixth of the articles (the same that the encoder is measured on) is held out, and stays so in what ships: what is
measured on it in the tests is then honest. Seeded; minutes on one core.
"""

import argparse
import json
import random
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.reading.local import weights as kept
from reportedly.reading.local.signals import KIND_NAMES
from training.corpus import Article, digest, folds, load
from training.local.fit_choices import fit_choices
from training.local.fit_events import fit_kinds
from training.local.fit_links import fit_links
from training.local.fit_tagger import fit_tagger
from training.local.lessons import lessons
from training.swap import pool, swapped

COPIES = 4  # of each article, under other names
BIAS = 4.0  # a missed name costs more than a false one: what no role takes does no harm
LINES = dict.fromkeys(KIND_NAMES, 0.3) | {"role": 0.45}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--corpus", type=Path, default=Path("data/corpus"))
    ask.add_argument("--out", type=Path, default=Path("src/reportedly/data/local.npz"))
    ask.add_argument("--names", action="store_true", help="train the name tagger too, not only what builds on it")
    told = ask.parse_args()
    articles = load(told.corpus)
    held = {a["id"] for a in folds(articles, 6)[0]}
    shown = [a for a in articles if a["id"] not in held]
    about = {
        "licence": "Apache-2.0",
        "corpus": digest(told.corpus),
        "articles": len(shown),
        "held_out": sorted(held),
        "lines": LINES,
    }
    held_arrays = names(shown) if told.names else _old(told.out)
    save(told.out, about, held_arrays)
    learned = list(lessons(shown))
    for name, fit in (("kinds", fit_kinds), ("choices", fit_choices), ("links", fit_links)):
        held_arrays |= kept.arrays(name, fit(learned))
    save(told.out, about, held_arrays)
    print(f"{told.out}: {told.out.stat().st_size / 1e6:.1f} MB")


def names(shown: list[Article], seed: int = 3) -> dict[str, Any]:
    """The tagger's weights: from the articles and from copies of them under other names."""
    chooser = random.Random(seed)
    taken = pool(shown)
    more = [swapped(a, taken, chooser) for _ in range(COPIES) for a in shown]
    tagger = fit_tagger(shown, more, rounds=4)
    weights, scale = kept.small(np.clip(tagger.weights, -12, 12))
    links = tagger.links.copy()
    links[:, 0] -= BIAS
    return {
        "tagger": weights,
        "tagger_scale": scale,
        "tagger_links": np.round(links, 3),
        "background": tagger.background.counts,
    }


def _old(path: Path) -> dict[str, Any]:
    with np.load(path) as held:
        return {name: held[name] for name in ("tagger", "tagger_scale", "tagger_links", "background")}


def save(path: Path, about: dict[str, Any], held: dict[str, Any]) -> None:
    kept.load.cache_clear()
    np.savez_compressed(path, about=json.dumps(about), **held)


if __name__ == "__main__":
    main()
