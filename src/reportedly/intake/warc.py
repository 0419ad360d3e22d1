"""Web archives: the pages in a WARC, streamed one by one, so that memory stays flat whatever the size."""

import io
from collections.abc import Iterator
from typing import Any

from reportedly.errors import Malformed, SourceError, TooLarge

from .addresses import is_address
from .bodies import Body, of_bytes
from .options import IntakeOptions, Sourced
from .pages import LARGEST
from .web import charset_of

_READ = ("text/html", "application/xhtml+xml", "text/plain", "application/json")


def pages_of(stream: io.BufferedReader, options: IntakeOptions, *, what: str) -> Iterator[Sourced | SourceError]:
    """The articles of an archive (plain, gzip, or gzip by the record); each record that is bad gives its error."""
    for body in bodies_of(stream, what=what):
        try:
            if isinstance(body, SourceError):
                yield body
            else:
                yield from of_bytes(body.content, options, what=body.what, url=body.url, declared=body.declared)
        except SourceError as error:
            yield error


def bodies_of(stream: io.BufferedReader, *, what: str) -> Iterator[Body | SourceError]:
    """The pages of an archive as they were received. What is no page, and what was not found, is passed over."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    records = ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False)
    try:
        for record in records:
            if (body := _of_record(record, what)) is not None:
                yield body
    except OSError as error:
        yield Malformed(what, f"breaks off: {error}", "fetch it again")


def _of_record(record: Any, what: str) -> Body | SourceError | None:
    url = record.headers.get("WARC-Target-URI", "").strip("<>")
    if not is_address(url):
        return None  # an archive holds the answers of name servers too
    name, announced = f"{what}: {url}", record.content_length
    if announced > LARGEST:
        return TooLarge(name, f"is larger than {LARGEST // 1_000_000} MB", "give the article alone")
    try:
        record.freeze()
        if record.content_length < announced:
            raise OSError("cut in a record")
        record.parse_http(auto_decode="all")
        return _of_answer(record, name, url)
    except OSError as error:
        return Malformed(name, f"breaks off: {error}", "fetch the archive again")


def _of_answer(record: Any, name: str, url: str) -> Body | None:
    """The page in a server's answer. Raises OSError where there is no answer."""
    head = record.http_headers
    if head is None or not isinstance(head.status_code, int):
        raise OSError("a record without an answer in it")
    if head.status_code != 200 or not (record.http_content_type or "").lower().startswith(_READ):
        return None
    return Body(name, record.reader.read(LARGEST + 1), url, charset_of(head.get("Content-Type", "")))
