"""The bytes of a file or an answer, read by their kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import Malformed, SourceError, TooLarge

from . import sniffing
from .articles import articles
from .charset import decode
from .mail import mail
from .options import IntakeOptions, Sourced
from .pages import LARGEST, page
from .texts import text


@dataclass(frozen=True)
class Body:
    """Bytes of a page as they were received: `what` names them in errors, `declared` is the character set that came along."""

    what: str
    content: bytes
    url: str | None = None
    declared: str | None = None


def of_bytes(
    body: bytes,
    options: IntakeOptions,
    *,
    what: str,
    file: Path | None = None,
    url: str | None = None,
    declared: str | None = None,
) -> Iterator[Sourced | SourceError]:
    """The documents in some bytes. Raises the SourceError of bytes that hold none."""
    body = sniffing.unpacked(body, what)
    kind = sniffing.kind_of(body, file.name if file else "", what)
    if len(body) > LARGEST and kind not in ("json", "lines"):
        raise TooLarge(what, f"is larger than {LARGEST // 1_000_000} MB", "give the article alone")
    if kind in ("json", "lines"):
        written, _ = decode(body, "utf-8", what=what)
        yield from articles(written, options, what=what, file=file)
    elif kind == "html":
        yield Sourced(page(body, options, what=what, file=file, url=url, declared=declared))
    elif kind == "mail":
        yield mail(body, options, what=what, file=file)
    elif kind == "feed":
        raise Malformed(what, "is a feed, not an article", "read what it lists with: reportedly watch --once")
    else:
        yield text(body, options, what=what, file=file, url=url, declared=declared)
