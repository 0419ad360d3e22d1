"""Linear weights over hashed signals."""

from dataclasses import dataclass

import numpy as np

from .features import hashed


@dataclass(frozen=True)
class Linear:
    """Scores for some labels: the sum of a label's weights over the signals that are there, plus its bias."""

    weights: np.ndarray  # (buckets, labels), whole numbers
    bias: np.ndarray
    scale: float
    labels: tuple[str, ...]

    @property
    def bits(self) -> int:
        return len(self.weights).bit_length() - 1

    def scores(self, signals: list[str]) -> np.ndarray:
        """One score a label; summed in whole numbers, so the same on every machine."""
        ids = np.array(hashed(signals, self.bits), dtype=np.int64)
        total: np.ndarray = self.weights[ids].sum(axis=0, dtype=np.int64) * self.scale + self.bias
        return total

    def best(self, signals: list[str], among: tuple[str, ...]) -> tuple[str, float]:
        """The best of some labels, and its probability among them."""
        columns = [self.labels.index(label) for label in among]
        chances = softmax(self.scores(signals)[columns])
        top = int(chances.argmax())
        return among[top], float(chances[top])

    def tellers(self, signals: list[str], label: str, count: int = 3) -> list[str]:
        """The signals that spoke most for a label."""
        column = self.labels.index(label)
        weights = self.weights[np.array(hashed(signals, self.bits), dtype=np.int64), column]
        order = sorted(range(len(signals)), key=lambda i: (-int(weights[i]), i))
        return [signals[i] for i in order[:count] if weights[i] > 0]


def softmax(scores: np.ndarray) -> np.ndarray:
    """Probabilities, from scores rounded so that no last bit decides."""
    raised = np.exp(np.round(scores - scores.max(), 6))
    out: np.ndarray = raised / raised.sum()
    return out


def chance(score: float) -> float:
    """A score as a probability."""
    return float(1.0 / (1.0 + np.exp(-round(float(np.clip(score, -30, 30)), 6))))
