"""How much a book rests on: for the foot of a page."""

from reportedly.model import Frozen

from .book import Book
from .cells import Moment


class Press(Frozen):
    """Articles, outlets, languages and claims, and the time of the last article."""

    articles: int
    outlets: int
    languages: int
    claims: int
    last: Moment | None


def press_of(book: Book) -> Press:
    """The tally of a book's documents."""
    documents = book.documents
    dated = [d.published for d in documents if d.published]
    return Press(
        articles=len(documents),
        outlets=len({d.publisher for d in documents if d.publisher}),
        languages=len({d.lang for d in documents if d.lang}),
        claims=len(book.claims),
        last=Moment(at=dated[-1]) if dated else None,
    )
