"""What kind of thing some bytes are: by what they begin with, and by their name only where that does not tell."""

import gzip
import io
import re
import zlib

from reportedly.errors import Malformed, TooLarge

SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".json": "json",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".eml": "mail",
    ".warc": "warc",
}
"""What is read out of a folder, each also with `.gz` behind it."""

LARGEST = 200_000_000
"""Bytes of a bundle after decompression. Pages have their own, smaller bound; JSON Lines and WARC are streamed and have none."""

GZIP = b"\x1f\x8b"
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|opml|urlset|sitemapindex)[\s>]")
_PAGE = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:meta|title|article|div|p|h1)[\s>/]", re.IGNORECASE
)
_MAIL = re.compile(rb"^(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3,}")
_MAIL_HEADS = re.compile(rb"^(?:from|subject|message-id|mime-version):", re.IGNORECASE | re.MULTILINE)
_HEAD = 4_096
# Other things that users point at by mistake, and the bytes that they begin with.
_FOREIGN = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
}


def streamed_kind(head: bytes, name: str) -> str | None:
    """`warc` or `lines` for what is read as it comes, None for what is read whole."""
    if head.startswith(b"WARC/"):
        return "warc"
    kind = _by_name(name)
    return kind if kind == "lines" or (kind == "warc" and head.startswith(GZIP)) else None


def kind_of(body: bytes, name: str, what: str) -> str:
    """`html`, `json`, `lines`, `feed`, `mail` or `text`. Raises Malformed for what is empty or none of these."""
    if not body.strip():
        raise Malformed(what, "is empty", "give an HTML, text or JSON file")
    for mark, foreign in _FOREIGN.items():
        if body.startswith(mark):
            raise Malformed(what, f"is {foreign}, which is not read", "give the article as HTML, text or JSON")
    return _by_content(body) or _by_name(name) or "text"


def _by_content(body: bytes) -> str | None:
    head = body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    wide = head.replace(b"\0", b"") if b"\0" in head else head
    if wide.startswith((b"{", b"[{", b"[ {", b"[\n")):
        return "json"
    if wide.lstrip(b"\xff\xfe").startswith(b"<"):
        if _FEED.search(wide):
            return "feed"
        return "html" if _PAGE.search(wide) else None
    return "mail" if _MAIL.match(head) and _MAIL_HEADS.search(head) else None


def _by_name(name: str) -> str | None:
    return next((kind for suffix, kind in SUFFIXES.items() if name.lower().removesuffix(".gz").endswith(suffix)), None)


def unpacked(body: bytes, what: str, largest: int = LARGEST) -> bytes:
    """The bytes inside a gzip file, others as they are. Raises Malformed where it is cut, TooLarge for what swells beyond the bound."""
    if not body.startswith(GZIP):
        return body
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
            inside = packed.read(largest + 1)
    except (EOFError, OSError, zlib.error) as error:
        raise Malformed(what, f"is a damaged gzip file: {error}", "fetch it again") from None
    if len(inside) > largest:
        raise TooLarge(what, f"is larger than {largest // 1_000_000} MB when unpacked", "split it")
    return inside
