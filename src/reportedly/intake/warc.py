"""Web archives: the pages in a WARC, streamed one by one, so that memory stays flat whatever the size."""

import io
from collections.abc import Iterator
from typing import Any

from reportedly.errors import Malformed, SourceError

from .bodies import of_bytes
from .options import IntakeOptions, Sourced
from .pages import LARGEST
from .web import charset_of

_READ = ("text/html", "application/xhtml+xml", "text/plain", "application/json")


def pages_of(stream: io.BufferedReader, options: IntakeOptions, *, what: str) -> Iterator[Sourced | SourceError]:
    """The articles of an archive (plain, gzip, or gzip by the record); each record that is bad gives its error."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    records = ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)
    while True:
        try:
            record = next(records, None)
        except Exception as error:  # the library's native code raises many kinds for a cut archive
            yield Malformed(what, f"breaks off: {error}", "fetch it again")
            return
        if record is None:
            return
        yield from _of_record(record, options, what)


def _of_record(record: Any, options: IntakeOptions, what: str) -> Iterator[Sourced | SourceError]:
    url = record.headers.get("WARC-Target-URI", "").strip("<>")
    http = record.http_headers
    if http is None or http.status_code != 200 or not (record.http_content_type or "").lower().startswith(_READ):
        return
    name = f"{what}: {url or record.record_id}"
    try:
        body = record.reader.read(LARGEST + 1)
        yield from of_bytes(
            body, options, what=name, url=url or None, declared=charset_of(http.get("Content-Type", ""))
        )
    except SourceError as error:
        yield error
