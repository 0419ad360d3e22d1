"""Where the program is put together: settings to an open ledger, a book, an application. Nothing is built at import."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from reportedly.model import Judgement

from .settings import Settings, clock

if TYPE_CHECKING:
    from fastapi import FastAPI

    from reportedly.ledger import Ledger
    from reportedly.names import Gazetteer
    from reportedly.views.book import Book


def gazetteer_of(settings: Settings) -> "Gazetteer":
    """The bundled names and the user's own."""
    from reportedly.names import load_gazetteer

    return load_gazetteer(settings.gazetteers)


def open_book(
    ledger: "Ledger", gazetteer: "Gazetteer", as_of: datetime | None = None, recorded_as_of: datetime | None = None
) -> "Book":
    """All that the ledger holds and what it comes to, for views to ask."""
    from reportedly.pipeline import derive
    from reportedly.views.book import Book

    derived = derive(ledger, as_of=as_of, recorded_as_of=recorded_as_of, gazetteer=gazetteer)
    times = {"now": clock(), "as_of": as_of, "recorded_as_of": recorded_as_of}
    return Book.of(derived.standing, derived.entries, derived.judgements, **times)  # type: ignore[arg-type]


def book_of(settings: Settings, as_of: datetime | None = None, recorded_as_of: datetime | None = None) -> "Book":
    """The ledger's book; the ledger is opened to read and closed again."""
    from reportedly.ledger import open_ledger

    with closing(open_ledger(settings.ledger, create=False, read_only=None)) as ledger:
        return open_book(ledger, gazetteer_of(settings), as_of, recorded_as_of)


def judge(ledger: "Ledger", book: "Book", judgement: Judgement) -> Judgement:
    """Record a person's word on two names or two stories of the book, as the ledger keeps it.

    A story is kept as one of its claims, since claims stay where stories may join. Raises NotFound with the nearest names
    for what the book does not know, Contradiction where the opposite stands.
    """
    from reportedly.views.story import find_story

    if judgement.subject == "names":
        book.known(judgement.left)
        book.known(judgement.right)
    else:
        # A claim's own id stays: two claims of one story can be judged to be about two happenings.
        left, right = (
            id if id in book.story_of else find_story(book, id).told[0].claim.id
            for id in (judgement.left, judgement.right)
        )
        judgement = judgement.model_copy(update={"left": left, "right": right})
    ledger.judge(judgement)
    return judgement


class Shelf:
    """Books of one ledger, kept until the ledger grows: pages ask for the same one many times."""

    _KEPT = 8

    def __init__(self, ledger: "Ledger", settings: Settings) -> None:
        self._ledger, self._gazetteer = ledger, gazetteer_of(settings)
        self._books: dict[tuple[datetime | None, datetime | None], tuple[object, Book]] = {}
        self._lock = Lock()

    def book(self, as_of: datetime | None = None, recorded_as_of: datetime | None = None) -> "Book":
        """The book as of then; derived anew when something was recorded since."""
        asked = (as_of, recorded_as_of)
        with self._lock:
            mark = self._ledger.counts()
            kept = self._books.get(asked)
            if kept is None or kept[0] != mark:
                if len(self._books) >= self._KEPT:
                    self._books.pop(next(iter(self._books)))
                self._books[asked] = (mark, open_book(self._ledger, self._gazetteer, *asked))
            return self._books[asked][1]

    def judge(self, judgement: Judgement) -> Judgement:
        """Record a person's word; the next book follows it."""
        return judge(self._ledger, self.book(), judgement)


def application(settings: Settings, hosts: tuple[str, ...] = ()) -> "tuple[FastAPI, Callable[[], None]]":
    """The web application over the ledger, and what closes it; `hosts` are names it may be asked under beside localhost."""
    from reportedly.ledger import open_ledger

    from .web.app import create_app

    ledger = open_ledger(settings.ledger, create=False, read_only=None)
    shelf = Shelf(ledger, settings)
    return create_app(shelf.book, None if ledger.read_only else shelf.judge, hosts), ledger.close
