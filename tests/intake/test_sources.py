"""Every form of source is opened, and every bad one is a named error that lets the batch go on."""

import gzip
import io
import json
import os

import pytest

from reportedly.errors import Malformed, Missing, OptionError, SourceError
from reportedly.intake import IntakeOptions, Sourced, open_source

from .conftest import NOW
from .pages import ARTICLE, page

ARTICLES = {
    "articles": [
        {
            "id": "a1",
            "url": "https://Example.com/a?utm_source=x#top",
            "publisher": "The Example",
            "published": "2026-03-02",
            "text": "One.",
            "lang": "en",
        },
        {
            "id": "a2",
            "publisher": "The Example",
            "published": "soon",
            "text": "Two.",
            "claims": [{"kind": "move"}],
            "copy": None,
        },
        {"id": "a3", "text": 3},
        "no article",
        {"text": "Five.", "title": None},
    ]
}


@pytest.fixture
def said(options):
    """All that standard input gives."""

    def read(body, **about):
        given = IntakeOptions(stdin=io.BytesIO(body if isinstance(body, bytes) else body.encode()), now=NOW, **about)
        return list(open_source("-", options=given))

    return read


def test_json_article_keeps_its_text_code_point_for_code_point(tmp_path, opened):
    text = "  \ufeffOne\r\n\n two\u200b é e\u0301 𠮷 \t"
    (tmp_path / "a.json").write_text(json.dumps({"text": text}))
    assert opened(tmp_path / "a.json")[0].document.text == text


def test_bundle_gives_each_article_or_its_error(tmp_path, opened):
    (tmp_path / "b.json").write_text(json.dumps(ARTICLES))
    found = opened(tmp_path / "b.json")
    assert [type(item) for item in found] == [Sourced, Sourced, Malformed, Malformed, Sourced]
    assert "article a3" in str(found[2])
    assert "article no. 4" in str(found[3])


def test_ids_follow_from_what_is_known(tmp_path, opened):
    (tmp_path / "b.json").write_text(json.dumps(ARTICLES))
    one, two, *_, five = opened(tmp_path / "b.json")
    assert one.document.id == one.document.url == "https://example.com/a"
    assert one.document.label == "a1"
    assert two.document.id == "The Example/a2"
    assert five.document.id.startswith("text:")


def test_file_of_one_article_is_known_by_its_address(tmp_path, opened):
    (tmp_path / "a.txt").write_text("Words.")
    assert opened(tmp_path / "a.txt")[0].document.id == (tmp_path / "a.txt").as_uri()


def test_given_claims_are_carried_beside_the_document(tmp_path, opened):
    (tmp_path / "b.json").write_text(json.dumps(ARTICLES))
    one, two, *_ = opened(tmp_path / "b.json")
    assert (one.claims, two.claims) == (None, ({"kind": "move"},))


def test_date_that_cannot_be_read_is_a_note(tmp_path, opened):
    (tmp_path / "b.json").write_text(json.dumps(ARTICLES))
    two = opened(tmp_path / "b.json")[1].document
    assert two.published is None
    assert "its date 'soon' cannot be read" in two.notes


def test_unknown_publisher_and_date_are_said(said):
    (item,) = said("Words.", lang="en")
    assert item.document.notes == ("its publisher is unknown", "its date is unknown")


def test_date_that_has_not_come_is_said(said):
    (item,) = said('{"text": "Words.", "publisher": "P", "published": "2027-01-01", "lang": "en"}')
    assert item.document.notes == ("its date 2027-01-01 has not come yet",)


def test_what_the_user_says_outranks_the_source(said):
    article = '{"text": "Words.", "publisher": "P", "published": "2026-01-01", "lang": "en"}'
    (item,) = said(article, publisher="Q", published="2026-01-02", lang="de")
    document = item.document
    assert (document.publisher, document.published, document.lang) == ("Q", "2026-01-02", "de")


@pytest.mark.parametrize(
    "about", [{"published": "yesterday"}, {"published": "2026-02-30"}, {"lang": "xx"}, {"lang": "EN-gb"}]
)
def test_wrong_option_is_refused_at_once(about):
    with pytest.raises(OptionError):
        IntakeOptions(**about)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (page(), "Ormsby loses its head of grasping"),
        ('{"text": "Words.", "title": "A headline"}', "A headline"),
        ('{"articles": [{"text": "Words.", "title": "A headline"}]}', "A headline"),
        ('[{"text": "Words.", "title": "A headline"}]', "A headline"),
        ('{"text": "Words.", "title": "A headline"}\n{"text": "More.", "title": "Another"}\n', "A headline"),
        ("From: The Example <news@example.com>\nSubject: A headline\nMIME-Version: 1.0\n\nWords.\n", "A headline"),
        ("Words, and no headline.", ""),
        (gzip.compress(b'{"text": "Words.", "title": "A headline"}'), "A headline"),
    ],
    ids=["html", "article", "bundle", "list", "lines", "mail", "text", "gzip"],
)
def test_standard_input_is_known_by_what_it_holds(said, body, title):
    assert said(body)[0].document.title == title


def test_folder_is_read_in_order_and_a_bad_file_is_told(tmp_path, opened):
    (tmp_path / "deep").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name, text in {
        "b.txt": "B.",
        "deep/a.txt": "Deep.",
        "a.html": page(),
        "c.json": "{",
        "d.png": "x",
        ".hidden/e.txt": "E.",
    }.items():
        (tmp_path / name).write_text(text)
    found = opened(tmp_path)
    assert [item.what if isinstance(item, SourceError) else item.document.text[:4] for item in found] == [
        "Orms",
        "B.",
        str(tmp_path / "c.json"),
        "Deep",
    ]


def test_empty_folder_is_told(tmp_path, opened):
    (error,) = opened(tmp_path)
    assert isinstance(error, Missing)


def test_json_lines_are_read_one_by_one(tmp_path, opened):
    (tmp_path / "a.jsonl.gz").write_bytes(
        gzip.compress(b'\xef\xbb\xbf{"text": "One."}\n\n{"text": \n{"text": "Three."}\n')
    )
    found = opened(tmp_path / "a.jsonl.gz")
    assert [type(item) for item in found] == [Sourced, Malformed, Sourced]
    assert "line 3" in str(found[1])


def test_mail_gives_its_subject_sender_and_date(tmp_path, opened):
    (tmp_path / "a.eml").write_text(
        "From: =?utf-8?q?The_Ex=C3=A4mple?= <news@example.com>\nSubject: Ormsby\n loses\nDate: Mon, 02 Mar 2026 10:15:00 +0100\n"
        "Message-ID: <17@example.com>\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nLeïla Farouk leaves.\n"
    )
    document = opened(tmp_path / "a.eml")[0].document
    assert (document.title, document.publisher, document.published) == (
        "Ormsby loses",
        "The Exämple",
        "2026-03-02T09:15:00Z",
    )
    assert document.text == "Leïla Farouk leaves."


def test_mail_in_html_gives_its_words(said):
    (item,) = said(
        f"From: a@example.com\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n<html><body>{ARTICLE}</body></html>\n"
    )
    assert item.document.text.startswith("Ormsby Robotics is losing")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_file_that_may_not_be_read_is_told(tmp_path, opened):
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "a.txt").chmod(0)
    assert isinstance(opened(tmp_path / "a.txt")[0], Missing)


@pytest.mark.parametrize(
    "source",
    [
        "no-such-file.html",
        "",
        " ",
        "nul\0byte",
        "x" * 5_000,
        "-",
        "http://",
        "http://[::1/",
        "https://exa mple/",
        "http://:80/",
    ],
)
def test_source_that_is_none_is_told(opened, source):
    (error,) = opened(source)
    assert isinstance(error, SourceError)
    assert error.remedy


def test_page_of_the_web(site, opened):
    (item,) = opened(site.answer("/news/a?utm_medium=x", page(head="")))
    assert item.document.id == site.at("/news/a")
    assert item.document.text.startswith("Ormsby Robotics is losing")


def test_json_of_the_web(site, opened):
    (item,) = opened(site.answer("/a.json", '{"text": "Words.", "lang": "en"}', Content_Type="application/json"))
    assert item.document.text == "Words."


def test_feed_is_told_from_an_article(site, opened):
    (error,) = opened(site.answer("/feed", "<rss><channel></channel></rss>"))
    assert "watch" in error.remedy
