"""JSON-LD in a page: what the outlet tells machines of its article."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

Item = dict[str, Any]

_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)
_ARTICLE = re.compile(r"(Article|BlogPosting|Report|SocialMediaPosting)$")
_DEEPEST = 12
_LARGEST = 400_000


def article_of(tree: HtmlElement) -> Item:
    """The page's article as JSON-LD describes it; empty where it does not. The one with most to say, of several."""
    found = [item for item in _items(tree) if any(_ARTICLE.search(kind) for kind in _types(item))]
    return max(found, key=_weight, default={})


def names_of(value: Any) -> tuple[str, ...]:
    """The names in a person, an organisation, a string or a list of these."""
    if isinstance(value, str):
        return (value.strip(),) if value.strip() and not value.startswith("http") else ()
    if isinstance(value, dict):
        return names_of(value.get("name"))
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for part in value[:20] for name in names_of(part)))
    return ()


def word_of(value: Any) -> str | None:
    """The first string in a value that should be one: outlets write lists and objects in its place."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url") or value.get("@value") or value.get("name")
    return value.strip() or None if isinstance(value, str) else None


def corrections_of(item: Item) -> Iterator[str]:
    """The corrections that the outlet lists (schema.org `correction`)."""
    value = item.get("correction")
    for part in value if isinstance(value, list) else [value]:
        text = part.get("text") if isinstance(part, dict) else part
        if isinstance(text, str) and text.strip() and not text.startswith("http"):
            yield text.strip()


def _items(tree: HtmlElement) -> Iterator[Item]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) < _LARGEST:
            yield from _nested(_parse(script.text), 0)


def _parse(written: str) -> Any:
    try:
        return json.loads(_WRAPPING.sub("", _WRAPPING.sub("", written)), strict=False)
    except (ValueError, RecursionError):
        return None


def _nested(value: Any, depth: int) -> Iterator[Item]:
    """Every object in lists, graphs and the properties that hold a page's main thing."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value:
            yield from _nested(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _nested(value.get(key), depth + 1)


def _types(item: Item) -> list[str]:
    kind = item.get("@type")
    return [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]


def _weight(item: Item) -> int:
    return sum(
        bool(item.get(key))
        for key in ("headline", "datePublished", "author", "publisher", "articleBody", "description")
    )
