"""Feeds of every form are read alike, and hostile ones are refused."""

import json
import time

import pytest

from reportedly.errors import Malformed
from reportedly.intake.feeds import Listed, feed

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Example</title><link>https://example.com/</link><atom:link href="https://example.com/rss" rel="self"/>
<item><title>Ormsby loses <![CDATA[its head]]></title><link>https://example.com/a?utm_source=rss</link>
  <guid isPermaLink="false">17</guid><pubDate>Mon, 02 Mar 2026 10:15:00 +0100</pubDate></item>
<item><title>No link, but a guid</title><guid>https://example.com/b</guid><dc:date>2026-03-03</dc:date></item>
<item><title>Neither</title></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title><link href="https://example.com/"/>
<entry><id>tag:example.com,2026:a</id><title type="html">Ormsby loses its head</title>
<link rel="enclosure" href="https://example.com/a.mp3"/><link href="/a"/>
<published>2026-03-02T09:15:00Z</published><updated>2026-03-04T00:00:00Z</updated></entry></feed>"""

NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://example.com/a</loc><news:news><news:publication><news:name>The Example</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-03-02T09:15:00Z</news:publication_date><news:title>Ormsby loses its head</news:title></news:news></url></urlset>"""

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Example",
        "items": [
            {
                "id": "1",
                "url": "https://example.com/a",
                "title": "Ormsby loses its head",
                "date_published": "2026-03-02T09:15:00Z",
            },
            7,
        ],
    }
)

OPML = """<opml version="2.0"><body><outline text="Tech"><outline type="rss" xmlUrl="https://example.com/rss"/>
<outline type="rss" xmlUrl="https://example.org/atom"/><outline text="none"/></outline></body></opml>"""

SITEMAPS = "<sitemapindex><sitemap><loc>https://example.com/news.xml</loc></sitemap></sitemapindex>"

ENTITIES = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(25))
BOMB = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">{ENTITIES}]><rss><channel>
<item><title>&z;</title><link>https://example.com/a</link></item></channel></rss>"""


@pytest.mark.parametrize("written", [RSS, ATOM, NEWS, JSON], ids=["rss", "atom", "news", "json"])
def test_articles_of_every_form(written):
    first = feed(written.encode(), what="a feed", base="https://example.com/feed").articles[0]
    assert (first.url, first.title[:12], first.published) == (
        "https://example.com/a",
        "Ormsby loses",
        "2026-03-02T09:15:00Z",
    )


def test_guid_that_is_an_address_stands_in_for_a_link():
    assert feed(RSS.encode(), what="a feed").articles[1] == Listed(
        "https://example.com/b", "No link, but a guid", "2026-03-03"
    )


def test_item_without_an_address_lists_nothing():
    assert len(feed(RSS.encode(), what="a feed").articles) == 2


def test_stamp_changes_with_the_article():
    changed = ATOM.replace("2026-03-04T00", "2026-03-04T01")
    one, other = (feed(w.encode(), what="a feed", base="https://example.com/").articles[0] for w in (ATOM, changed))
    assert one.stamp != other.stamp


@pytest.mark.parametrize(
    ("written", "feeds"),
    [(OPML, ("https://example.com/rss", "https://example.org/atom")), (SITEMAPS, ("https://example.com/news.xml",))],
)
def test_lists_of_feeds(written, feeds):
    assert feed(written.encode(), what="a list").feeds == feeds


def test_broken_marks_are_passed_over():
    broken = RSS.replace("<title>The Example</title>", "<title>Bell & Sons &nbsp; <br></title>")
    assert feed(broken.encode(), what="a feed").articles[0].url == "https://example.com/a"


@pytest.mark.parametrize("stray", ["&nbsp;", "<!-- a comment -->", "<?php echo 1 ?>", "<![CDATA[x]]>"])
def test_what_stands_between_the_elements_is_passed_over(stray):
    for written in (RSS, ATOM, NEWS):
        broken = (
            written.replace("<item>", f"<item>{stray}")
            .replace("<entry>", f"<entry>{stray}")
            .replace("<url>", f"<url>{stray}")
        )
        assert (
            feed(broken.encode(), what="a feed", base="https://example.com/").articles[0].url == "https://example.com/a"
        )


@pytest.mark.parametrize("encoding", ["utf-16", "shift_jis", "utf-8-sig"])
def test_feeds_in_other_character_sets(encoding):
    declared = encoding.removesuffix("-sig")
    written = f'<?xml version="1.0" encoding="{declared}"?><rss><channel><item><title>移籍</title><link>https://example.com/a</link></item></channel></rss>'
    assert feed(written.encode(encoding), what="a feed").articles[0].title == "移籍"


@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE html><html><body><p>Not found</p></body></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"",
        b"plain words",
        b"{}",
        b"{" * 100_000,
        b'{"items": 3}',
        b"\x00\x01\x02",
        BOMB.encode(),
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
    ],
)
def test_what_is_no_feed_is_malformed(body):
    begun = time.monotonic()
    with pytest.raises(Malformed):
        feed(body, what="a feed")
    assert time.monotonic() - begun < 1


def test_deep_nesting_is_survived():
    assert feed(b"<rss>" + b"<a>" * 100_000, what="a feed").articles == ()
