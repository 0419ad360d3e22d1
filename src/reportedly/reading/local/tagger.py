"""Finds names in a text: each token is told by its neighbours, its shape and its place, by weights learned from annotated articles.

One tagger for all languages. It knows no list of companies or people: held-out names count, not known ones.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from .features import hashed
from .tokens import Tokens, shape

TYPES = ("person", "organisation")
LABELS = ("O", *(f"{where}-{kind}" for kind in TYPES for where in "BI"))
BITS = 20
BACKGROUND_BITS = 20
_EDGE = "\x00"


@dataclass(frozen=True)
class Tagged:
    """A span of text, its type, and how far its score lies above that of no name at all."""

    start: int
    end: int
    type: str
    margin: float


class Background:
    """In how many articles words and pairs of words stood: a name is rare there and often here."""

    def __init__(self, counts: np.ndarray | None = None) -> None:
        self.counts = np.zeros(1 << BACKGROUND_BITS, np.uint8) if counts is None else counts

    def rarity(self, keys: list[str], less: int = 0) -> list[str]:
        """Per key, how widely it is known: `0` not at all, up to `5`. `less` takes away the article itself in training."""
        held: list[int] = self.counts[np.array(hashed(keys, BACKGROUND_BITS), dtype=np.int64)].tolist() if keys else []
        return [str((max(0, n - less)).bit_length()) for n in held]


class Tagger:
    """`weights` is (buckets, labels), `links` (labels, labels): how well one label follows another."""

    def __init__(self, weights: np.ndarray, links: np.ndarray, background: Background, scale: float = 1.0) -> None:
        self.weights, self.links, self.background, self.scale = weights, links, background, scale

    def scores(self, ids: np.ndarray) -> np.ndarray:
        """(tokens, labels), from (tokens, features)."""
        total: np.ndarray = self.weights[ids].sum(axis=1, dtype=np.int32).astype(np.float64) * self.scale
        return total

    def tag(self, tokens: Tokens, lang: str) -> list[Tagged]:
        """The names in a text, in order."""
        if not len(tokens):
            return []
        scores = self.scores(token_ids(tokens, lang, self.background))
        labels = best_path(scores, self.links)
        return spans(tokens, labels, scores)


def pairs(tokens: Tokens, lang: str) -> tuple[list[str], list[str]]:
    """Keys of each token and of each token with the next."""
    lower = [w.lower() for w in tokens.words]
    return [f"{lang}{w}" for w in lower], [f"{lang}{a}|{b}" for a, b in zip(lower, [*lower[1:], _EDGE], strict=True)]


def token_ids(tokens: Tokens, lang: str, background: Background, less: int = 0) -> np.ndarray:
    """(tokens, features): the hashed features of each token."""
    return np.array([hashed(f, BITS) for f in token_features(tokens, lang, background, less)], dtype=np.int64)


def token_features(tokens: Tokens, lang: str, background: Background, less: int = 0) -> list[list[str]]:
    """What each token is told by; as many features for each."""
    words, count = tokens.words, len(tokens)
    single, double = pairs(tokens, lang)
    rare, rare2 = background.rarity(single, less), background.rarity(double, less)
    times = Counter(double)
    again = [str(min(times[d], 4)) for d in double]
    lower = [w.lower() for w in words]
    shapes = [shape(w) for w in words]
    seen, small = Counter(words), {w for w in words if w.islower()}
    pad = 3
    w = [_EDGE] * pad + lower + [_EDGE] * pad
    s = [_EDGE] * pad + shapes + [_EDGE] * pad
    out = []
    for i in range(count):
        k = i + pad
        own, often = words[i], min(seen[words[i]], 4)
        known = "s" if lower[i] in small else "n"
        opens = (
            i == 0
            or words[i - 1] in '.!?。！？:："“„«»「『*•-–—('
            or "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]]
        )
        gap = "_" if tokens.spaced[i] else ""
        out.append(
            [
                f"{lang}",
                f"w{own}",
                f"W{lang}{lower[i]}",
                f"s{s[k - 1]}|{s[k]}|{s[k + 1]}{gap}",
                f"S{s[k - 2]}|{s[k - 1]}|{s[k]}|{s[k + 1]}|{s[k + 2]}",
                f"p{lower[i][:3]}",
                f"q{lower[i][-3:]}|{s[k]}",
                f"r{lower[i][-2:]}|{lang}|{s[k]}",
                f"-1{w[k - 1]}|{s[k]}",
                f"+1{w[k + 1]}|{s[k]}",
                f"-2{w[k - 2]}|{s[k - 1]}|{s[k]}",
                f"+2{w[k + 2]}|{s[k + 1]}|{s[k]}",
                f"b{w[k - 1]}|{w[k]}",
                f"c{w[k]}|{w[k + 1]}",
                f"-t{w[k - 2]}|{w[k - 1]}",
                f"+t{w[k + 1]}|{w[k + 2]}",
                f"t{w[k - 1]}|{w[k]}|{w[k + 1]}",
                f"3{w[k - 3]}|{s[k]}",
                f"4{w[k + 3]}|{s[k]}",
                f"k{known}|{opens}|{s[k]}|{lang}",
                f"K{known}|{opens}|{s[k]}|{s[k + 1]}|{s[k - 1]}",
                f"f{often}|{known}|{s[k]}|{lang}",
                f"l{min(len(own), 8)}|{s[k]}|{gap}",
                f"-q{w[k - 1][-3:]}|{s[k]}",
                f"+q{w[k + 1][-3:]}|{s[k]}|{s[k + 1]}",
                f"d{rare[i]}|{s[k]}|{lang}|{often}",
                f"D{rare[i - 1] if i else 9}|{rare[i]}|{rare[i + 1] if i + 1 < count else 9}|{s[k]}",
                f"e{rare2[i - 1] if i else 9}|{again[i - 1] if i else 9}|{s[k - 1]}|{s[k]}",
                f"E{rare2[i]}|{again[i]}|{s[k]}|{s[k + 1]}",
                f"g{rare2[i - 1] if i else 9}|{rare2[i]}|{again[i - 1] if i else 9}|{again[i]}|{s[k]}",
            ]
        )
    return out


def best_path(scores: np.ndarray, links: np.ndarray) -> list[int]:
    """The best sequence of labels (Viterbi)."""
    count = len(scores)
    best = scores[0] + links[0]
    back = np.zeros(scores.shape, dtype=np.int64)
    for i in range(1, count):
        through = best[:, None] + links
        back[i] = through.argmax(axis=0)
        best = through[back[i], np.arange(links.shape[1])] + scores[i]
    path = [int(best.argmax())]
    for i in range(count - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]


def spans(tokens: Tokens, labels: list[int], scores: np.ndarray) -> list[Tagged]:
    """Labels as spans; an inside without its beginning begins one."""
    found: list[Tagged] = []
    start, kind = -1, ""
    for i, label in enumerate([*labels, 0]):
        where, _, now = LABELS[label].partition("-")
        if start >= 0 and (where != "I" or now != kind):
            margin = min(float(scores[j, labels[j]] - scores[j, 0]) for j in range(start, i))
            found.append(Tagged(tokens.starts[start], tokens.ends[i - 1], kind, round(margin, 4)))
            start = -1
        if where == "B" or (where == "I" and start < 0):
            start, kind = i, now
    return found
