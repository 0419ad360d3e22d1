"""Trains the name tagger on the annotated articles: an averaged perceptron over paragraphs, seeded."""

import random
from collections.abc import Sequence

import numpy as np

from reportedly.reading.local.features import hashed
from reportedly.reading.local.tagger import (
    BACKGROUND_BITS,
    BITS,
    LABELS,
    Background,
    Tagger,
    best_path,
    pairs,
    token_ids,
)
from reportedly.reading.local.tokens import Tokens
from training.corpus import Article
from training.local.gold import descriptors, name_spans

Lesson = tuple[np.ndarray, list[int]]


def labels_of(tokens: Tokens, wanted: list[tuple[int, int, str]]) -> list[int]:
    """The label of each token, where these spans are the names."""
    labels = [0] * len(tokens)
    for start, end, kind in wanted:
        first, last = tokens.touching(start, end)
        for i in range(first, last):
            labels[i] = LABELS.index(("B-" if i == first else "I-") + kind)
    return labels


def paragraphs(tokens: Tokens) -> list[tuple[int, int]]:
    """Paragraphs, as ranges of tokens."""
    out, first = [], 0
    for i in range(1, len(tokens)):
        if "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]]:
            out.append((first, i))
            first = i
    return [*out, (first, len(tokens))] if len(tokens) else out


def background_of(articles: Sequence[Article]) -> Background:
    """In how many articles each word and pair of words stands."""
    made = Background()
    counts = np.zeros(len(made.counts), np.int32)
    for article in articles:
        single, double = pairs(Tokens.of(article["text"]), article["lang"])
        counts[np.unique(hashed([*single, *double], BACKGROUND_BITS))] += 1
    return Background(np.minimum(counts, 255).astype(np.uint8))


def fit_tagger(articles: Sequence[Article], more: Sequence[Article] = (), rounds: int = 7, seed: int = 1) -> Tagger:
    """`more` are copies under other names: they teach, but what words are common is counted without them."""
    background = background_of(articles)
    lessons = _lessons([*articles, *more], background)
    size = (1 << BITS, len(LABELS))
    weights, total = np.zeros(size, np.float32), np.zeros(size, np.float32)
    links, links_total = np.zeros((len(LABELS),) * 2), np.zeros((len(LABELS),) * 2)
    chooser, step = random.Random(seed), 1
    for _ in range(rounds):
        chooser.shuffle(lessons)
        for ids, gold in lessons:
            guess = best_path(weights[ids].sum(axis=1).astype(np.float64), links)
            for i, (g, p) in enumerate(zip(gold, guess, strict=True)):
                if g != p:
                    for label, sign in ((g, 1), (p, -1)):
                        np.add.at(weights, (ids[i], label), sign)
                        np.add.at(total, (ids[i], label), sign * step)
            _relink(links, links_total, gold, guess, step)
            step += 1
    return Tagger(weights - total / step, links - links_total / step, background)


def _lessons(articles: list[Article], background: Background) -> list[Lesson]:
    known = descriptors(articles)
    out: list[Lesson] = []
    for article in articles:
        tokens = Tokens.of(article["text"])
        ids, labels = (
            token_ids(tokens, article["lang"], background, less=1),
            labels_of(tokens, name_spans(article, known)),
        )
        out += [(ids[a:b], labels[a:b]) for a, b in paragraphs(tokens)]
    return out


def _relink(links: np.ndarray, total: np.ndarray, gold: list[int], guess: list[int], step: int) -> None:
    """Reward the right pairs of neighbouring labels and punish the wrong ones, in place."""
    for right, wrong in zip(
        zip([0, *gold[:-1]], gold, strict=True), zip([0, *guess[:-1]], guess, strict=True), strict=True
    ):
        if right != wrong:
            for pair, sign in ((right, 1), (wrong, -1)):
                links[pair] += sign
                total[pair] += sign * step
