"""The annotated articles, as files and as strings; and how they are split for development."""

from __future__ import annotations

import hashlib
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

Article = dict[str, Any]

FIRST_LONG = 201  # numbers from here up are long and sparse


def load(folder: Path) -> list[Article]:
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]


def digest(folder: Path) -> str:
    """SHA-256 over the articles' names and bytes, in order of name."""
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        whole.update(path.name.encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()


def folds(articles: list[Article], count: int, seed: int = 7) -> list[list[Article]]:
    """Articles dealt into folds; each language's short and long ones are spread evenly."""
    groups: dict[tuple[str, bool], list[Article]] = defaultdict(list)
    for article in sorted(articles, key=lambda a: a["id"]):
        groups[article["lang"], int(article["id"].split("-")[1]) >= FIRST_LONG].append(article)
    shuffler = random.Random(seed)
    dealt: list[list[Article]] = [[] for _ in range(count)]
    turn = 0
    for key in sorted(groups):
        members = groups[key]
        shuffler.shuffle(members)
        for article in members:
            dealt[turn % count].append(article)
            turn += 1
    return dealt


def many(value: Any) -> list[Any]:
    """A role's fillers as a list; a list of strings is the names of ONE filler."""
    if value in (None, "", []):
        return []
    if isinstance(value, list) and not isinstance(value[0], str):
        return value
    return [value]


def names(filler: Any) -> list[str]:
    """The names that an entity filler answers to; a described group has none."""
    if isinstance(filler, str):
        return [filler]
    if isinstance(filler, list):
        return [name for name in filler if isinstance(name, str)]
    if isinstance(filler, dict) and filler.get("name"):
        return [filler["name"]]
    return []
