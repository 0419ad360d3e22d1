"""A pile of mixed pages, sifted: a fast pass over the markup, the reader's gate on what it gives, full cleaning only for what passes."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from reportedly.errors import SourceError

from .bodies import Body, of_bytes
from .charset import decode
from .options import IntakeOptions, Sourced

Gate = Callable[[str], bool]
"""May a text hold claims? Asked of rough text, menus and all; it should rather say yes than no."""

_PARAGRAPH = re.compile(rb"<p\b[^>]{0,500}>([^<]*(?:<(?!/?(?:p|div|h1|title|script|style)\b)[^<]*)*)", re.IGNORECASE)
_TITLE = re.compile(rb"<title\b[^>]{0,500}>([^<]{0,1000})", re.IGNORECASE)
_TAG = re.compile(rb"<[^>]*>")
_CODE = (b"{", b"}", b"=", b";", b"(", b"[")
_SHORTEST = 60  # bytes of a paragraph that is more than a caption
_ENOUGH = 800  # bytes in paragraphs that tell what a page is about; a page with less is parsed
_MOST = 12_000  # characters that are asked about


@dataclass(frozen=True)
class PassedOver:
    """A page in which the gate saw nothing to read."""

    what: str


def sift(
    bodies: Iterable[Body | SourceError], gate: Gate, options: IntakeOptions
) -> Iterator[Sourced | SourceError | PassedOver]:
    """Each page of the pile, in order: read in full where the gate lets it pass, else passed over. Bad ones are told."""
    for body in bodies:
        if isinstance(body, SourceError):
            yield body
            continue
        try:
            if gate(rough(body)):
                yield from of_bytes(body.content, options, what=body.what, url=body.url, declared=body.declared)
            else:
                yield PassedOver(body.what)
        except SourceError as error:
            yield error


def rough(body: Body) -> str:
    """The words of a page, roughly: its paragraphs as they stand in the markup, or, where it has few, its plain text."""
    title = _TITLE.search(body.content)
    found = [piece for piece in map(_words, _PARAGRAPH.findall(body.content)) if len(piece) > _SHORTEST]
    if b"\0" in body.content[:1_000] or sum(map(len, found)) < _ENOUGH:
        return _parsed(body)
    return unescape(_decoded(b"\n".join([title[1] if title else b"", *found]), body)[:_MOST])


def _words(piece: bytes) -> bytes:
    """A paragraph without its marks; empty where it is a stretch of script that looked like one (`a<p>>2`)."""
    words = _TAG.sub(b"", piece)
    return b"" if 25 * sum(map(words.count, _CODE)) > len(words) else words


def _decoded(words: bytes, body: Body) -> str:
    try:
        return words.decode("utf-8")
    except UnicodeDecodeError:
        return decode(words, body.declared, what=body.what)[0]


def _parsed(body: Body) -> str:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    markup, _ = decode(body.content, body.declared, what=body.what)
    tree = HTMLTree.parse(markup)
    words = str(extract_plain_text(tree, main_content=True, preserve_formatting=False))
    return f"{tree.title or ''}\n{words}"[:_MOST]
