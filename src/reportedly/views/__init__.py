"""The questions that can be asked of a book, one file each, one line each here."""

from .book import Book
from .latest import LATEST, Filters, latest
from .story import STORY, StoryPage, story
from .table import Answer, Change, Page, Row, Table, to_json
from .view import Query, View, Which

VIEWS: dict[str, View] = {
    v.name: v
    for v in (
        LATEST,
        STORY,
    )
}

__all__ = [
    "VIEWS",
    "Answer",
    "Book",
    "Change",
    "Filters",
    "Page",
    "Query",
    "Row",
    "StoryPage",
    "Table",
    "View",
    "Which",
    "latest",
    "story",
    "to_json",
]
