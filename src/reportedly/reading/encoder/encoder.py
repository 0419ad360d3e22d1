"""Reads one article with the network: text in, candidate claims out."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import numpy as np

from reportedly.model import Amount

from . import sums
from .candidates import Candidate, Filler
from .decode import TaggedSpan, tagged_evidence, tagged_mentions
from .items import Item, Mention, WindowView, pack
from .labels import CHOICE_LIST, FLAGS, SLOTS, STAGE_LIST
from .layout import Layout, lay_out, windows
from .occurrences import occurrences
from .runtime import DECIMALS, Answers, Network, WindowReading

EVIDENCE_THRESHOLD = 0.2
MENTION_THRESHOLD = 0.4
MOST_AT_ONCE = 24
RANKED = 12
CARD = "model-card.json"
FAR = -1e3

Money = list[sums.Sum]
Values = dict[tuple[int, int], Amount]


class Encoder:
    """The trained network over a folder of model files; by default the one that ships with the package."""

    def __init__(self, folder: Path | None = None, threads: int = 1) -> None:
        self.folder = folder or Path(str(files("reportedly") / "data" / "model"))
        self.network = Network(self.folder, threads)

    @property
    def digest(self) -> str:
        """Which network this is: SHA-256 over its files' digests, as its card lists them."""
        files_told = json.loads((self.folder / CARD).read_text("utf-8"))["files"]
        listed = "".join(f"{name} {told['sha256']}\n" for name, told in sorted(files_told.items()))
        return hashlib.sha256(listed.encode()).hexdigest()

    def candidates(
        self, text: str, language: str, title: str = "", publisher: str = "", money: Money | None = None
    ) -> list[Candidate]:
        """Candidate claims in order of their evidence; the same for any number of threads.

        `money` are the text's sums, where the caller has found them already.
        """
        layout = lay_out(text, title, publisher, self.network.tokenizer)
        if not len(layout.ids) or not layout.sentences:
            return []
        laid = windows(layout)
        read = [self.network.read(layout.ids[tokens]) for tokens in laid]
        tagged = [
            tagged_mentions(one.mentions, layout, tokens, MENTION_THRESHOLD)
            for one, tokens in zip(read, laid, strict=True)
        ]
        told = sums.find(text, language) if money is None else money
        shifted = [(a + layout.body, b + layout.body, value) for a, b, value in told]
        spans = _mentions(layout, tagged, shifted)
        counts = Counter(layout.whole[start:end] for start, end, _ in spans)
        limits = _limits(layout, laid)
        found: list[Candidate] = []
        for tokens, one, limit in zip(laid, read, limits, strict=True):
            view = WindowView(layout, tokens, spans, counts)
            evidence = tagged_evidence(one.evidence, layout, tokens, EVIDENCE_THRESHOLD)
            mine = [span for span in evidence if limit[0] <= span.start < limit[1]]
            found += self._ask(layout, view, one, mine, shifted)
        return sorted(found, key=lambda c: (c.start, c.end, c.kind))

    def _ask(
        self, layout: Layout, view: WindowView, read: WindowReading, spans: list[TaggedSpan], money: Money
    ) -> list[Candidate]:
        asked = [(span, item) for span in spans if (item := view.item(span.label, span.start, span.end)) is not None]
        values = {(start, end): value for start, end, value in money}
        made: list[Candidate] = []
        for at in range(0, len(asked), MOST_AT_ONCE):
            some = asked[at : at + MOST_AT_ONCE]
            answers = self.network.point(read, pack([item for _, item in some]))
            for row, (span, item) in enumerate(some):
                made.append(_candidate(layout, read, span, item, answers, row, values))
        return made


def _mentions(layout: Layout, tagged: list[list[TaggedSpan]], money: Money) -> list[tuple[int, int, str]]:
    """All mentions of the article: what was tagged anywhere, every other occurrence of a tagged name, and the sums."""
    spans = {(span.start, span.end, span.label) for one in tagged for span in one}
    entities = sorted((start, end) for start, end, label in spans if label == "entity")
    names = {layout.whole[start:end] for start, end in entities}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        for start, end in occurrences(name, layout.whole):
            if not any(start < other_end and other_start < end for other_start, other_end in entities):
                entities.append((start, end))
                spans.add((start, end, "entity"))
    taken = {(start, end) for start, end, _ in spans}
    spans |= {(start, end, "amount") for start, end, _ in money if (start, end) not in taken}
    return sorted(spans)


def _limits(layout: Layout, laid: list[np.ndarray]) -> list[tuple[int, int]]:
    """The stretch of text that each window answers for: overlaps are halved, at code points of the layout."""
    firsts = [
        int(layout.starts[tokens[layout.starts[tokens] >= layout.body][0]]) if _has_body(layout, tokens) else 0
        for tokens in laid
    ]
    lasts = [int(layout.ends[tokens[-1]]) for tokens in laid]
    edges = [0, *((after + end) // 2 for after, end in zip(firsts[1:], lasts[:-1], strict=True)), len(layout.whole) + 1]
    return list(pairwise(edges))


def _has_body(layout: Layout, tokens: np.ndarray) -> bool:
    return bool((layout.starts[tokens] >= layout.body).any())


def _candidate(
    layout: Layout,
    read: WindowReading,
    span: TaggedSpan,
    item: Item,
    answers: Answers,
    row: int,
    values: Values,
) -> Candidate:
    roles = {}
    for slot, role in enumerate(SLOTS[item.kind]):
        logits = answers.slots[row, : len(item.mentions), slot] - answers.none[row, slot]
        order = sorted((j for j in range(len(item.mentions)) if logits[j] > FAR), key=lambda j: (-logits[j], j))[
            :RANKED
        ]
        roles[role] = tuple(_filler(layout, read, item.mentions[j], float(logits[j]), values) for j in order)
    flags = dict(zip(FLAGS, _sigmoid(answers.flags[row]), strict=True))
    return Candidate(
        kind=item.kind,
        start=span.start - layout.body,
        end=span.end - layout.body,
        mean=span.mean,
        peak=span.peak,
        valid=float(_sigmoid(answers.valid[row])),
        roles=roles,
        stages=_shares(
            [(stage, n) for n, (kind, stage) in enumerate(STAGE_LIST) if kind == item.kind], answers.stage[row]
        ),
        choices=_choices(answers.choices[row]),
        denied=flags["denied"],
        hedged=flags["hedged"],
        opinion=flags["opinion"],
        minor=flags["minor"],
        place=(span.start - layout.body) / max(1, len(layout.whole) - layout.body),
    )


def _filler(layout: Layout, read: WindowReading, mention: Mention, score: float, values: Values) -> Filler:
    person = float(np.round(read.person[mention.tokens[0] : mention.tokens[1]].mean(), DECIMALS))
    inside = mention.start >= layout.body
    return Filler(
        start=mention.start - layout.body if inside else None,
        end=mention.end - layout.body if inside else None,
        text=mention.words,
        type=mention.type,
        score=round(score, DECIMALS),
        person=person,
        amount=values.get((mention.start, mention.end)) if mention.type == "amount" else None,
    )


def _choices(logits: np.ndarray) -> dict[str, dict[str, float]]:
    names = dict.fromkeys(name for name, _ in CHOICE_LIST)
    return {
        name: _shares([(value, n) for n, (own, value) in enumerate(CHOICE_LIST) if own == name], logits)
        for name in names
    }


def _shares(numbered: list[tuple[str, int]], logits: np.ndarray) -> dict[str, float]:
    """Softmax over the named logits."""
    if not numbered:
        return {}
    values = logits[[number for _, number in numbered]].astype(np.float64)
    raised = np.exp(values - values.max())
    return {
        name: round(float(share), DECIMALS) for (name, _), share in zip(numbered, raised / raised.sum(), strict=True)
    }


def _sigmoid(values: np.ndarray) -> np.ndarray:
    return np.round(1 / (1 + np.exp(-np.asarray(values, dtype=np.float64))), DECIMALS)
