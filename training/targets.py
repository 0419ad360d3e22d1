"""From an annotated article to what the network is taught: mentions, evidence, fillers, grades."""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tokenizers import Tokenizer

from reportedly.model import Amount
from reportedly.reading.encoder import sums
from reportedly.reading.encoder.labels import SLOTS
from reportedly.reading.encoder.layout import Layout, lay_out
from reportedly.reading.encoder.occurrences import occurrences

from .corpus import Article, many, names

PERSONS = {"people", "leader", "person"}
ORGANISATIONS = {"from", "to", "employer", "buyer", "target", "customer", "suppliers", "org"}
EITHER = {"by", "speaker"}
TITLES = {"role_before", "role_after", "title"}
THINGS = {"unit", "product"}

Span = tuple[int, int]
# One filler: every span that names it. A role: its fillers, or None where the words could not be found.
Fillers = list[set[Span]] | None


@dataclass
class Target:
    """One claim to learn: evidence spans (the first one is tagged), fillers of each slot, the annotation itself."""

    kind: str
    evidence: list[Span]
    fillers: dict[str, Fillers]
    claim: dict[str, Any]


@dataclass
class Lesson:
    """One article as the network is taught it."""

    id: str
    layout: Layout
    mentions: dict[Span, str]
    persons: dict[Span, bool]
    amounts: list[tuple[int, int, Amount]]
    counts: Counter[str]
    targets: list[Target] = field(default_factory=list)


def evidence_spans(claim: dict[str, Any], layout: Layout) -> list[Span]:
    found = []
    for words in claim["evidence"]:
        start = layout.whole.find(words, layout.body)
        if start >= 0:
            found.append((start, start + len(words)))
    return found


def teach(article: Article, tokenizer: Tokenizer) -> Lesson:
    """Everything the network is taught about one article."""
    layout = lay_out(article["text"], article["title"], article["publisher"], tokenizer)
    shift = layout.body
    found = [(a + shift, b + shift, v) for a, b, v in sums.find(article["text"], article["lang"])]
    lesson = Lesson(article["id"], layout, {}, {}, found, Counter())
    _mark_entities(article, lesson)
    groups = _mark_groups(article, lesson)
    for start, end in lesson.mentions:
        lesson.counts[layout.whole[start:end]] += 1
    targets = []
    for claim in article["claims"]:
        evidence = evidence_spans(claim, layout)
        if evidence:
            fillers = {role: _fillers(claim, role, lesson, groups) for role in SLOTS[claim["kind"]]}
            targets.append(Target(claim["kind"], evidence, fillers, claim))
    lesson.targets = _merge(targets)
    return lesson


def _mark_entities(article: Article, lesson: Lesson) -> None:
    """Mark every occurrence of every name, longest names first, and what is known of each: person or not."""
    kinds: dict[str, str] = {}
    persons: dict[str, set[bool]] = {}
    for claim in article["claims"]:
        for role, value in [*claim["roles"].items(), ("source", claim.get("sources"))]:
            for filler in many(value):
                _know(role, filler, kinds, persons)
    text = lesson.layout.whole
    for label in ("entity", "unit", "title"):
        taken: list[Span] = []
        for name in sorted((n for n in kinds if kinds[n] == label and len(n) > 1), key=lambda n: (-len(n), n)):
            for span in occurrences(name, text):
                if any(span[0] < end and start < span[1] for start, end in taken):
                    continue
                taken.append(span)
                lesson.mentions.setdefault(span, label)
                if len(persons.get(name, ())) == 1:
                    lesson.persons[span] = next(iter(persons[name]))


def _know(role: str, filler: Any, kinds: dict[str, str], persons: dict[str, set[bool]]) -> None:
    """Note what one filler of one role tells of its names: their type, and whether a person's."""
    if role in PERSONS | ORGANISATIONS | EITHER | {"source"}:
        for name in names(filler):
            kinds[name] = "entity"
            if role in PERSONS | ORGANISATIONS:
                persons.setdefault(name, set()).add(role in PERSONS)
        for group in many(filler.get("of")) if isinstance(filler, dict) else []:
            for name in names(group):
                kinds[name] = "entity"
                persons.setdefault(name, set()).add(False)
    elif role in THINGS | TITLES:
        for name in names(filler):
            kinds.setdefault(name, "unit" if role in THINGS else "title")


def _mark_groups(article: Article, lesson: Lesson) -> dict[int, Span | None]:
    """Mark described groups; returns, by the identity of the filler, where its words stand (or None)."""
    placed: dict[int, Span | None] = {}
    for claim in article["claims"]:
        evidence = evidence_spans(claim, lesson.layout)
        for filler in (f for value in claim["roles"].values() for f in many(value)):
            if isinstance(filler, dict) and filler.get("described") and evidence:
                span = _group_span(filler["described"], evidence[0], lesson.layout.whole)
                placed[id(filler)] = span
                if span:
                    lesson.mentions[span] = "group"
    return placed


def _group_span(described: str, evidence: Span, text: str) -> Span | None:
    """The nearest place with these words; else the longest part of them that the evidence holds."""
    found = occurrences(described, text)
    if found:
        return min(found, key=lambda span: abs(span[0] - evidence[0]))
    quoted = text[evidence[0] : evidence[1]]
    match = difflib.SequenceMatcher(None, quoted, described, autojunk=False).find_longest_match()
    if match.size < max(2, 0.5 * len(described)):
        return None
    start, end = evidence[0] + match.a, evidence[0] + match.a + match.size
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if end - start > 1 else None


def _fillers(claim: dict[str, Any], role: str, lesson: Lesson, groups: dict[int, Span | None]) -> Fillers:
    if role == "amount":
        return _amount(claim, lesson)
    value = claim.get("sources") if role == "source" else claim["roles"].get(role)
    text, found = lesson.layout.whole, []
    for filler in many(value):
        if isinstance(filler, dict) and filler.get("described"):
            if groups.get(id(filler)) is None:
                return None
            found.append({groups[id(filler)]})
            continue
        known = set(names(filler))
        spans = {span for span in lesson.mentions if text[span[0] : span[1]] in known}
        if spans:
            found.append(spans)
        elif role in TITLES | THINGS:
            return None
    return found


def _amount(claim: dict[str, Any], lesson: Lesson) -> Fillers:
    wanted = claim["roles"].get("amount")
    if not wanted:
        return []
    spans = {(start, end) for start, end, value in lesson.amounts if sums.equal(value, wanted)}
    return [spans] if spans else None


def _merge(targets: list[Target]) -> list[Target]:
    """Claims of one kind on the very same words become one target with several fillers."""
    merged: dict[tuple[str, Span], Target] = {}
    for target in targets:
        key = (target.kind, target.evidence[0])
        if key not in merged:
            merged[key] = target
            continue
        first = merged[key]
        for role, more in target.fillers.items():
            had = first.fillers[role]
            if had is None or more is None:
                first.fillers[role] = None
            else:
                first.fillers[role] = had + [spans for spans in more if spans not in had]
    return list(merged.values())
