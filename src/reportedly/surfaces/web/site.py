"""What the routes share: how to open a book, how to judge, and what a request asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import Request

from reportedly.errors import OptionError
from reportedly.model import Judgement, moment_of
from reportedly.surfaces.settings import clock
from reportedly.views import Answer, Book, View

OpenBook = Callable[[datetime | None, datetime | None], Book]
Judge = Callable[[Judgement], object]

_MOMENTS = ("as_of", "recorded_as_of")


@dataclass(frozen=True)
class Site:
    """`open_book` gives the book as of two moments (None: now). Without `judge` pages only show.

    `hosts` are names, beside addresses and localhost, under which the pages may be asked for; `clock` dates judgements.
    """

    open_book: OpenBook
    judge: Judge | None = None
    hosts: tuple[str, ...] = ()
    clock: Callable[[], datetime] = clock


@dataclass(frozen=True)
class Asked:
    """A request in our terms: the book it wants, that book's moments as given, and the view's options."""

    book: Book
    moments: dict[str, str]
    options: dict[str, str]


def asked(site: Site, request: Request, **path: str) -> Asked:
    """What a request asks for. Raises OptionError for a moment that is none."""
    given = dict(request.query_params)
    moments = {name: given.pop(name) for name in _MOMENTS if given.get(name)}
    as_of, recorded = (_moment(name, moments.get(name)) for name in _MOMENTS)
    options = {k: v for k, v in given.items() if k not in _MOMENTS and v}
    return Asked(site.open_book(as_of, recorded), moments, options | path)


def answer(view: View, want: Asked, *, strict: bool, limit: int) -> Answer:
    """The view's answer; unless `strict`, options that it does not have are passed over, as links from elsewhere carry them."""
    known = {k: v for k, v in want.options.items() if strict or k in view.query.model_fields}
    options: dict[str, Any] = {"limit": limit, **known}
    return view.ask(want.book, **options)


def _moment(name: str, text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        at = moment_of(text)
    except ValueError:
        remedy = "write it as 2026-03-02 or 2026-03-02T09:15:00Z"
        raise OptionError(name, f"{text!r} is not a date", remedy) from None
    # A bare date means its last second, as on the command line.
    return at.replace(hour=23, minute=59, second=59) if len(text) == len("2026-03-02") else at
