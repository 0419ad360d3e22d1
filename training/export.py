"""Writes the trained network as what ships: two ONNX graphs, the word vectors, the tokenizer.

python -m training.export --state build/model/state.pt --kept build/model/kept.json --out build/model/shipped
"""

from __future__ import annotations

import argparse
import json
import tempfile
import warnings
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from reportedly.reading.encoder.runtime import PACKED, POINTER, TOKENIZER, TRUNK, WORDS

from . import blob, vocabulary
from .network import MIDDLE, Reader

OPSET = 17


class _Reading(nn.Module):
    """Word vectors of one window in; probabilities and the pointer's two projections out."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, words: Tensor) -> tuple[Tensor, ...]:
        trunk, pointer = self.reader.trunk, self.reader.pointer
        x = trunk.norm(words + trunk.place[: words.shape[1]])
        middle = x
        for number, layer in enumerate(trunk.layers, 1):
            x = layer(x, None)
            if number == MIDDLE:
                middle = x
        read = (torch.cat([x, middle], -1) - trunk.mean) / trunk.spread
        evidence, mentions, person = self.reader.tagger(read)
        return evidence.sigmoid(), mentions.sigmoid(), person.sigmoid(), pointer.tokens(read), pointer.first(read)


class _Pointing(nn.Module):
    """The two projections and packed items in; the pointer's answers out."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.pointer = reader.pointer

    def forward(self, projected: Tensor, heads: Tensor, *packed: Tensor) -> tuple[Tensor, ...]:
        items = dict(zip(PACKED, packed, strict=True))
        out = self.pointer.answers(projected, heads, torch.zeros_like(items["kind"]), items)
        return out["slots"], out["none"], out["valid"], out["stage"], out["flags"], out["choices"]


def export(reader: Reader, base: blob.Blob, kept: list[int], out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    reader.eval()
    with warnings.catch_warnings(), tempfile.TemporaryDirectory() as scratch:
        warnings.simplefilter("ignore")
        whole = Path(scratch) / "trunk.onnx"
        _write_trunk(reader, whole)
        quantize_dynamic(
            whole,
            out / TRUNK,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul"],
        )
        _write_pointer(reader, out / POINTER)
    np.save(out / WORDS, packed_words(base, kept))
    tokenizer = vocabulary.tokenizer([base.pieces[i] for i in kept], [base.scores[i] for i in kept])
    (out / TOKENIZER).write_text(tokenizer.to_str(), "utf-8")


def packed_words(base: blob.Blob, kept: list[int]) -> np.ndarray:
    """The kept word vectors as the base model packs them: (pieces, blocks * 18) bytes, four bits a weight."""
    offset, size = base.directory["emb.word"]
    rows = np.frombuffer(base.raw, np.uint8, size, offset).reshape(base.sizes.vocabulary, -1)
    return rows[kept]


def _write_trunk(reader: Reader, path: Path) -> None:
    names = ["evidence", "mentions", "person", "projected", "heads"]
    axes = {name: {1: "tokens"} for name in ["words", *names]}
    words = torch.randn(1, 33, reader.trunk.hidden)
    torch.onnx.export(
        _Reading(reader),
        (words,),
        path,
        input_names=["words"],
        output_names=names,
        dynamic_axes=axes,
        dynamo=False,
        opset_version=OPSET,
    )


def _write_pointer(reader: Reader, path: Path) -> None:
    width = reader.pointer.tokens.out_features
    items, tokens, mentions = 3, 7, 5
    shapes = {"kind": (items,), "token": (items, tokens), "flag": (items, tokens)}
    packed = [torch.ones(shapes.get(name, (items, mentions)), dtype=torch.long) for name in PACKED]
    packed[PACKED.index("last")] += 1
    names = ["slots", "none", "valid", "stage", "flags", "choices"]
    axes = {"projected": {1: "tokens"}, "heads": {1: "tokens"}} | {name: {0: "items"} for name in names}
    for name in PACKED:
        inner = "sentence" if name in ("token", "flag") else "mentions"
        axes[name] = {0: "items"} if name == "kind" else {0: "items", 1: inner}
    axes["slots"][1] = "mentions"
    read = (torch.randn(1, 33, width), torch.randn(1, 33, width))
    torch.onnx.export(
        _Pointing(reader), (*read, *packed), path, input_names=["projected", "heads", *PACKED],
        output_names=names, dynamic_axes=axes, dynamo=False, opset_version=OPSET,
    )  # fmt: skip


def restore(state: Path, kept_file: Path) -> tuple[Reader, blob.Blob, list[int]]:
    """The trained reader again, from its saved state and list of kept pieces."""
    base, kept = blob.load(), json.loads(kept_file.read_text())
    reader = Reader(base, kept)
    missing = reader.load_state_dict(torch.load(state), strict=False).missing_keys
    if missing != ["trunk.word.weight"]:
        raise ValueError(f"{state}: not a state of this network (missing {missing}); train it anew")
    return reader, base, kept


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--state", type=Path, required=True)
    ask.add_argument("--kept", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    told = ask.parse_args()
    export(*restore(told.state, told.kept), told.out)


if __name__ == "__main__":
    main()
