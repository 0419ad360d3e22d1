"""The shipped network, run by ONNX Runtime; one window at a time, so that no window's company changes its scores."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

TRUNK, POINTER, WORDS, TOKENIZER = "trunk.onnx", "pointer.onnx", "words.npy", "tokenizer.json"
PACKED = ("kind", "token", "flag", "first", "last", "type", "place", "weight")
OPEN, CLOSE = 0, 2
DECIMALS = 4
BLOCK, BLOCK_BYTES = 32, 18


@dataclass(frozen=True)
class WindowReading:
    """What the trunk made of one window; the probabilities run over its tokens, the projections also over its marks."""

    evidence: np.ndarray
    mentions: np.ndarray
    person: np.ndarray
    projected: np.ndarray
    heads: np.ndarray


@dataclass(frozen=True)
class Answers:
    """The pointer's answers, one row an item; logits, rounded."""

    slots: np.ndarray
    none: np.ndarray
    valid: np.ndarray
    stage: np.ndarray
    flags: np.ndarray
    choices: np.ndarray


class Network:
    """Loads the model's folder; `threads` are those of each operation (the answers do not depend on it)."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._trunk = _session(folder / TRUNK, options)
        self._pointer = _session(folder / POINTER, options)
        self._words = np.load(folder / WORDS, mmap_mode="r")
        self.tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))

    def read(self, ids: np.ndarray) -> WindowReading:
        """Read one window of token ids."""
        marked = np.concatenate([[OPEN], ids, [CLOSE]])
        out = self._trunk.run(None, {"words": unpack_words(self._words[marked])[None]})
        evidence, mentions, person = (np.round(part[0, 1:-1], DECIMALS) for part in out[:3])
        return WindowReading(evidence, mentions, person, out[3], out[4])

    def point(self, reading: WindowReading, packed: dict[str, np.ndarray]) -> Answers:
        """Answer packed items on a window that was read."""
        given = {"projected": reading.projected, "heads": reading.heads} | {name: packed[name] for name in PACKED}
        return Answers(*(np.round(part, DECIMALS) for part in self._pointer.run(None, given)))


def _session(path: Path, options: onnxruntime.SessionOptions) -> onnxruntime.InferenceSession:
    if not path.exists():
        raise FileNotFoundError(f"{path}: a part of the reader's model is missing; install the package again")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def unpack_words(rows: np.ndarray) -> np.ndarray:
    """Word vectors from the base model's packing: blocks of 32 four-bit weights, each with a 16-bit scale."""
    blocks = np.ascontiguousarray(rows).reshape(len(rows), -1, BLOCK_BYTES)
    scale = blocks[..., :2].copy().view(np.float16).astype(np.float32)
    packed = blocks[..., 2:]
    values = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32) - 8
    return (values * scale).reshape(len(rows), -1)
