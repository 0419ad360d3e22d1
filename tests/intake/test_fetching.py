"""The client against a real server: it asks first, waits its turn, and every fault of a server is a named error."""

import gzip
import time

import pytest

from reportedly.errors import Malformed, Missing, Refused, TooLarge, Unreachable
from reportedly.intake.fetching import Client, Limits, Validators

PAGE = "<html><body><p>A page.</p></body></html>"


def test_says_who_it_is_and_asks_robots_first(site, client):
    assert client.fetch(site.answer("/a", PAGE)).body == PAGE.encode()
    assert [path for path, _ in site.asked] == ["/robots.txt", "/.well-known/tdmrep.json", "/a"]
    assert site.asked[-1][1]["user-agent"].startswith("reportedly/")


def test_robots_are_asked_once_a_site(site, client):
    for _ in range(2):
        client.fetch(site.answer("/a", PAGE))
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


@pytest.mark.parametrize(
    "robots",
    [
        "User-agent: *\nDisallow: /a",
        "User-agent: reportedly\nDisallow: /\nUser-agent: *\nAllow: /",
        "User-agent: *\nContent-Signal: search=yes, ai-input=no\nAllow: /",
    ],
)
def test_robots_that_keep_us_out_are_obeyed(site, client, robots):
    site.answer("/robots.txt", robots)
    with pytest.raises(Refused, match=r"robots\.txt"):
        client.fetch(site.answer("/a", PAGE))
    assert site.paths() == []


def test_robots_are_asked_at_every_hop(site, client):
    site.answer("/robots.txt", "User-agent: *\nDisallow: /inside")
    site.answer("/inside", PAGE)
    with pytest.raises(Refused):
        client.fetch(site.answer("/a", "", 302, Location="/inside"))
    assert site.paths() == ["/a"]


def test_robots_that_cannot_be_had_forbid_all(site, client):
    site.answer("/robots.txt", "", 500)
    with pytest.raises(Refused, match="cannot be read"):
        client.fetch(site.answer("/a", PAGE))


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (PAGE, {"X_Robots_Tag": "noindex, noai"}),
        (PAGE, {"TDM_Reservation": "1"}),
        ('<html><meta name="robots" content="index, noai, noimageai"><p>A page.</p>', {}),
        ('<html><meta content="1" name="tdm-reservation"><p>A page.</p>', {}),
    ],
)
def test_publishers_refusal_of_machine_use_is_obeyed(site, client, body, headers):
    with pytest.raises(Refused, match="its publisher"):
        client.fetch(site.answer("/a", body, **headers))


def test_reserved_paths_are_left_alone(site, client):
    site.answer("/.well-known/tdmrep.json", '[{"location": "/premium/*", "tdm-reservation": 1}]')
    with pytest.raises(Refused, match="reserves"):
        client.fetch(site.answer("/premium/a", PAGE))
    assert client.fetch(site.answer("/free/a", PAGE)).body


@pytest.mark.parametrize("tag", ["noindex", "max-snippet:-1, max-image-preview:large"])
def test_a_word_to_search_engines_is_no_refusal(site, client, tag):
    assert client.fetch(site.answer("/a", PAGE, X_Robots_Tag=tag)).body


def test_conditional_request(site, client):
    got = client.fetch(site.answer("/a", PAGE, ETag='"v1"', Last_Modified="Mon, 02 Mar 2026 09:00:00 GMT"))
    site.answer("/a", "", 304)
    again = client.fetch(site.at("/a"), Validators(got.etag, got.last_modified))
    assert again.unchanged
    assert site.asked[-1][1]["if-none-match"] == '"v1"'
    assert site.asked[-1][1]["if-modified-since"] == "Mon, 02 Mar 2026 09:00:00 GMT"


def test_redirects_are_followed_and_bounded(site, client):
    site.answer("/b", PAGE)
    assert client.fetch(site.answer("/a", "", 301, Location="/b")).url == site.at("/b")
    with pytest.raises(Unreachable, match="more than 4 times"):
        client.fetch(site.answer("/loop", "", 302, Location="/loop"))


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.com/", "http://[::1", "javascript:alert(1)"])
def test_redirect_to_no_page_is_not_followed(site, client, target):
    with pytest.raises(Unreachable, match="which is no address"):
        client.fetch(site.answer("/a", "", 302, Location=target))


@pytest.mark.parametrize(
    ("status", "error"), [(404, Missing), (410, Missing), (403, Refused), (451, Refused), (500, Unreachable)]
)
def test_statuses_are_named_errors(site, client, status, error):
    with pytest.raises(error, match=str(status)):
        client.fetch(site.answer("/a", "", status))


def test_busy_server_is_tried_again_later_each_time(site, client, naps):
    with pytest.raises(Unreachable, match="503"):
        client.fetch(site.answer("/a", "", 503))
    assert site.paths() == ["/a"] * 3
    assert naps == [1.0, 2.0]


def test_server_that_names_its_wait_is_given_it(site, client, naps):
    with pytest.raises(Unreachable):
        client.fetch(site.answer("/a", "", 429, Retry_After="7"))
    assert naps == [7.0, 7.0]


def test_server_that_asks_for_an_hour_is_left(site, client, naps):
    with pytest.raises(Unreachable, match="429"):
        client.fetch(site.answer("/a", "", 429, Retry_After="3600"))
    assert naps == []


def test_one_request_a_host_in_an_interval(site):
    naps: list[float] = []
    client = Client(allow_private=True, limits=Limits(interval=5), sleep=naps.append, monotonic=lambda: 100.0)
    client.fetch(site.answer("/a", PAGE))
    assert naps == [5.0, 5.0]  # robots.txt, then the reservation, then the page


def test_crawl_delay_is_kept(site, client, naps):
    site.answer("/robots.txt", "User-agent: *\nCrawl-delay: 3")
    client.fetch(site.answer("/a", PAGE))
    client.fetch(site.at("/a"))
    assert max(naps) == pytest.approx(3, abs=0.2)


def test_gzip_is_unpacked(site, client):
    assert client.fetch(site.answer("/a", gzip.compress(PAGE.encode()), Content_Encoding="gzip")).body == PAGE.encode()


def test_page_beyond_the_bound_is_too_large(site, client):
    with pytest.raises(TooLarge):
        client.fetch(site.answer("/a", b"x" * 300_000))


def test_zip_bomb_is_too_large(site, client):
    with pytest.raises(TooLarge):
        client.fetch(site.answer("/a", gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip"))


@pytest.mark.parametrize("body", [gzip.compress(PAGE.encode() * 50)[:-30], b"no gzip at all"])
def test_damaged_gzip_is_malformed(site, client, body):
    with pytest.raises(Malformed):
        client.fetch(site.answer("/a", body, Content_Encoding="gzip"))


def test_packing_that_was_not_asked_for_is_malformed(site, client):
    with pytest.raises(Malformed, match="br"):
        client.fetch(site.answer("/a", b"??", Content_Encoding="br"))


def stalling(handler):
    """Head and half a body, then nothing."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"<html>")
    handler.wfile.flush()
    time.sleep(1.5)


def dripping(handler):
    """A byte now and then, always in time for the next step."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(12):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.15)


def dripping_head(handler):
    """The same, but the head never ends."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for n in range(12):
        handler.wfile.write(f"X-{n}: x\r\n".encode())
        handler.wfile.flush()
        time.sleep(0.15)


@pytest.mark.parametrize("route", [stalling, dripping, dripping_head])
def test_server_that_stalls_is_left(site, client, route):
    site.routes["/a"] = route
    begun = time.monotonic()
    with pytest.raises(Unreachable, match="in time"):
        client.fetch(site.at("/a"))
    assert time.monotonic() - begun < 1.4


def breaking_off(handler):
    """Less than was announced."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"<html>")
    handler.close_connection = True


def talking_nonsense(handler):
    """No HTTP."""
    handler.wfile.write(b"220 mail.example ESMTP\r\n")
    handler.close_connection = True


@pytest.mark.parametrize("route", [breaking_off, talking_nonsense])
def test_answer_that_breaks_off_is_unreachable(site, client, route):
    site.routes["/a"] = route
    with pytest.raises(Unreachable, match="breaks off"):
        client.fetch(site.at("/a"))


def test_nobody_listening_is_unreachable(client):
    with pytest.raises(Unreachable, match="cannot be reached"):
        client.fetch("http://127.0.0.1:9/")
