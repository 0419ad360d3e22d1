"""What only a browser can tell: widths, colours, fonts, focus, and that nothing is fetched from elsewhere."""

from collections.abc import Iterator
from typing import Any

import pytest

PAGES = {
    "front": "/",
    "story": "/story/move1",
    "offer": "/story/offer2",
    "why": "/why/move1",
    "article": "/article/a1",
    "hostile article": "/article/a8",
    "person": "/person/e-mo",
    "organisation": "/organisation/e-wo",
    "flows": "/flows",
    "offers": "/offers",
    "outlets": "/outlets",
    "outlet": "/outlet/Stackwise",
    "sources": "/sources",
    "odds": "/odds",
    "rumour": "/story/unit4",
    "search": "/search?q=Wolkenwerk",
    "words": "/words",
    "as of": "/?as_of=2026-02-10",
}
every_page = pytest.mark.parametrize("path", PAGES.values(), ids=list(PAGES))

# The contrast (WCAG) of every text with its background; marks and gradients count as their own colour.
CONTRAST = """
() => {
  const parse = c => c.match(/[\\d.]+/g).map(Number);
  const lum = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
  const ground = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
  const poor = [];
  for (const e of document.querySelectorAll('body *')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility()) continue;
    const style = getComputedStyle(e), size = parseFloat(style.fontSize);
    const [a, b] = [lum(parse(style.color)), lum(ground(e))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) poor.push(`${e.tagName}.${e.className} ${ratio.toFixed(2)}: ${e.textContent.slice(0, 40)}`);
  }
  return poor;
}
"""
# Controls without a name, images without a text, ids that are there twice.
NAMELESS = """
() => [
  ...[...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
    .filter(e => !e.labels.length && !e.getAttribute('aria-label')).map(e => `no label: ${e.outerHTML}`),
  ...[...document.querySelectorAll('a, button, summary')]
    .filter(e => !e.textContent.trim() && !e.getAttribute('aria-label')).map(e => `no name: ${e.outerHTML}`),
  ...[...document.querySelectorAll('svg, [role=img]')]
    .filter(e => e.getAttribute('aria-hidden') !== 'true' && !e.getAttribute('aria-label')).map(e => `no text: ${e.outerHTML}`),
  ...[...document.querySelectorAll('[id]')]
    .filter(e => document.querySelectorAll('#' + CSS.escape(e.id)).length > 1).map(e => `twice: ${e.id}`),
]
"""
TOO_WIDE = """
() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))
"""


class Visit:
    """A browser window that keeps what went wrong in it: console errors, dialogs, requests to elsewhere."""

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        self.address, self.wrong = address, list[str]()
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.page.on("console", lambda m: self.wrong.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.wrong.append(str(e)))
        self.page.on("dialog", lambda d: (self.wrong.append(f"dialog: {d.message}"), d.dismiss()))
        self.page.on("request", self._request)

    def _request(self, request: Any) -> None:
        if not request.url.startswith(self.address):
            self.wrong.append(f"asked elsewhere: {request.url}")

    def go(self, path: str) -> Any:
        reply = self.page.goto(self.address + path)
        assert reply.status == 200, path
        return self.page


@pytest.fixture(scope="module", params=["light", "dark"])
def desk(browser: Any, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    visit = Visit(browser, address, viewport={"width": 1200, "height": 900}, color_scheme=request.param)
    yield visit
    visit.context.close()


@pytest.fixture(scope="module")
def phone(browser: Any, address: str) -> Iterator[Visit]:
    visit = Visit(browser, address, viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    yield visit
    visit.context.close()


@pytest.fixture(scope="module")
def plain(browser: Any, address: str) -> Iterator[Visit]:
    visit = Visit(browser, address, java_script_enabled=False)
    yield visit
    visit.context.close()


@every_page
def test_nothing_goes_wrong_and_nothing_is_fetched_from_elsewhere(desk: Visit, path: str) -> None:
    desk.go(path)
    assert desk.wrong == []


@every_page
def test_every_text_can_be_read_against_its_ground(desk: Visit, path: str) -> None:
    assert desk.go(path).evaluate(CONTRAST) == []


@every_page
def test_every_control_has_a_name_and_the_page_one_heading(desk: Visit, path: str) -> None:
    page = desk.go(path)
    assert page.evaluate(NAMELESS) == []
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == page.locator("header.top").count() == 1
    assert page.get_attribute("html", "lang") == "en"


@every_page
def test_a_phone_scrolls_down_only(phone: Visit, path: str) -> None:
    assert phone.go(path).evaluate(TOO_WIDE) == []
    assert phone.wrong == []


def test_one_can_go_from_a_story_to_its_words_without_script(plain: Visit) -> None:
    page = plain.go("/")
    page.click("text=Juliane Möhrke leaves Gridmoor")
    assert page.locator("h1").inner_text() == "Juliane Möhrke leaves Gridmoor for Wolkenwerk"
    page.locator("ol.time h3 a").first.click()
    assert page.locator("mark").first.inner_text().startswith("is leaving Gridmoor")
    page.fill("input[type=search]", "Möhrke")
    page.keyboard.press("Enter")
    assert "Juliane Möhrke" in page.locator("main").inner_text()


def test_a_judgement_goes_out_and_comes_back(desk: Visit) -> None:
    page = desk.go("/organisation/e-wo")
    page.fill("input#same", "Wolkenwerk AG")
    page.click("text=Join the names")
    assert page.locator(".said").inner_text().startswith("Recorded")
    assert desk.wrong == []


def test_the_first_tab_leads_past_the_navigation(desk: Visit) -> None:
    page = desk.go("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_hostile_name_is_shown_and_does_nothing(desk: Visit) -> None:
    page = desk.go("/article/a8")
    assert "<script>alert('name')</script>" in page.locator("h1").inner_text()
    assert desk.wrong == []


def test_each_east_asian_language_has_its_own_fonts(desk: Visit) -> None:
    page = desk.go("/story/move1")
    family = page.locator('blockquote bdi[lang="ja"]').first.evaluate("e => getComputedStyle(e).fontFamily")
    assert "JP" in family
    page = desk.go("/article/a6")
    assert "SC" in page.locator('.para > p[lang="zh"]').first.evaluate("e => getComputedStyle(e).fontFamily")


def test_the_page_of_a_reading_stands_alone(browser: Any, address: str) -> None:
    from reportedly.surfaces.reading_page import readings_html

    from ..views.press import reading_of

    visit = Visit(browser, "about:", viewport={"width": 360, "height": 740})
    visit.page.set_content(readings_html((reading_of("a1"), reading_of("a8"))))
    assert visit.page.evaluate(TOO_WIDE) == []
    assert visit.page.evaluate(CONTRAST) == []
    assert visit.page.evaluate(NAMELESS) == []
    assert visit.wrong == []
    visit.context.close()
