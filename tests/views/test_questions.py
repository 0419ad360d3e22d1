"""The other questions: who, where from and to, how much, which outlet, which words, and why."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reportedly.errors import Missing, NotFound
from reportedly.views import (
    Book,
    Words,
    article,
    flows,
    odds,
    offers,
    organisation,
    outlet,
    outlets,
    person,
    search,
    sources,
    story,
    why,
)

from .press import DOCUMENTS, HOSTILE, make_book


def test_a_person_has_all_names_and_all_stories(book: Book) -> None:
    page = person(book, "ユリアーネ・メールケ")
    assert page.title == "Juliane Möhrke"
    assert [(n.text, n.lang) for n in page.names] == [("Juliane Möhrke", "en"), ("ユリアーネ・メールケ", "ja")]
    assert [r.story.id for r in page.stories.rows] == ["move1"]
    assert [t.title for t in page.said] == ["Posts"]
    assert page.changes, "a person's changes make a feed"


def test_an_unknown_name_lists_the_nearest(book: Book) -> None:
    with pytest.raises(NotFound, match="Juliane Möhrke"):
        person(book, "Juliane Mohrke")


def test_an_organisation_tells_who_came_and_who_went(book: Book) -> None:
    assert [r.who[0].text for r in organisation(book, "Gridmoor").went.rows] == ["Juliane Möhrke"]
    page = organisation(book, "Wolkenwerk")
    assert [r.who[0].text for r in page.came.rows] == ["Juliane Möhrke", HOSTILE]
    assert not page.went.rows


def test_judgements_about_a_name_stand_on_its_page(book: Book) -> None:
    assert [(j.says, j.judgement.by) for j in organisation(book, "e-la").judgements] == [
        ("Lanqiao / 蓝桥: one", "an editor")
    ]


def test_flows_balance_comings_and_goings(book: Book) -> None:
    page = flows(book)
    balance = {r.organisation.text: (r.came, r.came_confirmed, r.went) for r in page.balance.rows}
    assert balance == {"Wolkenwerk": (1, 1, 0), "Gridmoor": (0, 0, 1)}, "a story without a status counts for nothing"
    assert page.moves.total == 2


def test_what_came_to_nothing_is_in_no_balance() -> None:
    move = make_book().stories["move1"]
    fallen = move.history[-1].model_copy(update={"status": "fell_through"})
    book = make_book((move.model_copy(update={"history": (fallen,)}),))
    assert not flows(book).balance.rows
    assert flows(book).moves.total == 1


def test_offers_place_every_sum_among_its_currency(book: Book) -> None:
    rows = offers(book).rows
    assert (rows[0].sum.text, rows[0].rank) == ("$30m over 4 years", "leads")
    ten = next(r for r in rows if r.sum.text == "up to $10m")
    assert ten.sum.low == 0
    assert ten.sum.high is not None and ten.sum.high < (rows[0].sum.high or 0)


def test_outlets_tell_own_words_from_what_they_pass_on(book: Book) -> None:
    rows = {r.outlet.text: (r.articles, r.own, r.relays, r.copies, r.first) for r in outlets(book).rows}
    assert rows["The Spokane Dispatch"] == (1, 1, 0, 0, 1)
    assert rows["Nordwire"] == (1, 0, 1, 0, 0)
    assert rows["星見通信"] == (1, 0, 0, 1, 0)


def test_one_outlet_lists_its_articles(book: Book) -> None:
    assert [r.article.text for r in outlet(book, "Stackwise").articles.rows] == [
        "The thirty-million question",
        "Gridmoor: no truth in it",
    ]
    with pytest.raises(NotFound):
        outlet(book, "The Nowhere Times")


@pytest.mark.parametrize("id", [DOCUMENTS["a1"].revision, "a1", "https://press.example/a1"])
def test_an_article_is_found_by_revision_label_or_address(book: Book, id: str) -> None:
    page = article(book, id)
    assert [c.publisher for c in page.copies] == ["星見通信"]
    assert [s and s.id for s in page.stories] == ["move1", None, "move1"]
    assert [p.masked for p in page.paragraphs] == [False, False, True]
    assert page.paragraphs[0].notes == (1, 2)


def test_a_copy_says_of_what_and_what_it_changed(book: Book) -> None:
    page = article(book, "a3")
    assert page.copy_of is not None
    assert (page.copy_of.publisher, page.copy_of.changed) == ("The Spokane Dispatch", ("move: certain became hedged",))
    assert page.claims[0].flags


def test_an_unknown_article_is_said(book: Book) -> None:
    with pytest.raises(Missing, match="reportedly add"):
        article(book, "https://press.example/none")


@pytest.mark.parametrize(
    ("q", "entities", "stories", "articles"),
    [
        ("möhrke", 1, 1, 4),
        ("蓝桥", 1, 1, 1),
        ("https://press.example/a5", 0, 0, 1),
        ("thirty YEARS", 0, 0, 1),
    ],
)
def test_search_by_name_words_and_address(book: Book, q: str, entities: int, stories: int, articles: int) -> None:
    page = search(book, Words(q=q))
    assert (page.entities.total, page.stories.total, page.articles.total) == (entities, stories, articles)


def test_search_that_finds_nothing_names_the_nearest(book: Book) -> None:
    assert "Gridmoor" in search(book, Words(q="Gridmor")).notes[0]
    assert search(book, Words(q="  ")).notes == ("Give a name, a firm, some words, or the address of an article.",)


def test_why_gives_each_claim_its_reasons(book: Book) -> None:
    page = why(book, "move1")
    assert [c.line.links[0].text for c in page.claims][:2] == [
        "the same people as in leaving",
        "the same people as in silence",
    ]
    assert [r.text for r in page.standing] == ["Wolkenwerk, a party, says so"]
    assert page.tables()[0].total == 6


def test_outlets_and_sources_have_a_record_with_its_interval(book: Book) -> None:
    row = next(r for r in outlets(book).rows if r.outlet.text == "The Spokane Dispatch")
    assert row.came_true is not None
    assert (row.came_true.hits, row.came_true.n) == (1, 1)
    assert row.came_true.low < 0.3, "one of one is little"
    assert row.lead == "16 days"
    told = {r.source: r.outcomes for r in sources(book).rows}
    assert told["people familiar, to El Cierzo"] == "1 still open"
    assert told["people familiar, to The Spokane Dispatch"] == "1 came true"


def test_an_outlet_tells_its_record_split_by_how_it_told(book: Book) -> None:
    page = outlet(book, "The Spokane Dispatch")
    assert {r.told for r in page.record.rows} == {"certain", "originating"}
    assert "1 came true" in page.lead[1]
    assert not outlet(book, "El Cierzo").record.rows


def test_odds_are_of_open_stories_only_and_say_when_they_rest_on_little(book: Book) -> None:
    page = odds(book)
    assert [r.story.id for r in page.open.rows] == ["unit4"]
    assert page.open.rows[0].odds.low < page.open.rows[0].odds.value < page.open.rows[0].odds.high
    assert "base rate" in page.notes[0]
    assert page.held is None and "Too few" in page.lead[0]
    assert story(book, "unit4").odds is not None
    assert story(book, "move1").odds is None


def test_odds_as_of_a_moment_know_nothing_later(book: Book) -> None:
    then = replace(book, as_of=datetime(2026, 2, 12, tzinfo=UTC))
    assert {r.story.id for r in odds(then).open.rows} == {"unit4", "move1", "offer2"}
