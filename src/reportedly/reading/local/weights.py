"""The learned weights that ship with the package: one file, loaded once, with a digest to know it by."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

import numpy as np

from .learned import Linear
from .tagger import Background, Tagger

FILE = "local.npz"


@dataclass(frozen=True)
class Weights:
    """All that the rules of the embedded reader have learned; `about` says from what, and where the lines are drawn."""

    tagger: Tagger
    kinds: Linear
    choices: Linear
    links: Linear
    about: dict[str, Any]
    digest: str

    def line(self, kind: str) -> float:
        """The chance from which on a claim of a kind is kept."""
        lines: dict[str, float] = self.about["lines"]
        return lines[kind]


@cache
def tagger() -> Tagger:
    """The name tagger alone: all that reading names, aliases and citations takes."""
    held = np.load(BytesIO(_body()))
    return Tagger(held["tagger"], held["tagger_links"], Background(held["background"]), float(held["tagger_scale"]))


@cache
def load() -> Weights:
    """The weights in the package's data."""
    body = _body()
    held = np.load(BytesIO(body))
    return Weights(
        tagger=tagger(),
        kinds=_linear(held, "kinds"),
        choices=_linear(held, "choices"),
        links=_linear(held, "links"),
        about=json.loads(str(held["about"])),
        digest=hashlib.sha256(body).hexdigest()[:16],
    )


def _body() -> bytes:
    return (files("reportedly.data") / FILE).read_bytes()


def _linear(held: Mapping[str, Any], name: str) -> Linear:
    labels = tuple(str(label) for label in held[f"{name}_labels"])
    return Linear(held[name], held[f"{name}_bias"], float(held[f"{name}_scale"]), labels)


def arrays(name: str, linear: Linear) -> dict[str, Any]:
    """Weights as the file keeps them."""
    return {
        name: linear.weights,
        f"{name}_bias": linear.bias,
        f"{name}_scale": linear.scale,
        f"{name}_labels": np.array(linear.labels),
    }


def small(weights: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights as whole numbers from -127 to 127 and the scale that undoes it; sums of them agree on every machine."""
    top = float(np.abs(weights).max()) or 1.0
    scale = top / 127
    return np.round(weights / scale).astype(np.int8), scale
