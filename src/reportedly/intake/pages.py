"""A page of HTML, saved or fetched, to a document."""

import re
from pathlib import Path

from lxml import etree, html
from lxml.html import HtmlElement

from reportedly.errors import Malformed
from reportedly.model import Document

from .charset import decode
from .cleaning import cleaned
from .documents import About, language_of, make
from .extraction import main_text
from .metadata import Metadata, metadata
from .options import IntakeOptions

LARGEST = 20_000_000
"""Bytes of a page, a text or a mail after decompression; more is no article."""

# A tag of 300 attributes and more, which costs parsers the square of their number; quotes may hold `<` and `>`.
_ATTRIBUTE = r"""\s*+(?:[^\s<>"'=/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>]*))?+|/)"""
_SWOLLEN = re.compile(rf"<([a-zA-Z][a-zA-Z0-9]*+)(?:{_ATTRIBUTE}){{300,}}+[^<>]*+>?")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)


def page(
    body: bytes,
    options: IntakeOptions,
    *,
    what: str,
    url: str | None = None,
    declared: str | None = None,
    file: Path | None = None,
) -> Document:
    """The document of a page. Raises Malformed where it holds no article."""
    markup, note = decode(body, declared, what=what)
    tree = parsed(markup, what)
    said = metadata(tree, url)
    words = _words(tree, said, options, what)
    return make(words, _about(said, tree, url, file, note), options, what=what, cleaned=True)


def page_words(markup: str, options: IntakeOptions, what: str) -> str:
    """The main text alone, of HTML that is no page of the web: a mail's."""
    return _words(parsed(markup, what), Metadata(), options, what)


def _words(tree: HtmlElement, said: Metadata, options: IntakeOptions, what: str) -> str:
    try:
        words = main_text(tree, said.title, said.corrections)
    except RecursionError:
        raise Malformed(what, "is nested too deep", "give the article's text") from None
    text = cleaned(words, language_of(words, said.lang, options)[0])
    if not text:
        raise Malformed(
            what, "holds no article that can be made out", "give its text, or an address that shows it without a script"
        )
    return text


def parsed(markup: str, what: str) -> HtmlElement:
    """The tree of a page, as far as its markup can be followed. Raises Malformed where there is none."""
    try:
        tree = html.fromstring(
            _SWOLLEN.sub(r"<\1>", _DECLARATION.sub("", markup)),
            parser=html.HTMLParser(encoding=None, remove_comments=True),
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Malformed(what, f"is no page: {error}", "give an HTML file") from None
    return tree


def _about(said: Metadata, tree: HtmlElement, url: str | None, file: Path | None, note: str | None) -> About:
    notes = [note] if note else []
    if said.elsewhere:
        notes.append(f"names {said.elsewhere} as its original")
    return About(
        title=said.title,
        lang=said.lang,
        publisher=said.publisher,
        byline=said.byline,
        url=said.url,
        published=said.published or _sure_date(tree, said.url or url),
        modified=said.modified,
        file=file,
        notes=tuple(notes),
    )


def _sure_date(tree: HtmlElement, url: str | None) -> str | None:
    """The date that its address or its markup shows, where `htmldate` finds one without guessing from the text."""
    from htmldate import find_date

    return find_date(tree, extensive_search=False, original_date=True, url=url)
