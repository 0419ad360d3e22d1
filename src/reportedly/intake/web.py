"""A page of the web as a source: fetched, then read like a file."""

from collections.abc import Iterator
from urllib.parse import urldefrag

from reportedly.errors import Malformed, SourceError

from .addresses import canonical_or_none
from .bodies import of_bytes
from .options import IntakeOptions, Sourced


def address(url: str, options: IntakeOptions) -> Iterator[Sourced | SourceError]:
    """The documents behind an address."""
    if canonical_or_none(url) is None:
        raise Malformed(url, "is no address", "write it as https://example.com/article")
    got = options.fetcher.fetch(urldefrag(url.strip()).url)
    yield from of_bytes(got.body, options, what=url, url=got.url, declared=charset_of(got.content_type))


def charset_of(content_type: str) -> str | None:
    """The character set that a Content-Type names."""
    _, found, name = content_type.lower().partition("charset=")
    return name.split(";")[0].strip(" \"'") if found else None
