import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from reportedly.errors import Contradiction, LedgerError
from reportedly.model import Judgement
from reportedly.surfaces.web.app import create_app
from reportedly.views import Book

from ..views.press import CLAIMS, HOSTILE, JUDGEMENT, NOW, empty_book, make_book

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "http://127.0.0.1:8765"
ANSWERS = [
    "/",
    "/story/move1",
    "/why/move1",
    "/article/a1",
    "/article/a8",
    "/person/Juliane%20M%C3%B6hrke",
    "/organisation/e-wo",
    "/flows",
    "/offers",
    "/outlets",
    "/outlet/Stackwise",
    "/sources",
    "/odds",
    "/search?q=Wolkenwerk",
]


class Desk:
    """A site over the book by hand that notes for which moments it was asked, and what was judged."""

    def __init__(self) -> None:
        self.moments: list[tuple[datetime | None, datetime | None]] = []
        self.judged: list[Judgement] = []

    def open_book(self, as_of: datetime | None, recorded_as_of: datetime | None) -> Book:
        self.moments.append((as_of, recorded_as_of))
        return make_book()

    def judge(self, judgement: Judgement) -> None:
        if judgement.right == "contradicted":
            raise Contradiction("contradicted", "another judgement says the opposite", "take that one back first")
        self.judged.append(judgement)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def site(desk: Desk) -> Iterator[TestClient]:
    app = create_app(desk.open_book, desk.judge, clock=lambda: NOW)
    with TestClient(app, base_url=ADDRESS, follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("path", ANSWERS)
def test_every_page_stands_alone_and_lets_nothing_in(site: TestClient, path: str) -> None:
    reply = site.get(path)
    assert reply.status_code == 200
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert HOSTILE not in reply.text and "<script" not in reply.text
    assert not re.findall(r'(?:src|href|action)="(?!/|#|https://press\.example/)[^"]*"', reply.text)


@pytest.mark.parametrize("path", ANSWERS)
def test_every_page_has_its_json_twin_and_its_api_address(site: TestClient, path: str) -> None:
    page, _, query = path.partition("?")
    stem = "/feed" if page == "/" else page
    twin = site.get(f"{stem}.json?{query}")
    api = site.get(f"/api{'/latest' if page == '/' else page}?{query}")
    assert twin.status_code == api.status_code == 200
    assert twin.json() == api.json()


def test_a_story_says_status_by_word_and_shape_and_quotes_in_its_language(site: TestClient) -> None:
    html = site.get("/story/move1").text
    assert '<svg class="mark"' in html
    assert re.search(r'class="status confirmed">.*?<span>confirmed</span>', html, re.S)
    assert '<bdi lang="ja">' in html
    assert "<mark>is leaving Gridmoor to join Wolkenwerk</mark>" in html
    assert 'datetime="2026-02-19T07:05:00Z"' in html
    assert "what she was offered" in html


def test_an_article_has_evidence_numbered_and_boilerplate_greyed(site: TestClient) -> None:
    html = site.get("/article/a1").text
    assert 'data-n="1"' in html and 'id="c1"' in html
    assert 'class="para masked"' in html
    assert site.get("/article/a3").text.count("Doubtful") == 1


def test_an_address_that_is_not_of_the_web_is_no_link(site: TestClient) -> None:
    from reportedly.surfaces.web.render import web_address

    assert web_address("javascript:alert(1)") == ""
    assert web_address("https://press.example/a") == "https://press.example/a"


def test_filters_are_links_that_say_which_holds(site: TestClient) -> None:
    html = site.get("/?kind=offer").text
    assert "Lanqiao offers" in html and "Möhrke leaves" not in html
    assert re.search(r'href="/\?kind=offer" aria-current="true">Offers', html)


def test_a_moment_goes_to_the_book_and_stays_in_links(site: TestClient, desk: Desk) -> None:
    html = site.get("/?as_of=2026-02-10").text
    assert desk.moments == [(datetime(2026, 2, 10, 23, 59, 59, tzinfo=UTC), None)]
    assert "As it stood on 10 Feb 2026" in html
    assert 'href="/story/move1?as_of=2026-02-10"' in html
    site.get("/api/latest?recorded_as_of=2026-02-10T09:00:00Z")
    assert desk.moments[-1] == (None, datetime(2026, 2, 10, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/nothing/here", 404, "There is no such page"),
        ("/story/none", 404, "no such story"),
        ("/article/none", 404, "reportedly add"),
        ("/person/Juliane%20Mohrke", 404, "Juliane Möhrke"),
        ("/?as_of=yesterday", 400, "2026-03-02"),
        ("/?kind=marriage", 400, "kinds of stories are"),
        ("/?after=zz", 400, "without it"),
    ],
)
def test_a_page_that_cannot_be_had_says_what_to_do(site: TestClient, path: str, status: int, says: str) -> None:
    reply = site.get(path)
    assert reply.status_code == status
    assert says in reply.text.replace("&#39;", "'")
    assert "<h1>" in reply.text and "content-security-policy" in reply.headers
    twin = site.get("/api" + path.replace("/?", "/latest?"))
    assert twin.status_code == status
    assert twin.headers["content-type"] == "application/problem+json"
    assert twin.json()["status"] == status and twin.json()["title"] and twin.json()["detail"]


def test_the_api_takes_no_option_that_it_does_not_know(site: TestClient) -> None:
    assert site.get("/api/latest?nonsense=1").status_code == 400
    assert site.get("/?utm_source=mail").status_code == 200


def test_the_api_pages_by_an_opaque_mark(site: TestClient) -> None:
    first = site.get("/api/latest?limit=2").json()
    assert (len(first["rows"]), first["total"]) == (2, 4)
    second = site.get("/api/latest", params={"limit": 2, "after": first["next"]}).json()
    assert (len(second["rows"]), second["next"]) == (2, None)
    assert site.get("/api/latest?limit=100000").status_code == 400, "no silent cap"


def test_the_api_describes_itself(site: TestClient) -> None:
    assert {v["name"] for v in site.get("/api").json()["views"]} >= {"latest", "story", "flows"}
    described = site.get("/api/openapi.json").json()
    assert {p["name"] for p in described["paths"]["/api/latest"]["get"]["parameters"]} >= {"kind", "status", "as_of"}


def test_the_feed_tells_changes_of_status_and_nothing_else(site: TestClient) -> None:
    reply = site.get("/feed.atom")
    assert reply.headers["content-type"] == "application/atom+xml"
    feed = ElementTree.fromstring(reply.content)
    titles = [e.findtext(f"{ATOM}title") or "" for e in feed.iter(f"{ATOM}entry")]
    assert len(titles) == 6
    assert titles[0].startswith("confirmed, amended: Lanqiao")
    ids = [e.findtext(f"{ATOM}id") for e in feed.iter(f"{ATOM}entry")]
    assert len(set(ids)) == 6
    one = ElementTree.fromstring(site.get("/story/move1.atom").content)
    assert len(list(one.iter(f"{ATOM}entry"))) == 3
    assert one.find(f"{ATOM}entry/{ATOM}link").get("href") == f"{ADDRESS}/story/move1"  # type: ignore[union-attr]


def test_an_empty_ledger_has_pages_and_a_feed() -> None:
    client = TestClient(create_app(lambda a, r: empty_book()), base_url=ADDRESS)
    assert "reportedly add" in client.get("/").text
    assert ElementTree.fromstring(client.get("/feed.atom").content).tag == f"{ATOM}feed"
    assert all(client.get(p).status_code == 200 for p in ("/flows", "/offers", "/outlets", "/search"))


def test_a_text_that_is_no_text_is_shown_all_the_same() -> None:
    book = make_book()
    move = book.stories["move1"].model_copy(update={"headline": "half a pair: \ud83d"})
    client = TestClient(create_app(lambda a, r: make_book((move,))), base_url=ADDRESS)
    assert client.get("/").status_code == 200
    assert client.get("/feed.atom").status_code == 200
    assert json.loads(client.get("/api/latest").content)["rows"][0]["story"]["text"] == "half a pair: \ud83d"


def test_a_failure_of_ours_is_a_page_without_a_traceback() -> None:
    def broken(as_of: datetime | None, recorded_as_of: datetime | None) -> Book:
        raise RuntimeError("secret detail")

    client = TestClient(create_app(broken), base_url=ADDRESS, raise_server_exceptions=False)
    for path in ("/", "/api/latest"):
        reply = client.get(path)
        assert reply.status_code == 500
        assert "secret" not in reply.text
        assert "content-security-policy" in reply.headers


def test_a_ledger_that_cannot_be_read_says_so() -> None:
    def shut(as_of: datetime | None, recorded_as_of: datetime | None) -> Book:
        raise LedgerError("x.db", "is locked", "close the other program")

    reply = TestClient(create_app(shut), base_url=ADDRESS).get("/")
    assert reply.status_code == 503
    assert "Close the other program" in reply.text


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8765", ""])
def test_a_foreign_host_name_is_refused(site: TestClient, host: str) -> None:
    assert site.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:8765", "192.168.1.5:8765", "desk.example"])
def test_our_own_names_are_served(desk: Desk, host: str) -> None:
    client = TestClient(create_app(desk.open_book, hosts=("desk.example",)), base_url=ADDRESS)
    assert client.get("/", headers={"host": host}).status_code == 200


def test_a_judgement_is_taken_from_a_page_of_ours_and_leads_back(site: TestClient, desk: Desk) -> None:
    page = site.get("/story/move1").text
    token = re.search(r'name="token" value="([0-9a-f]+)"', page)
    assert token
    left, right = CLAIMS["leaving"].id, CLAIMS["announced"].id
    form = {"token": token[1], "subject": "stories", "verdict": "different", "left": left, "right": right}
    reply = site.post("/judgements", data={**form, "back": "/story/move1"})
    assert (reply.status_code, reply.headers["location"]) == (303, "/story/move1?said=judged")
    (judgement,) = desk.judged
    assert (judgement.verdict, judgement.left, judgement.right, judgement.recorded_at) == (
        "different",
        left,
        right,
        NOW,
    )
    assert "has followed" in site.get("/story/move1?said=judged").text


def test_after_a_judgement_one_is_back_at_the_story_whatever_its_id_is_now(site: TestClient) -> None:
    back = re.search(r'name="back" value="([^"]+)"', site.get("/story/move1").text)
    assert back
    assert back[1] == f"/story/{CLAIMS['leaving'].id}"
    assert site.get(back[1]).status_code == 200
    assert 'name="back" value="/organisation/Lanqiao"' in site.get("/organisation/e-la").text


def test_an_address_with_odd_letters_leads_to_its_twins(site: TestClient) -> None:
    html = site.get("/outlet/%3Cscript%3Ealert('name')%3C%2Fscript%3E%E2%80%AE").text
    twin = re.search(r'href="(/outlet/[^"]+\.json)"', html)
    assert twin and "%3C" in twin[1]
    assert site.get(twin[1]).status_code == 200


def test_a_judgement_is_taken_back(site: TestClient, desk: Desk) -> None:
    token = re.search(r'name="token" value="([0-9a-f]+)"', site.get("/organisation/e-la").text)
    assert token
    reply = site.post("/judgements/undo", data={"token": token[1], "id": JUDGEMENT.id, "back": "//evil.example/"})
    assert reply.headers["location"] == "/?said=undone", "a form leads to no other site"
    assert [j.undoes for j in desk.judged] == [JUDGEMENT.id]
    assert site.post("/judgements/undo", data={"token": token[1], "id": "none"}).status_code == 404


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"token": "0" * 64}, 403),
        ({"token": ""}, 403),
        ({"verdict": "maybe"}, 400),
        ({"right": " "}, 400),
        ({"right": "contradicted"}, 409),
        ({"right": "x" * 20000}, 413),
    ],
)
def test_a_form_that_is_not_right_is_refused(site: TestClient, desk: Desk, change: dict[str, str], status: int) -> None:
    token = re.search(r'name="token" value="([0-9a-f]+)"', site.get("/organisation/e-la").text)
    assert token
    form = {"token": token[1], "subject": "names", "verdict": "same", "left": "Lanqiao", "right": "Tessaly"}
    assert site.post("/judgements", data={**form, **change}).status_code == status
    assert not desk.judged


def test_a_form_without_the_cookie_is_refused(site: TestClient, desk: Desk) -> None:
    token = re.search(r'name="token" value="([0-9a-f]+)"', site.get("/organisation/e-la").text)
    assert token
    site.cookies.clear()
    form = {"token": token[1], "subject": "names", "verdict": "same", "left": "a", "right": "b"}
    assert site.post("/judgements", data=form).status_code == 403
    assert not desk.judged


def test_pages_that_only_show_have_no_forms(desk: Desk) -> None:
    client = TestClient(create_app(desk.open_book), base_url=ADDRESS)
    assert 'method="post"' not in client.get("/story/move1").text
    assert client.post("/judgements", data={}).status_code in (404, 405)
