"""Trains the name tagger on the annotated articles: an averaged perceptron over sentences, seeded."""

import random

import numpy as np

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
from reportedly.reading.local.features import hashed
from reportedly.reading.local.tokens import Tokens
from training.corpus import Article
from training.local.gold import descriptors, name_spans


def labels_of(tokens: Tokens, wanted: list[tuple[int, int, str]]) -> list[int]:
    labels = [0] * len(tokens)
    for start, end, kind in wanted:
        first, last = tokens.touching(start, end)
        for i in range(first, last):
            labels[i] = LABELS.index(("B-" if i == first else "I-") + kind)
    return labels


def pieces(tokens: Tokens) -> list[tuple[int, int]]:
    """Paragraphs, as ranges of tokens."""
    out, first = [], 0
    for i in range(1, len(tokens)):
        if "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]]:
            out.append((first, i))
            first = i
    return [*out, (first, len(tokens))] if len(tokens) else out


def background_of(articles: list[Article]) -> Background:
    made = Background()
    counts = np.zeros(len(made.counts), np.int32)
    for article in articles:
        single, double = pairs(Tokens.of(article["text"]), article["lang"])
        counts[np.unique(hashed([*single, *double], BACKGROUND_BITS))] += 1
    return Background(np.minimum(counts, 255).astype(np.uint8))


def fit_tagger(articles: list[Article], more: list[Article] = [], rounds: int = 7, seed: int = 1) -> Tagger:
    known = descriptors(articles)
    background = background_of(articles)
    lessons = []
    for article in [*articles, *more]:
        tokens = Tokens.of(article["text"])
        ids, labels = (
            token_ids(tokens, article["lang"], background, less=1),
            labels_of(tokens, name_spans(article, known)),
        )
        lessons += [(ids[a:b], labels[a:b]) for a, b in pieces(tokens)]
    size = (1 << BITS, len(LABELS))
    weights, total = np.zeros(size, np.float32), np.zeros(size, np.float32)
    links, links_total = np.zeros((len(LABELS),) * 2), np.zeros((len(LABELS),) * 2)
    chooser, step = random.Random(seed), 1
    for _ in range(rounds):
        chooser.shuffle(lessons)
        for ids, gold in lessons:
            scores = weights[ids].sum(axis=1).astype(np.float64)
            guess = best_path(scores, links)
            for i, (g, p) in enumerate(zip(gold, guess, strict=True)):
                if g != p:
                    np.add.at(weights, (ids[i], g), 1)
                    np.add.at(weights, (ids[i], p), -1)
                    np.add.at(total, (ids[i], g), step)
                    np.add.at(total, (ids[i], p), -step)
            for a, b in zip(zip([0, *gold], gold), zip([0, *guess], guess)):
                if a != b:
                    links[a] += 1
                    links_total[a] += step
                    links[b] -= 1
                    links_total[b] -= step
            step += 1
    return Tagger(weights - total / step, links - links_total / step, background)


def evaluate(tagger: Tagger, articles: list[Article], known: set[str], bias: float = 0.0) -> None:
    import collections

    C = collections.defaultdict(lambda: [0, 0, 0, 0])
    for article in articles:
        tokens = Tokens.of(article["text"])
        scores = tagger.weights[token_ids(tokens, article["lang"], tagger.background)].sum(1).astype(np.float64)
        from reportedly.reading.local.tagger import spans
        from reportedly.reading.local.naming import spread

        scores[:, 0] -= bias
        got = spread(article["text"], spans(tokens, best_path(scores, tagger.links), scores))
        want = {(a, b): k for a, b, k in name_spans(article, known)}
        g = {(t.start, t.end): t.type for t in got}
        for key in (article["lang"], "all"):
            c = C[key]
            c[0] += len(set(g) & set(want))
            c[1] += len(g)
            c[2] += len(want)
            c[3] += sum(g[x] == want[x] for x in set(g) & set(want))
    for k, (tp, p, r, t) in sorted(C.items()):
        print(k, f"P {tp / p:.3f} R {tp / r:.3f} F {2 * tp / (p + r):.3f} type {t / tp:.3f}")


if __name__ == "__main__":
    import pathlib, time
    from training.corpus import folds, load

    A = load(pathlib.Path("data/corpus"))
    held = folds(A, 6)[0]
    ids = {a["id"] for a in held}
    shown = [a for a in A if a["id"] not in ids]
    t = time.time()
    tg = fit_tagger(shown, 5)
    print(time.time() - t)
    for b in (0, 2, 4, 8):
        print(b)
        evaluate(tg, held, descriptors(A), b)
