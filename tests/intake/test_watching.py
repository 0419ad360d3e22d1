"""Watching: only what is new or changed is fetched, and a kill at any moment loses nothing."""

import pytest

from reportedly.errors import Malformed, Missing, SourceError, Unreachable
from reportedly.intake import Sourced
from reportedly.intake.watching import Looked, Memory, Watch, fresh, load, save

from .pages import ARTICLE, page


@pytest.fixture
def outlet(site):
    """A feed of three articles on a site."""

    def publish(count=3, stamp="2026-03-02T09:00:00Z", etag=None):
        entries = "".join(
            f'<entry><title>{n}</title><link href="/{n}"/><updated>{stamp}</updated></entry>' for n in range(count)
        )
        for n in range(count):
            site.answer(f"/{n}", page(ARTICLE.replace("2019", f"20{n:02}"), head=""))
        headers = {"ETag": etag} if etag else {}
        return site.answer(
            "/feed",
            f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>',
            Content_Type="application/atom+xml",
            **headers,
        )

    return publish


@pytest.fixture
def watch(tmp_path, options):
    return lambda *feeds: Watch(list(feeds), tmp_path / "watch.json", options)


def read(items):
    return [item.document for item in items if isinstance(item, Sourced)]


def test_first_round_reads_all_and_the_second_nothing(site, outlet, watch):
    feed = outlet()
    assert len(read(watch(feed).once())) == 3
    before = len(site.asked)
    assert list(watch(feed).once()) == [Looked(feed, 3, 0)]
    assert [path for path, _ in site.asked[before:]] == ["/feed"]


def test_what_was_added_is_read(outlet, watch):
    feed = outlet(2)
    list(watch(feed).once())
    outlet(3)
    assert [d.id[-2:] for d in read(watch(feed).once())] == ["/2"]


def test_what_was_changed_is_read_again(outlet, watch):
    feed = outlet(2)
    list(watch(feed).once())
    outlet(2, stamp="2026-03-05T09:00:00Z")
    assert len(read(watch(feed).once())) == 2


def test_unchanged_feed_is_not_sent_again(site, outlet, watch):
    feed = outlet(etag='"one"')
    list(watch(feed).once())
    site.answer("/feed", "", 304)
    assert list(watch(feed).once()) == [Looked(feed, 3, 0)]
    assert site.asked[-1][1]["if-none-match"] == '"one"'


@pytest.mark.parametrize("survived", range(4))
def test_a_kill_loses_nothing(outlet, watch, survived):
    """The round is left after some articles, as by a kill; the next one brings those that were not done."""
    feed = outlet(3, etag='"one"')
    round_ = watch(feed).once()
    next(round_)
    done = [next(round_) for _ in range(survived)][:-1]  # the last one was handed out, and not recorded any more
    ids = {d.id for d in read(done)} | {d.id for d in read(watch(feed).once())}
    assert len(ids) == 3


def test_what_could_not_be_reached_is_tried_again(site, outlet, watch):
    feed = outlet(1)
    route = site.routes["/0"]
    site.answer("/0", "", 500)
    assert [type(i) for i in watch(feed).once()] == [Looked, Unreachable]
    site.routes["/0"] = route
    assert len(read(watch(feed).once())) == 1


def test_what_is_gone_is_not_asked_for_again(site, outlet, watch):
    feed = outlet(1)
    site.answer("/0", "", 404)
    assert [type(i) for i in watch(feed).once()] == [Looked, Missing]
    assert list(watch(feed).once()) == [Looked(feed, 1, 0)]


def test_bad_feed_is_told_and_the_others_go_on(site, outlet, watch):
    bad = site.answer("/bad", "<html><p>Moved</p></html>")
    found = list(watch(bad, outlet()).once())
    assert isinstance(found[0], Malformed)
    assert len(read(found)) == 3


def test_list_of_feeds_is_followed(site, outlet, watch, tmp_path):
    listed = tmp_path / "feeds.opml"
    listed.write_text(f'<opml><body><outline xmlUrl="{outlet()}"/></body></opml>')
    assert len(read(watch(str(listed)).once())) == 3


def test_list_that_lists_itself_ends(site, watch):
    feed = site.answer("/feeds.opml", f'<opml><body><outline xmlUrl="{site.at("/feeds.opml")}"/></body></opml>')
    assert list(watch(feed).once()) == []


def test_feed_tells_the_date_of_a_page_that_does_not(site, watch):
    site.answer("/a", page(head=""))
    feed = site.answer(
        "/feed",
        f"<rss><channel><item><link>{site.at('/a')}</link><pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate></item></channel></rss>",
    )
    (document,) = read(watch(feed).once())
    assert document.published == "2026-03-02T09:00:00Z"
    assert not any("date" in note for note in document.notes)


def test_missing_feed_file_is_missing(watch):
    (error,) = watch("no-such-file.opml").once()
    assert isinstance(error, Missing)


def test_damaged_memory_is_told(tmp_path):
    file = tmp_path / "watch.json"
    file.write_text('{"https://example.com/feed": 3}')
    with pytest.raises(SourceError, match="begin anew"):
        load(file)


def test_memory_comes_back_as_it_was(tmp_path, outlet, watch):
    watching = watch(outlet())
    list(watching.once())
    save(tmp_path / "other.json", watching.state)
    assert load(tmp_path / "other.json") == watching.state
    assert [p.name for p in tmp_path.glob("*.new")] == []


def test_nothing_is_fresh_in_an_empty_feed():
    assert fresh(Memory(), ()) == ()
