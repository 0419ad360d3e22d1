"""Other names for the same article: persons and organisations are renamed throughout, text and claims alike."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from typing import Any

from .corpus import Article, many, names
from .targets import ORGANISATIONS, PERSONS

_ALPHABET = re.compile(r"[A-Za-zÀ-ɏ]")
_BREAK = re.compile(r"[\s・·]")
Pool = dict[tuple[str, bool], list[list[str]]]


def entities(article: Article) -> list[tuple[bool, list[str]]]:
    """The article's entities whose type is certain: (person or not, names longest first)."""
    found: dict[tuple[str, ...], set[bool]] = defaultdict(set)
    for claim in article["claims"]:
        for role, value in claim["roles"].items():
            if role in PERSONS | ORGANISATIONS:
                for filler in many(value):
                    if names(filler):
                        found[tuple(sorted(names(filler), key=lambda n: (-len(n), n)))].add(role in PERSONS)
    return [(types.pop(), list(key)) for key, types in sorted(found.items()) if len(types) == 1]


def pool(articles: list[Article]) -> Pool:
    """Names to take from, by language and type: [full, short ...], the short ones being parts of the full."""
    gathered: Pool = defaultdict(list)
    for article in articles:
        for person, known in entities(article):
            proper = _proper(known, article["lang"], person)
            if proper:
                gathered[article["lang"], person].append(proper)
    return gathered


def _proper(known: list[str], language: str, person: bool) -> list[str]:
    """The names that are names, not descriptions: the longest that looks like one, and parts of it."""
    for full in known:
        if language in ("ja", "zh", "ko"):
            good = 2 <= len(full) <= 12 and not re.search(r"[のがは、。 ]|同社|会社|公司$|회사|the ", full)
        else:
            words = full.split()
            good = 1 <= len(words) <= 4 and all(word[0].isupper() or word[0].isdigit() for word in words)
        if good and (not person or len(_BREAK.split(full)) > 1 or language in ("ja", "zh", "ko")):
            parts = [name for name in known if name != full and name in full and len(name) > 1]
            return [full, *parts]
    return []


def _renaming(proper: list[str], other: list[str], person: bool) -> dict[str, str] | None:
    """Old wording to new; None where a short form has no counterpart."""
    full, new = proper[0], other[0]
    change = {full: new}
    old_words, new_words = _BREAK.split(full), _BREAK.split(new)
    for part in proper[1:]:
        if person and len(old_words) > 1 and len(new_words) > 1 and part == old_words[-1]:
            change[part] = new_words[-1]
        elif person and len(old_words) > 1 and len(new_words) > 1 and part == old_words[0]:
            change[part] = new_words[0]
        elif len(other) > 1:
            change[part] = other[1]
        elif person and not _ALPHABET.search(full) and full.startswith(part):
            change[part] = new[: len(part)]
        elif not person:
            change[part] = new
        else:
            return None
    return change


def swapped(article: Article, names_from: Pool, chooser: random.Random, share: float = 0.7) -> Article:
    """The article with most of its entities renamed; unchanged where a renaming would lose evidence."""
    change: dict[str, str] = {}
    text = article["text"]
    for person, known in entities(article):
        proper = _proper(known, article["lang"], person)
        choices = names_from.get((article["lang"], person), [])
        if not proper or not choices or chooser.random() > share:
            continue
        other = chooser.choice(choices)
        if other[0] in text or any(name in change for name in proper):
            continue
        change.update(_renaming(proper, other, person) or {})
    change = {old: new for old, new in change.items() if old != new}
    if not change:
        return article
    made = _rewrite(article, _pattern(change), change)
    kept = all(words in made["text"] for claim in made["claims"] for words in claim["evidence"])
    return made if kept else article


def _pattern(change: dict[str, str]) -> re.Pattern[str]:
    parts = []
    for old in sorted(change, key=lambda name: (-len(name), name)):
        before = r"(?<![A-Za-zÀ-ɏ])" if _ALPHABET.match(old[0]) else ""
        after = r"(?![A-Za-zÀ-ɏ])" if _ALPHABET.match(old[-1]) else ""
        parts.append(before + re.escape(old) + after)
    return re.compile("|".join(parts))


_KEPT = {"id", "lang", "published", "kind", "stage", "polarity", "certainty", "voice", "start", "end", "style"}


def _rewrite(value: Any, pattern: re.Pattern[str], change: dict[str, str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(lambda match: change[match.group(0)], value)
    if isinstance(value, list):
        return [_rewrite(part, pattern, change) for part in value]
    if isinstance(value, dict):
        return {key: part if key in _KEPT else _rewrite(part, pattern, change) for key, part in value.items()}
    return value
