"""Where the program is put together: settings to an open ledger, a book, an application. Nothing is built at import."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

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


def book_of(settings: Settings, as_of: datetime | None = None, recorded_as_of: datetime | None = None) -> "Book":
    """The ledger's book; the ledger is opened to read and closed again."""
    from reportedly.ledger import open_ledger
    from reportedly.pipeline import open_book

    with open_ledger(settings.ledger, read_only=True) as ledger:
        return open_book(
            ledger, now=clock(), as_of=as_of, recorded_as_of=recorded_as_of, gazetteer=gazetteer_of(settings)
        )


class Shelf:
    """Books of one ledger, kept until the ledger grows: pages ask for the same one many times."""

    _KEPT = 8

    def __init__(self, ledger: "Ledger", settings: Settings) -> None:
        self._ledger, self._gazetteer = ledger, gazetteer_of(settings)
        self._books: dict[tuple[datetime | None, datetime | None], tuple[object, Book]] = {}

    def book(self, as_of: datetime | None = None, recorded_as_of: datetime | None = None) -> "Book":
        """The book as of then; derived anew when something was recorded since."""
        from reportedly.pipeline import open_book

        mark, asked = self._ledger.counts(), (as_of, recorded_as_of)
        kept = self._books.get(asked)
        if kept is None or kept[0] != mark:
            if len(self._books) >= self._KEPT:
                self._books.pop(next(iter(self._books)))
            book = open_book(
                self._ledger, now=clock(), as_of=as_of, recorded_as_of=recorded_as_of, gazetteer=self._gazetteer
            )
            self._books[asked] = (mark, book)
        return self._books[asked][1]


def application(settings: Settings) -> "tuple[FastAPI, Callable[[], None]]":
    """The web application over the ledger, and what closes it."""
    from reportedly.ledger import open_ledger

    from .web.app import create_app

    ledger = open_ledger(settings.ledger)
    shelf = Shelf(ledger, settings)
    return create_app(shelf.book), ledger.close
