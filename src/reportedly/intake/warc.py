"""Web archives: the pages in a WARC, streamed one by one, so that memory stays flat whatever the size."""

import io
from collections.abc import Iterator
from typing import Any

from reportedly.errors import Malformed, SourceError, TooLarge

from .addresses import is_address
from .bodies import of_bytes
from .options import IntakeOptions, Sourced
from .pages import LARGEST
from .web import charset_of

_READ = ("text/html", "application/xhtml+xml", "text/plain", "application/json")


def pages_of(stream: io.BufferedReader, options: IntakeOptions, *, what: str) -> Iterator[Sourced | SourceError]:
    """The articles of an archive (plain, gzip, or gzip by the record); each record that is bad gives its error."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    records = ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False)
    try:
        for record in records:
            yield from _of_record(record, options, what)
    except OSError as error:
        yield Malformed(what, f"breaks off: {error}", "fetch it again")


def _of_record(record: Any, options: IntakeOptions, what: str) -> Iterator[Sourced | SourceError]:
    url = record.headers.get("WARC-Target-URI", "").strip("<>")
    if not is_address(url):
        return  # an archive holds the answers of name servers too
    name, announced = f"{what}: {url}", record.content_length
    if announced > LARGEST:
        yield TooLarge(name, f"is larger than {LARGEST // 1_000_000} MB", "give the article alone")
        return
    try:
        record.freeze()
        if record.content_length < announced:
            raise OSError("cut in a record")
        record.parse_http(auto_decode="all")
        yield from _of_answer(record, options, name, url)
    except SourceError as error:
        yield error
    except OSError as error:
        yield Malformed(name, f"breaks off: {error}", "fetch the archive again")


def _of_answer(record: Any, options: IntakeOptions, name: str, url: str) -> Iterator[Sourced | SourceError]:
    """The article in a server's answer; what is no page, and what was not found, is passed over."""
    head = record.http_headers
    if head is None or not isinstance(head.status_code, int):
        raise OSError("a record without an answer in it")
    if head.status_code == 200 and (record.http_content_type or "").lower().startswith(_READ):
        body = record.reader.read(LARGEST + 1)
        yield from of_bytes(body, options, what=name, url=url, declared=charset_of(head.get("Content-Type", "")))
