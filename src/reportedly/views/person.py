"""One person: names, moves and offers, posts held, words said."""

from .book import Book
from .entity import EntityPage, entity_page
from .view import View, Which


def person(book: Book, name: str) -> EntityPage:
    """The person of that id or name. Raises NotFound with the nearest names."""
    return entity_page(book, name)


PERSON = View(
    "person",
    "One person: stories, posts, statements, and all the names they go by.",
    lambda b, q: person(b, q.id),
    Which,
)
