from dataclasses import replace
from datetime import date

import pytest

from reportedly.errors import NotFound, OptionError
from reportedly.views import Book, Filters, latest
from reportedly.views.cells import words

from .press import NOW, empty_book


def ids(book: Book, **filters: object) -> list[str]:
    return [row.story.id for row in latest(book, Filters(**filters)).rows]


def test_the_story_with_the_last_word_comes_first_and_undated_ones_last(book: Book) -> None:
    assert ids(book) == ["offer2", "move1", "unit4", "undated3"]


def test_a_row_says_where_it_stands_on_how_many_words_and_why(book: Book) -> None:
    row = next(r for r in latest(book).rows if r.story.id == "move1")
    assert words(row.state) == "confirmed"
    assert words(row.dots) == "2 independent origins, 1 relay, 1 copy"
    assert row.articles == 5
    assert row.why == "Wolkenwerk, a party, says so."
    assert [ref.text for ref in row.about] == ["Juliane Möhrke", "Gridmoor", "Wolkenwerk"]


def test_the_life_is_in_proportion_and_whole(book: Book) -> None:
    life = next(r for r in latest(book).rows if r.story.id == "move1").life
    assert life is not None
    assert [s.state.status.value for s in life.stretches] == ["rumoured", "disputed", "confirmed"]
    assert sum(s.share for s in life.stretches) == pytest.approx(1, abs=0.001)
    assert life.stretches[0].share < life.stretches[1].share, "two days are shorter than two weeks"


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"kind": "offer"}, ["offer2"]),
        ({"status": "confirmed"}, ["offer2", "move1"]),
        ({"status": "amended"}, ["offer2"]),
        ({"about": "gridmoor"}, ["move1"]),
        ({"about": "ヴォルケンヴェルク"}, ["move1", "undated3"]),
        ({"since": date(2026, 2, 20)}, ["offer2"]),
        ({"origins": 3}, []),
    ],
)
def test_filters(book: Book, filters: dict[str, object], found: list[str]) -> None:
    assert ids(book, **filters) == found


def test_a_wrong_filter_is_refused_with_what_there_is(book: Book) -> None:
    with pytest.raises(OptionError, match="move, offer"):
        latest(book, Filters(kind="marriage"))
    with pytest.raises(OptionError, match="rumoured, reported"):
        latest(book, Filters(status="maybe"))
    with pytest.raises(NotFound, match="nearest names are Wolkenwerk"):
        latest(book, Filters(about="Wolkenwerg"))


def test_pages_join_up_to_the_whole(book: Book) -> None:
    found, after = [], None
    while True:
        table = latest(book, Filters(limit=1, after=after))
        found += [row.story.id for row in table.rows]
        assert table.total == 4
        after = table.next
        if after is None:
            break
    assert found == ["offer2", "move1", "unit4", "undated3"]


def test_a_mark_that_is_none_is_refused(book: Book) -> None:
    for mark in ("!", "bm9uZQ"):
        with pytest.raises(OptionError, match="after"):
            latest(book, Filters(after=mark))


def test_changes_are_changes_of_status_only(book: Book) -> None:
    changes = [c for c in latest(book).changes if c.story.id == "move1"]
    assert [c.title.split(":")[0] for c in changes] == ["confirmed", "disputed", "rumoured"]


def test_an_empty_ledger_says_what_to_do() -> None:
    assert "reportedly add" in latest(empty_book()).notes[0]
    assert "later date" in latest(replace(empty_book(), as_of=NOW)).notes[0]
