"""What outlets list for machines: RSS, Atom, JSON Feed, news sitemaps, and OPML lists of these. One reading for all."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from reportedly.errors import Malformed

from .addresses import canonical_or_none, joined
from .dates import iso_of

LARGEST = 20_000_000
_MOST = 10_000
_KINDS = {
    "rss": "RSS",
    "rdf": "RSS",
    "feed": "Atom",
    "opml": "OPML",
    "urlset": "sitemap",
    "sitemapindex": "list of sitemaps",
}
_ITEMS = {"RSS": "item", "Atom": "entry", "sitemap": "url"}
_REMEDY = "give the address of an RSS, Atom or JSON feed, a news sitemap, or an OPML list"


@dataclass(frozen=True)
class Listed:
    """An article that a feed lists. `stamp` changes when the feed says that the article did."""

    url: str
    title: str = ""
    published: str | None = None
    modified: str | None = None

    @property
    def stamp(self) -> str:
        """What the feed says of its state."""
        return self.modified or self.published or self.title


@dataclass(frozen=True)
class Feed:
    """What a feed lists, in its order: articles, or (OPML, a list of sitemaps) other feeds."""

    kind: str
    articles: tuple[Listed, ...] = ()
    feeds: tuple[str, ...] = ()


def feed(body: bytes, *, what: str, base: str | None = None) -> Feed:
    """The feed in some bytes. Raises Malformed where there is none; `base` is the address that its links start from."""
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(body, what, base)
    root = _root(body, what)
    kind = _KINDS.get(_name(root))
    if kind is None:
        raise Malformed(what, "is a page, not a feed" if _name(root) == "html" else "is no feed", _REMEDY)
    if kind == "OPML":
        return Feed(kind, feeds=_unique(e.get("xmlUrl") for e in root.iter() if _name(e) == "outline"))
    if kind == "list of sitemaps":
        return Feed(kind, feeds=_unique(_fields(e).get("loc") for e in root if _name(e) == "sitemap"))
    items = (e for e in root.iter() if _name(e) == _ITEMS[kind])
    return Feed(kind, articles=_listed(map(_of_element, items), base))


def _root(body: bytes, what: str) -> Any:
    """The root of an XML text. Broken marks are passed over; entities are never followed, so that none can swell."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed(what, f"is no feed: {error}", _REMEDY) from None
    if root is None:
        raise Malformed(what, "is no feed", _REMEDY)
    if root.getroottree().docinfo.internalDTD is not None and _defines_entities(body):
        raise Malformed(what, "defines entities of its own, as XML bombs do", _REMEDY)
    return root


def _defines_entities(body: bytes) -> bool:
    return b"<!entity" in body[:65_536].lower()


def _name(element: Any) -> str:
    """The element's name without its namespace; empty for comments and the like."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def _fields(element: Any, depth: int = 2) -> dict[str, str]:
    """The texts of an item's elements by name, the first of each; a sitemap's news lie one level deeper."""
    found: dict[str, str] = {}
    for child in element.iterchildren(etree.Element):  # not comments, nor entities that nobody defined
        name = _name(child)
        text = "".join(child.itertext()).strip() if len(child) == 0 or name == "title" else ""
        if name == "link" and not text and child.get("rel", "alternate") == "alternate":
            text = child.get("href") or ""
        if name and text:
            found.setdefault(name, text)
        if len(child) and depth > 1:
            for inner, value in _fields(child, depth - 1).items():
                found.setdefault(inner, value)
    return found


def _of_element(element: Any) -> dict[str, str | None]:
    said = _fields(element)
    guid = said.get("guid") or said.get("id")
    return {
        "url": said.get("link") or said.get("loc") or guid,
        "title": said.get("title"),
        "published": said.get("pubdate") or said.get("published") or said.get("publication_date") or said.get("date"),
        "modified": said.get("updated") or said.get("modified") or said.get("lastmod"),
    }


def _json_feed(body: bytes, what: str, base: str | None) -> Feed:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Malformed(what, f"is no JSON Feed: {error}", _REMEDY) from None
    items = value.get("items")
    if not isinstance(items, list):
        raise Malformed(what, "is JSON, but no JSON Feed", _REMEDY)
    return Feed("JSON Feed", articles=_listed((_of_json(item) for item in items if isinstance(item, dict)), base))


def _of_json(item: dict[str, Any]) -> dict[str, str | None]:
    said = {key: value for key, value in item.items() if isinstance(value, str)}
    return {
        "url": said.get("url") or said.get("external_url") or said.get("id"),
        "title": said.get("title"),
        "published": said.get("date_published"),
        "modified": said.get("date_modified"),
    }


def _listed(items: Iterator[dict[str, str | None]], base: str | None) -> tuple[Listed, ...]:
    """Each address once, in order; an item without one lists nothing that could be fetched."""
    found: dict[str, Listed] = {}
    for item in items:
        url = joined(base, item["url"] or "") if item["url"] else None
        if url and url not in found and len(found) < _MOST:
            published, modified = (iso_of(item[key] or "") for key in ("published", "modified"))
            found[url] = Listed(url, " ".join((item["title"] or "").split()), published, modified)
    return tuple(found.values())


def _unique(addresses: Iterator[str | None]) -> tuple[str, ...]:
    found = (canonical_or_none(address) for address in addresses)
    return tuple(dict.fromkeys(address for address in found if address))
