import pytest

from reportedly.errors import NotFound
from reportedly.views import Book, story
from reportedly.views.cells import words

from .press import CLAIMS, DOCUMENTS, make_book


def test_the_timeline_goes_by_publication_and_marks_the_turns(book: Book) -> None:
    page = story(book, "move1")
    assert [(t.publisher, t.weight, t.turned) for t in page.timeline] == [
        ("The Spokane Dispatch", "lead", True),
        ("Nordwire", "relay", False),
        ("星見通信", "copy", False),
        ("Stackwise", "lead", True),
        ("Wolkenwerk", "lead", True),
    ]


def test_a_claim_says_on_whose_word_and_quotes_its_words_in_place(book: Book) -> None:
    first = story(book, "move1").timeline[0]
    claim = first.claims[0]
    assert claim.word == "people familiar"
    assert [text for text, marked in claim.quote.pieces if marked] == [
        "is leaving Gridmoor to join Wolkenwerk",
        "two people familiar with her plans told the Dispatch",
    ]
    assert claim.quote.lang == "en"
    assert [c.says for c in first.beside] == ["Gridmoor does not comment"]


def test_the_quotation_stops_short_of_boilerplate(book: Book) -> None:
    quotes = [c.quote.text for t in story(book, "move1").timeline for c in (*t.claims, *t.beside)]
    assert not any("Subscribe" in text for text in quotes)


def test_as_it_stands_by_the_word_that_leads(book: Book) -> None:
    facts = {f.heading: f.text or ", ".join(r.text for r in f.links) for f in story(book, "move1").facts}
    assert facts == {
        "who": "Juliane Möhrke",
        "from": "Gridmoor",
        "to": "Wolkenwerk",
        "new post": "Technikchefin",
        "when": "1 April 2026",
    }


def test_rival_figures_stand_beside_the_leading_one(book: Book) -> None:
    figures = [(f.text, f.leads, f.word) for f in story(book, "offer2").figures]
    assert figures[0] == ("$30m over 4 years", True, "Lanqiao")
    assert {f[0] for f in figures[1:]} == {"$30m to sign", "up to $10m"}


def test_origins_as_trees_of_who_had_it_from_whom(book: Book) -> None:
    first, second = story(book, "move1").origins
    (dispatch,) = first.carried_by
    assert dispatch.plays == "origin"
    assert [(c.publisher, c.plays, c.how) for c in dispatch.carried_by] == [
        ("Nordwire", "relay", None),
        ("星見通信", "copy", "translated"),
    ]
    assert [c.publisher for c in second.carried_by] == ["Wolkenwerk"]


def test_a_cycle_of_citations_ends() -> None:
    book = make_book()
    move = book.stories["move1"]
    told = tuple(t.model_copy(update={"chain": ("Nordwire", "The Spokane Dispatch")}) for t in move.told)
    page = story(make_book((move.model_copy(update={"told": told}),)), "move1")
    assert page.origins[0].carried_by


@pytest.mark.parametrize("id", ["move1", "mov", CLAIMS["announced"].id])
def test_a_story_is_found_by_id_beginning_or_claim(book: Book, id: str) -> None:
    assert story(book, id).id == "move1"


@pytest.mark.parametrize("id", ["", "nothing"])
def test_an_unknown_story_is_said(book: Book, id: str) -> None:
    with pytest.raises(NotFound, match="reportedly stories"):
        story(book, id)


def test_a_story_without_dates_has_no_status_and_says_so(book: Book) -> None:
    page = story(book, "undated3")
    assert page.state is None
    assert "no status" in page.lead[0]


def test_stories_that_share_a_party_are_near(book: Book) -> None:
    assert [n.id for n in story(book, "move1").near] == [CLAIMS["hostile"].id]


def test_the_table_has_a_row_a_claim(book: Book) -> None:
    (table,) = story(book, "move1").tables()
    assert table.total == 6
    assert [words(row.state) for row in table.rows if row.state] == ["rumoured", "disputed", "confirmed"]  # type: ignore[attr-defined]


def test_documents_are_all_there(book: Book) -> None:
    assert len(book.documents) == len(DOCUMENTS)
    assert book.documents[-1].label == "a8", "what has no date comes last"
