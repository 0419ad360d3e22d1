"""What the pointer is asked: one item for each piece of evidence, with the mentions that could fill its roles."""

from __future__ import annotations

import bisect
from collections import Counter
from dataclasses import dataclass

import numpy as np

from .labels import KINDS, TYPES
from .layout import Layout, token_span

MENTIONS = 40
SENTENCE_TOKENS = 96
NEAR_SENTENCES = 1

# Where a mention stands, seen from the evidence; 0 is padding.
INSIDE, BEFORE, AFTER, PREVIOUS, NEXT, SHORTLY_BEFORE, EARLIER, LATER, TITLE, PUBLISHER = range(1, 11)
PLACES = 11
WEIGHTS = 8  # four grades of how often the words occur, twice over: in the title or not


@dataclass(frozen=True)
class Mention:
    """A span in code points of the layout that could fill a role; `tokens` are indices into the window."""

    start: int
    end: int
    type: str
    tokens: tuple[int, int]
    sentence: int
    weight: int
    words: str


@dataclass(frozen=True)
class Item:
    """One question to the pointer: this kind of claim, on this evidence, among these mentions."""

    kind: str
    start: int
    end: int
    tokens: tuple[int, ...]
    flags: tuple[int, ...]
    mentions: tuple[Mention, ...]
    places: tuple[int, ...]


class WindowView:
    """One window of a layout with the mentions in it, ready to make items; token indices allow for the leading mark."""

    def __init__(
        self, layout: Layout, tokens: np.ndarray, spans: list[tuple[int, int, str]], counts: Counter[str]
    ) -> None:
        self.layout = layout
        self.starts, self.ends = layout.starts[tokens], layout.ends[tokens]
        self._sentence_ends = [end for _, end in layout.sentences]
        title = layout.whole[: layout.body]
        self.mentions: list[Mention] = []
        for start, end, label in sorted(spans):
            touched = token_span(self.starts, self.ends, (start, end))
            if touched is None:
                continue
            words = layout.whole[start:end]
            weight = min(3, max(0, counts[words] - 1).bit_length()) + 4 * (words in title)
            sentence = self.sentence_at(start)
            self.mentions.append(Mention(start, end, label, touched, sentence, weight, words))

    def sentence_at(self, position: int) -> int:
        return bisect.bisect_right(self._sentence_ends, position)

    def item(self, kind: str, start: int, end: int) -> Item | None:
        """The item for evidence at [start, end); None where the window does not hold it."""
        first = self.sentence_at(start)
        last = max(first, self.sentence_at(end - 1))
        if first >= len(self.layout.sentences):
            return None
        last = min(last, len(self.layout.sentences) - 1)
        span = (self.layout.sentences[first][0], self.layout.sentences[last][1])
        sentence = token_span(self.starts, self.ends, span)
        evidence = token_span(self.starts, self.ends, (start, end))
        if sentence is None or evidence is None:
            return None
        low, high = _centred(sentence, evidence)
        tokens = tuple(range(low, high))
        flags = tuple(1 if evidence[0] <= token < evidence[1] else 2 for token in tokens)
        chosen = self._choose(start, end, first, last)
        places = tuple(self._place(mention, start, end, first, last) for mention in chosen)
        return Item(kind, start, end, tokens, flags, tuple(chosen), places)

    def _choose(self, start: int, end: int, first: int, last: int) -> list[Mention]:
        """Every mention near by, and of those further off the nearest one for each wording."""

        def distance(mention: Mention) -> int:
            return max(start - mention.end, mention.start - end, 0)

        chosen, words = [], set()
        for mention in sorted(self.mentions, key=lambda m: (distance(m), m.start, m.end, m.type)):
            near = (
                first - NEAR_SENTENCES <= mention.sentence <= last + NEAR_SENTENCES
                and mention.start >= self.layout.body
            )
            if near or (mention.words, mention.type) not in words:
                chosen.append(mention)
                words.add((mention.words, mention.type))
            if len(chosen) == MENTIONS:
                break
        return sorted(chosen, key=lambda m: (m.start, m.end, m.type))

    def _place(self, mention: Mention, start: int, end: int, first: int, last: int) -> int:
        if mention.start < self.layout.publisher_end:
            return PUBLISHER
        if mention.start < self.layout.body:
            return TITLE
        if mention.start < end and mention.end > start:
            return INSIDE
        if first <= mention.sentence <= last:
            return BEFORE if mention.start < start else AFTER
        if mention.sentence < first:
            away = first - mention.sentence
            return PREVIOUS if away == 1 else SHORTLY_BEFORE if away <= 3 else EARLIER
        return NEXT if mention.sentence == last + 1 else LATER


def _centred(sentence: tuple[int, int], evidence: tuple[int, int]) -> tuple[int, int]:
    """The sentence's tokens, cut to what fits around the evidence."""
    low, high = min(sentence[0], evidence[0]), max(sentence[1], evidence[1])
    if high - low <= SENTENCE_TOKENS:
        return low, high
    spare = max(0, SENTENCE_TOKENS - (evidence[1] - evidence[0])) // 2
    low = max(low, evidence[0] - spare)
    return low, min(high, low + SENTENCE_TOKENS)


def pack(items: list[Item]) -> dict[str, np.ndarray]:
    """Items as padded int64 arrays; token indices are shifted by one for the mark that opens a window."""
    token_room = max(len(item.tokens) for item in items)
    mention_room = max(1, *(len(item.mentions) for item in items))
    count = len(items)
    arrays = {
        "kind": np.array([KINDS.index(item.kind) for item in items], dtype=np.int64),
        "token": np.zeros((count, token_room), dtype=np.int64),
        "flag": np.zeros((count, token_room), dtype=np.int64),
        "first": np.zeros((count, mention_room), dtype=np.int64),
        "last": np.ones((count, mention_room), dtype=np.int64),
        "type": np.zeros((count, mention_room), dtype=np.int64),
        "place": np.zeros((count, mention_room), dtype=np.int64),
        "weight": np.zeros((count, mention_room), dtype=np.int64),
    }
    for row, item in enumerate(items):
        arrays["token"][row, : len(item.tokens)] = np.array(item.tokens) + 1
        arrays["flag"][row, : len(item.tokens)] = item.flags
        for column, (mention, place) in enumerate(zip(item.mentions, item.places, strict=True)):
            arrays["first"][row, column] = mention.tokens[0] + 1
            arrays["last"][row, column] = mention.tokens[1] + 1
            arrays["type"][row, column] = TYPES.index(mention.type)
            arrays["place"][row, column] = place
            arrays["weight"][row, column] = mention.weight
    return arrays
