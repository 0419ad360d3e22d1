"""Pages: the article's own words, what the page says of itself, and nothing that it does not say."""

import pytest

from reportedly.errors import Malformed
from reportedly.intake import IntakeOptions
from reportedly.intake.pages import page as read

from .pages import ARTICLE, LINKED, page

URL = "https://example.com/2026/ormsby"


def document(markup, url=URL, **about):
    return read(markup.encode(), IntakeOptions(**about), what="a page", url=url)


def test_only_the_article_is_left():
    text = document(page()).text
    assert text.startswith("Ormsby Robotics is losing")
    assert text.endswith("larger rivals since then.")
    assert len(text.split("\n")) == 4


def test_linked_data_tells_what_it_knows():
    found = document(page())
    assert found.title == "Ormsby loses its head of grasping"
    assert found.byline == ("Dana Whitlock", "Jo Marsh")
    assert (found.publisher, found.lang) == ("The Example", "en")
    assert (found.published, found.modified) == ("2026-03-02T09:15:00Z", "2026-03-03T08:00:00Z")
    assert found.notes == ()


META = """<meta property="og:title" content="Ormsby loses its head of grasping"><meta property="og:site_name" content="The Example">
<meta name="author" content="By Dana Whitlock and Jo Marsh"><meta property="article:published_time" content="2026-03-02T10:15:00+01:00">"""


def test_meta_elements_stand_in():
    found = document(page(head=META))
    assert (found.publisher, found.published) == ("The Example", "2026-03-02T09:15:00Z")
    assert found.byline == ("Dana Whitlock", "Jo Marsh")


def test_time_without_a_zone_is_only_a_day():
    assert document(page(head=META.replace("+01:00", ""))).published == "2026-03-02"


def test_what_the_page_does_not_say_is_said_to_be_unknown():
    found = document(page(head=""))
    assert (found.publisher, found.published) == (None, None)
    assert found.notes == ("its publisher is unknown", "its date is unknown")


def test_date_in_the_address_is_sure_enough():
    assert document(page(head=""), "https://example.com/2026/03/02/ormsby").published == "2026-03-02"


@pytest.mark.parametrize(
    "linked",
    [
        "{", "null", "[]", '"x"', "{" * 50_000, '{"@type": "NewsArticle", "headline": 3, "author": {"name": [1]}, "datePublished": {}}',
        '{"@type": ["NewsArticle", 7], "publisher": [], "mainEntityOfPage": {"@graph": 3}}',
    ],
)  # fmt: skip
def test_broken_linked_data_is_passed_over(linked):
    found = document(page(head=f'<script type="application/ld+json">{linked}</script>'))
    assert found.title == "Ormsby loses its head of grasping"


@pytest.mark.parametrize("wrap", ["<!-- {} -->", "//<![CDATA[\n{}\n//]]>"])
def test_linked_data_in_wrappings(wrap):
    inner = LINKED.split("\n", 1)[1].removesuffix("</script>")
    assert (
        document(page(head=f'<script type="application/ld+json">{wrap.format(inner)}</script>')).publisher
        == "The Example"
    )


def test_address_is_the_canonical_one():
    found = document(
        page(head='<link rel="canonical" href="/ormsby?utm_source=x#top">'), "https://www.example.com/amp/ormsby"
    )
    assert found.id == found.url == "https://www.example.com/ormsby"


def test_canonical_address_on_another_site_is_a_note():
    found = document(page(head='<link rel="canonical" href="https://nordwire.example/ormsby">'))
    assert found.url == URL
    assert "names https://nordwire.example/ormsby as its original" in found.notes


def test_home_page_as_canonical_address_is_not_believed():
    assert document(page(head='<link rel="canonical" href="https://example.com/">')).url == URL


NOTE = "Correction, March 4: an earlier version of this article gave the bonus as $40 million."


@pytest.mark.parametrize(
    "markup",
    [
        {"around": f'<div class="article-correction"><p>{NOTE}</p></div>'},
        {"around": f'<aside id="editors-note">{NOTE}</aside>'},
        {"article": ARTICLE + f"<p><em>{NOTE}</em></p>"},
        {
            "head": LINKED.replace(
                '"inLanguage"', f'"correction": {{"@type": "CorrectionComment", "text": "{NOTE}"}}, "inLanguage"'
            )
        },
    ],
    ids=["box", "aside", "paragraph", "linked data"],
)
def test_corrections_are_kept(markup):
    assert document(page(**markup)).text.count(NOTE) == 1


def test_links_to_other_articles_are_no_part_of_it():
    inside = ARTICLE.replace(
        "<p>Ormsby had", '<p>Read more: <a href="/9">What robots cannot hold, and why it matters</a></p><p>Ormsby had'
    )
    assert "robots cannot hold" not in document(page(inside)).text


def test_article_in_several_containers_is_put_together():
    paragraphs = [f"<p>{'Sentence after sentence about the robots of Ormsby. ' * 6}{n}</p>" for n in range(12)]
    parts = "".join(
        f'<div class="grid"><div class="body__part">{"".join(paragraphs[n : n + 3])}</div><div class="ad">Ad</div></div>'
        for n in range(0, 12, 3)
    )
    text = document(f"<html><body><article>{parts}</article></body></html>").text
    assert [line[-2:].strip() for line in text.split("\n")] == [str(n) for n in range(12)]


def test_newsletter_boxes_and_disclosures_are_cut():
    inside = (
        ARTICLE
        + "<p>Sign up for our newsletter to get the latest in your inbox.</p><p>We may earn a commission when you buy through our links.</p>"
    )
    assert document(page(inside)).text.endswith("larger rivals since then.")


@pytest.mark.parametrize(
    "body",
    [
        "<html></html>",
        "<script>document.write('words')</script>",
        "<html><body><img src=x></body></html>",
        "<p></p>",
        "<!-- -->",
    ],
)
def test_page_without_an_article_is_malformed(body):
    with pytest.raises(Malformed):
        document(body)


def test_user_who_knows_better_is_believed():
    found = document(page(), publisher="Another", published="2026-01-01", lang="de")
    assert (found.publisher, found.published, found.lang) == ("Another", "2026-01-01", "de")
