"""The annotated articles as lessons for the rules: documents with their gold claims on their sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reportedly import language as words
from reportedly.model import Document
from reportedly.reading.local.marked import Marked
from reportedly.reading.local.signals import Sentence, Signals
from training.corpus import Article

Claim = dict[str, Any]


@dataclass
class Lesson:
    """One article: its signals, and per sentence number the gold claims that stand there first, and again."""

    article: Article
    signals: Signals
    first: dict[int, list[tuple[Claim, int, int]]] = field(default_factory=dict)
    again: dict[int, list[Claim]] = field(default_factory=dict)


def document_of(article: Article) -> Document:
    """An annotated article as a document; its claims stay behind."""
    return Document(
        id=article["id"],
        text=article["text"],
        title=article.get("title", ""),
        lang=article["lang"],
        publisher=article.get("publisher"),
        published=article.get("published"),
        label=article["id"],
    )


def lesson(article: Article) -> Lesson:
    """The article with every claim on its sentences."""
    made = Lesson(article, Signals(Marked(document_of(article))))
    for claim in article["claims"]:
        for number, exact in enumerate(claim["evidence"]):
            start = article["text"].find(exact)
            sentence = _holding(made.signals.sentences, start, start + len(exact)) if start >= 0 else None
            if sentence is None:
                continue
            if number == 0:
                made.first.setdefault(sentence.number, []).append((claim, start, start + len(exact)))
            else:
                made.again.setdefault(sentence.number, []).append(claim)
    return made


def _holding(sentences: list[Sentence], start: int, end: int) -> Sentence | None:
    """The sentence that shares most with a stretch."""
    best, most = None, 0
    for s in sentences:
        shared = min(end, s.end) - max(start, s.start)
        if shared > most:
            best, most = s, shared
    return best


def lessons(articles: list[Article]) -> Iterator[Lesson]:
    return (lesson(a) for a in articles if a["lang"] in available())


def available() -> tuple[str, ...]:
    """The languages whose words are there."""
    out = []
    for code in words.LANGUAGES:
        try:
            words.of(code)
            out.append(code)
        except FileNotFoundError:
            continue
    return tuple(out)
