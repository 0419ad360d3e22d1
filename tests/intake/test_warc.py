"""Web archives: streamed record by record, whichever way they are packed, and one that is cut gives what it held."""

import gzip
import io
import tracemalloc

import pytest

from reportedly.errors import Malformed, TooLarge
from reportedly.intake import Sourced

from .pages import ARTICLE, page


def record(url, body, status="200 OK", content_type="text/html; charset=utf-8"):
    """A WARC response record, by hand, as the standard shows it."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-02T09:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abc>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def pages(count):
    return [
        record(f"https://example.com/{n}", page(ARTICLE.replace("2019", f"20{n % 100:02}"), head="").encode())
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.warc", b"".join),
        ("a.warc.gz", lambda records: gzip.compress(b"".join(records))),
        ("b.warc.gz", lambda records: b"".join(map(gzip.compress, records))),
    ],
    ids=["plain", "gzip", "gzip by the record"],
)
def test_every_packing(tmp_path, opened, name, pack):
    (tmp_path / name).write_bytes(pack(pages(3)))
    found = opened(tmp_path / name)
    assert [item.document.id for item in found] == [f"https://example.com/{n}" for n in range(3)]


@pytest.mark.parametrize("packed", [False, True])
def test_archive_cut_in_a_record_gives_what_it_held(tmp_path, opened, packed):
    records = [gzip.compress(r) if packed else r for r in pages(3)]
    file = tmp_path / ("a.warc.gz" if packed else "a.warc")
    file.write_bytes(b"".join(records)[: -len(records[-1]) // 2])
    found = opened(file)
    assert [type(item) for item in found[:2]] == [Sourced, Sourced]
    assert isinstance(found[-1], Malformed)


def test_bad_record_is_told_and_the_rest_goes_on(tmp_path, opened):
    one, two = pages(2)
    (tmp_path / "a.warc").write_bytes(one + record("https://example.com/x", b"<html><script>1</script></html>") + two)
    assert [type(item) for item in opened(tmp_path / "a.warc")] == [Sourced, Malformed, Sourced]


def test_packed_and_chunked_answers_are_unpacked(tmp_path, opened):
    packed = gzip.compress(page().encode())
    chunked = f"{len(packed):x}\r\n".encode() + packed + b"\r\n0\r\n\r\n"
    encoding = "text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked"
    (tmp_path / "a.warc").write_bytes(record("https://example.com/a", chunked, content_type=encoding))
    assert opened(tmp_path / "a.warc")[0].document.title == "Ormsby loses its head of grasping"


def test_bomb_in_a_record_is_too_large(tmp_path, opened):
    bomb = record(
        "https://example.com/a", gzip.compress(b"x" * 30_000_000), content_type="text/html\r\nContent-Encoding: gzip"
    )
    (tmp_path / "a.warc").write_bytes(bomb)
    assert isinstance(opened(tmp_path / "a.warc")[0], TooLarge)


def test_what_is_no_article_is_passed_over(tmp_path, opened):
    body = record("https://example.com/a.png", b"\x89PNG", content_type="image/png") + record(
        "https://example.com/b", b"Gone", "404 Not Found"
    )
    (tmp_path / "a.warc").write_bytes(body + pages(1)[0])
    assert len(opened(tmp_path / "a.warc")) == 1


def test_memory_stays_flat(tmp_path, options):
    """An archive of 60 MB, of which only a few records are held at a time."""
    from reportedly.intake.warc import pages_of

    padding = record("https://example.com/v", b"\0" * 3_000_000, content_type="video/mp4")
    stream = io.BufferedReader(io.BytesIO((padding * 2 + pages(1)[0]) * 10))
    tracemalloc.start()
    count = sum(1 for _ in pages_of(stream, options, what="an archive"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 10
    assert peak < 20_000_000
