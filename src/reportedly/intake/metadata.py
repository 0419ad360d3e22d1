"""What a page says of itself: headline, writers, outlet, address, language and dates. What it does not say stays None."""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from .addresses import joined, site_of
from .dates import iso_of
from .linked_data import Item, article_of, corrections_of, names_of, word_of

_SPACE = re.compile(r"\s+")
_BY = re.compile(r"^(?:by|von|par|por|de|文[／/]|记者|記者|作者[：:])\s+|\s*(?:기자|記者)$", re.IGNORECASE)
_TITLE_END = re.compile(r"\s+[|–—-]\s+([^|–—]+)$")
_META = ("property", "name", "itemprop")
_PUBLISHED = ("article:published_time", "datepublished", "og:article:published_time", "citation_publication_date", "parsely-pub-date",
              "dc.date.issued", "dcterms.created", "dcterms.date", "sailthru.date", "pubdate", "publish-date", "publishdate", "date")  # fmt: skip
_MODIFIED = ("article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "last-modified", "lastmod")
_SITE = ("og:site_name", "publisher", "dc.publisher", "application-name", "citation_journal_title")
_AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title")


@dataclass(frozen=True)
class Metadata:
    """`published` and `modified` are ISO dates or UTC times; `elsewhere` is an address on another site that it names as its own."""

    title: str = ""
    byline: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    lang: str | None = None
    published: str | None = None
    modified: str | None = None
    elsewhere: str | None = None
    corrections: tuple[str, ...] = ()


def metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """All that the page says of itself: JSON-LD first, then meta, then what readers see. `url` is where it was found."""
    said, meta = article_of(tree), _meta(tree)
    publisher = next(iter(names_of(said.get("publisher"))), None) or _first(meta, _SITE)
    address, elsewhere = _address(tree, said, meta, url)
    return Metadata(
        title=_title(tree, said, meta, publisher),
        byline=_byline(said, meta, tree),
        publisher=_plain(publisher) or None,
        url=address,
        lang=_lang(tree, said, meta),
        published=_date(word_of(said.get("datePublished")), *(meta.get(key) for key in _PUBLISHED))
        or _shown_date(tree),
        modified=_date(word_of(said.get("dateModified")), *(meta.get(key) for key in _MODIFIED)),
        elsewhere=elsewhere,
        corrections=tuple(_plain(text) for text in corrections_of(said)),
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = next((v for a in _META if (v := element.get(a))), None)
        content = element.get("content") or element.get("datetime")
        if key and content and content.strip():
            found.setdefault(key.strip().lower(), content.strip())
    return found


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((meta[key] for key in keys if key in meta), None)


def _plain(text: str | None) -> str:
    return _SPACE.sub(" ", text or "").strip()


def _title(tree: HtmlElement, said: Item, meta: dict[str, str], publisher: str | None) -> str:
    heading = tree.find(".//h1")
    shown = _plain(heading.text_content()) if heading is not None else ""
    told = word_of(said.get("headline")) or _first(meta, _TITLE) or shown or tree.findtext(".//title")
    title = _plain(told)
    end = _TITLE_END.search(title)
    # "Nvidia hires a lab - The Example": the outlet is no part of the headline.
    return title[: end.start()] if end and publisher and end[1].casefold() == publisher.casefold() else title


def _byline(said: Item, meta: dict[str, str], tree: HtmlElement) -> tuple[str, ...]:
    names = names_of(said.get("author"))
    if not names and (written := _first(meta, _AUTHOR)) and not written.startswith("http"):
        names = tuple(re.split(r"\s*(?:[,;、]|\band\b)\s*", written))
    if not names:
        shown = tree.xpath('//*[@rel="author" or @itemprop="author"]')[:3]
        names = tuple(_plain(e.text_content()) for e in shown)
    cleaned = (_plain(_BY.sub("", name)) for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if 1 < len(name) < 80))


def _address(tree: HtmlElement, said: Item, meta: dict[str, str], url: str | None) -> tuple[str | None, str | None]:
    """Its canonical address, and one on another site that it names instead: the page of which it is a copy."""
    links = [e.get("href") or "" for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    for reference in (*links, meta.get("og:url"), word_of(said.get("url")), word_of(said.get("mainEntityOfPage"))):
        address = joined(url, reference) if reference else None
        if address is None or (url and _is_root(address) and not _is_root(url)):
            continue  # a home page named as canonical on every article is a mistake of the template
        if url is None or site_of(address) == site_of(url):
            return address, None
        return joined(url, ""), address
    return joined(url, "") if url else None, None


def _is_root(url: str) -> bool:
    return url.rstrip("/").count("/") == 2


def _lang(tree: HtmlElement, said: Item, meta: dict[str, str]) -> str | None:
    told = word_of(said.get("inLanguage")) or tree.get("lang") or meta.get("og:locale") or meta.get("content-language")
    return told if told and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*", told) else None


def _date(*written: str | None) -> str | None:
    return next((iso for word in written if word and (iso := iso_of(word, local=True))), None)


def _shown_date(tree: HtmlElement) -> str | None:
    """A date that the page marks up for machines where readers see it."""
    for element in tree.xpath(
        '//time[@datetime][@pubdate or contains(@class, "publish") or @itemprop="datePublished"]'
    )[:3]:
        if iso := iso_of(element.get("datetime"), local=True):
            return iso
    times = {iso_of(e.get("datetime"), local=True) for e in tree.xpath("//article//header//time[@datetime]")[:3]}
    return times.pop() if len(times) == 1 else None
