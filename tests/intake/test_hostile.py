"""Hostile input, replayed: each is a document or a named error, in bounded time, and the batch goes on."""

import gzip
import json
import time
import zlib

import pytest

from reportedly.errors import Malformed, SourceError, TooLarge
from reportedly.intake import Sourced

from .pages import ARTICLE, page

DEEP = 10_000
HOSTILE = {
    "nested.html": "<div>" * DEEP + ARTICLE + "</div>" * DEEP,
    "nested-lists.html": "<html><body>" + "<ul><li>" * DEEP + "words",
    "nested-tables.html": "<html><body>" + "<table><tr><td>" * 2_000 + "words " * 50,
    "nested-bold.html": "<p>" + "<b>" * DEEP + "words " * 50,
    "nested-quotes.html": "<blockquote>" * DEEP + "words " * 50,
    "unclosed.html": "<html><body><p>words " * 20_000,
    "attributes.html": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">words",
    "one-tag.html": "<p" + "<" * 1_000_000,
    "comment.html": "<html><!--" + "-" * 1_000_000,
    "entities.html": "<p>" + "&amp;" * 200_000 + "&#xD800;&#0;&#x110000;&bogus;",
    "script.html": "<html><script>" + "var a = '<p>words</p>';" * 50_000 + "</script></html>",
    "nul.html": page().replace("Ormsby", "Orm\0sby"),
    "links.html": "<html><body>" + '<a href="/x">words and words</a> ' * 20_000,
    "one-line.txt": "word " * 400_000,
    "lines.txt": "\n" * 1_000_000 + "words",
    "blank.txt": " \n\t\n ",
    "nothing.txt": "",
    "brackets.json": "[" * 200_000,
    "braces.json": '{"a":' * 100_000,
    "number.json": '{"text": ' + "9" * 10_000 + "}",
    "surrogate.json": '{"text": "half \\ud800 a pair"}',
    "surrogate-title.json": '{"text": "words", "title": "half \\ud800 a pair"}',
    "nan.json": '{"text": "words", "id": NaN}',
    "twice.json": '{"articles": {"articles": []}}',
    "cut.json": '{"articles": [{"text": "wo',
    "null.jsonl": "null\n3\n[]\n{}\n",
    "head.eml": "From: a\nSubject: =?utf-8?q?=ff=fe?= =?x?b?!!?=\nDate: never\nMIME-Version: 1.0\n\nwords\n",
    "parts.eml": "From: a\nSubject: b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    + "--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 500,
    "charset.eml": "From: a\nSubject: b\nMIME-Version: 1.0\nContent-Type: text/plain; charset=hex\n\nwords\n",
    "nothing.warc": "WARC/1.0\r\n",
    "length.warc": "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.com/\r\nContent-Length: 99999999999999999999\r\n\r\n",
    "feed.html": "<rss><channel><item/></channel></rss>",
}
BYTES = {
    "cut.txt.gz": gzip.compress(b"words " * 1_000)[:-20],
    "bomb.txt.gz": gzip.compress(b"\0" * 250_000_000, 1),
    "bomb-in-lines.jsonl.gz": gzip.compress(b"x" * 30_000_000, 1),
    "wrong.txt.gz": b"\x1f\x8b\x08\x00" + bytes(50),
    "cut.jsonl.gz": gzip.compress(b'{"text": "words"}\n' * 5_000)[:-2_000],
    "stream.html": zlib.compress(b"words"),
    "image.html": b"\x89PNG\r\n\x1a\n" + bytes(1_000),
    "office.txt": b"PK\x03\x04" + bytes(1_000),
    "pdf.txt": b"%PDF-1.7 ...",
    "random.txt": bytes((7 * n * n + 3 * n) % 256 for n in range(5_000)),
    "utf16-cut.html": page().encode("utf-16")[:-1],
    "declared.html": page(head='<meta charset="utf-8">')
    .replace("Ormsby", "オームズビー")
    .replace("©", "(c)")
    .encode("shift_jis"),
    "mixed.html": page().encode() + "オームズビー社の技術者".encode("euc_jp") * 40,
    "surrogates.txt": "words \ud800 and".encode("utf-8", "surrogatepass"),
    "large.html": b"<html><p>" + b"words " * 4_000_000,
}
FILES = {name: text.encode("utf-8", "surrogatepass") for name, text in HOSTILE.items()} | BYTES


@pytest.mark.parametrize("name", FILES)
def test_hostile_file_is_a_document_or_a_named_error(tmp_path, opened, name):
    (tmp_path / name).write_bytes(FILES[name])
    begun = time.monotonic()
    found = opened(tmp_path / name)
    assert time.monotonic() - begun < 15
    assert found
    for item in found:
        assert isinstance(item, Sourced) or (isinstance(item, SourceError) and item.fault and item.remedy)
        if isinstance(item, Sourced):
            item.document.model_dump_json().encode()


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("nothing.txt", Malformed), ("blank.txt", Malformed), ("image.html", Malformed), ("pdf.txt", Malformed), ("cut.txt.gz", Malformed),
        ("bomb.txt.gz", TooLarge), ("large.html", TooLarge), ("bomb-in-lines.jsonl.gz", TooLarge), ("surrogate.json", Malformed),
        ("script.html", Malformed), ("brackets.json", Malformed), ("feed.html", Malformed), ("random.txt", Malformed),
    ],
)  # fmt: skip
def test_the_error_says_which(tmp_path, opened, name, error):
    (tmp_path / name).write_bytes(FILES[name])
    assert isinstance(opened(tmp_path / name)[-1], error)


def test_article_survives_deep_nesting_declared_lies_and_nuls(tmp_path, opened):
    for name, words in {"declared.html": "オームズビー", "nul.html": "Ormsby", "utf16-cut.html": "Ormsby"}.items():
        (tmp_path / name).write_bytes(FILES[name])
        assert opened(tmp_path / name)[0].document.text.startswith(words)


def test_the_batch_goes_on(tmp_path, opened):
    for name in ("nothing.txt", "cut.json", "image.html"):
        (tmp_path / name).write_bytes(FILES[name])
    (tmp_path / "z.json").write_text(json.dumps({"text": "Words."}))
    assert [type(item) for item in opened(tmp_path)] == [Malformed, Malformed, Malformed, Sourced]
