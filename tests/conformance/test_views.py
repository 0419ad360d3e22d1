"""Every registered view, whatever it asks, keeps the contract that the surfaces rely on."""

import json
from html.parser import HTMLParser

import pytest
from pydantic import BaseModel

from reportedly.errors import ReportedlyError
from reportedly.surfaces.web.render import answer_html
from reportedly.views import VIEWS, Answer, Page, Table, View, to_json
from reportedly.views.cells import words

from ..views.press import empty_book, make_book

SUBJECTS = {
    "story": "move1",
    "why": "offer2",
    "article": "a1",
    "person": "Juliane Möhrke",
    "organisation": "Wolkenwerk",
    "outlet": "Stackwise",
}
every_view = pytest.mark.parametrize("view", VIEWS.values(), ids=list(VIEWS))


def ask(view: View) -> Answer:
    """The view's answer over the book by hand; a new view about one thing needs its subject in SUBJECTS."""
    return view.ask(make_book(), **({"id": SUBJECTS[view.name]} if view.about_one else {}))


class Outline(HTMLParser):
    """What a page's structure is: its headings, its open tags, its labels."""

    void = frozenset({"meta", "link", "input", "br", "hr", "circle", "path", "rect"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[str] = []
        self.broken: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("h1", "h2", "h3"):
            self.headings.append(tag)
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.void:
            found = self.open.pop() if self.open else None
            if found != tag:
                self.broken.append(f"{found} closed by {tag}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass


@every_view
def test_it_is_registered_under_its_own_name_with_help(view: View) -> None:
    assert VIEWS[view.name] is view
    assert view.help.endswith(".") and len(view.help) > 20
    assert view.name.isidentifier()


@every_view
def test_its_answer_is_frozen_and_has_a_title(view: View) -> None:
    answer = ask(view)
    assert isinstance(answer, Table | Page)
    assert isinstance(answer, BaseModel) and answer.model_config.get("frozen")
    assert answer.title


@every_view
def test_it_renders_as_json_with_all_its_rows(view: View) -> None:
    answer = ask(view)
    plain = json.loads(json.dumps(to_json(answer)))
    assert plain["title"] == answer.title
    if isinstance(answer, Table):
        assert [set(row) for row in plain["rows"]] == [set(type(row).model_fields) for row in answer.rows]


@every_view
def test_it_renders_as_tables_in_words(view: View) -> None:
    tables = ask(view).tables()
    assert any(t.rows for t in tables) or view.name == "search"
    for table in tables:
        for row in table.rows:
            assert all(isinstance(words(cell), str) for _, cell in table.cells(row))


@every_view
def test_it_renders_as_a_page_with_one_heading_and_all_escaped(view: View) -> None:
    html = answer_html(view, ask(view))
    outline = Outline(html)
    assert outline.headings.count("h1") == 1
    assert not outline.broken and not outline.open
    assert "<script" not in html
    assert " style=" not in html, "the policy of content lets no style but the sheet's"


@every_view
def test_an_empty_ledger_is_an_answer_or_an_error_that_says_what_to_do(view: View) -> None:
    try:
        answer = view.ask(empty_book(), **({"id": "anything"} if view.about_one else {}))
    except ReportedlyError as error:
        assert error.fault
    else:
        assert answer_html(view, answer)


@every_view
def test_the_same_question_has_the_same_answer(view: View) -> None:
    assert ask(view) == ask(view)


@every_view
def test_an_option_that_it_does_not_have_is_refused(view: View) -> None:
    with pytest.raises(ReportedlyError, match="takes"):
        view.ask(make_book(), nonsense="1", **({"id": "move1"} if view.about_one else {}))
