"""What a view is: one question over a book, under a name, with its options and its help."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from reportedly.errors import OptionError
from reportedly.model import Frozen

from .book import Book
from .table import Answer

T = TypeVar("T")


class Query(Frozen):
    """A view's options. Each view that has some defines its own; `limit` and `after` page through a table."""

    limit: int | None = None
    after: str | None = None


class Which(Query):
    """The options of a view about one thing: its id, or a name of it."""

    id: str


@dataclass(frozen=True)
class View:
    """`answer` gives the table or page for a query; `place` is its heading in the navigation, None to stay out of it.

    `help` is one sentence that says what it answers.
    """

    name: str
    help: str
    answer: Callable[[Book, Any], Answer]
    query: type[Query] = Query
    place: str | None = None

    @property
    def about_one(self) -> bool:
        """True when it answers about one thing, whose id it needs."""
        return issubclass(self.query, Which)

    def ask(self, book: Book, **options: Any) -> Answer:
        """The answer to options as they come from outside. Raises OptionError for a wrong one."""
        return self.answer(book, query_from(self, options))


def query_from(view: View, options: dict[str, Any]) -> Query:
    """The options, checked; empty ones are left out."""
    given = {k: v for k, v in options.items() if v not in (None, "")}
    try:
        return view.query.model_validate(given)
    except ValidationError as invalid:
        first = invalid.errors()[0]
        name = ".".join(str(part) for part in first["loc"]) or view.name
        known = ", ".join(view.query.model_fields)
        raise OptionError(name, first["msg"].lower(), f"{view.name} takes {known}") from None


def page_of(rows: Sequence[T], query: Query, key: Callable[[T], str]) -> tuple[tuple[T, ...], str | None]:
    """The rows after the query's mark, as many as it asks for, and the mark for those that follow.

    `key` names a row; the mark is opaque to the caller. Raises OptionError for a mark that names no row.
    """
    start = 0
    if query.after is not None:
        last = _unmarked(query.after)
        start = next((i + 1 for i, row in enumerate(rows) if key(row) == last), -1)
        if start < 0:
            raise OptionError("after", f"{query.after!r} marks no row here", "start again without it")
    rest = rows[start:]
    shown = tuple(rest if query.limit is None else rest[: max(query.limit, 1)])
    more = len(rest) > len(shown)
    return shown, _marked(key(shown[-1])) if more and shown else None


def _marked(key: str) -> str:
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def _unmarked(mark: str) -> str:
    try:
        return base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise OptionError(
            "after", f"{mark!r} is no mark of ours", "take `next` of the page before, or start again without it"
        ) from None
