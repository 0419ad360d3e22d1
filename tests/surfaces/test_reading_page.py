import re

from reportedly.surfaces.reading_page import notebook_html, reading_html, readings_html

from ..views.press import HOSTILE, reading_of


def test_the_page_needs_nothing_else() -> None:
    html = reading_html(reading_of("a1"))
    assert html.lstrip().startswith("<!doctype html>")
    assert "<style>" in html and "<link" not in html and "src=" not in html
    assert "default-src 'none'" in html


def test_evidence_is_marked_and_claims_stand_beside() -> None:
    html = reading_html(reading_of("a1"))
    assert re.search(r'<mark[^>]*data-n="1"[^>]*>is leaving Gridmoor to join Wolkenwerk</mark>', html)
    assert html.count('<li class="note') == 3
    assert "on the word of" in html
    assert "Left out" in html


def test_what_comes_from_outside_is_escaped() -> None:
    html = reading_html(reading_of("a8"))
    assert "<script" not in html
    assert HOSTILE not in html and "&lt;script&gt;" in html


def test_several_articles_have_a_list_and_ids_of_their_own() -> None:
    html = readings_html((reading_of("a1"), reading_of("a5")))
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert html.count("<h1") == 1 and "2 articles read" in html
    assert '<h2 class="title" lang="de">' in html


def test_no_article_is_a_page_too() -> None:
    assert "0 articles read" in readings_html(())


def test_in_a_notebook_it_stands_in_a_frame_of_its_own() -> None:
    html = notebook_html(reading_of("a8"))
    assert html.startswith("<iframe") and html.count("<") == 2, "all of the page is inside the attribute"
