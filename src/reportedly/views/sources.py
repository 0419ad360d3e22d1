"""The sources: people and firms by name, and those without one by the outlet they speak to; how good their word was."""

from reportedly.stories.records import source_records

from .book import Book
from .cells import Column, Rate
from .records import lead_words, outcome_words, rate_or_none
from .table import Row, Table
from .view import Query, View, page_of


class SourceRow(Row):
    """A source's record."""

    source: str
    came_true: Rate | None
    outcomes: str
    lead: str


_COLUMNS = (
    Column(field="source", heading="source"),
    Column(field="came_true", heading="came true", form="rate"),
    Column(field="outcomes", heading="what became of it"),
    Column(field="lead", heading="days ahead"),
)


def sources(book: Book, query: Query | None = None) -> Table[SourceRow]:
    """Every source that first told a story, those with most settled first."""
    records = source_records(book.cases, book.moment)
    shown, more = page_of(records, query or Query(), lambda r: r.name)
    return Table(
        title="Sources",
        columns=_COLUMNS,
        rows=tuple(
            SourceRow(source=r.name, came_true=rate_or_none(r), outcomes=outcome_words(r), lead=lead_words(r))
            for r in shown
        ),
        total=len(records),
        next=more,
        notes=(NOTE,) if records else ("No source has told anything yet.",),
    )


NOTE = (
    "Counted are happenings told first or early, of those that came to an end; what is open or only denied is left out. "
    "Bars show the 95 per cent interval: with few settled it is wide."
)
SOURCES = View(
    "sources", "The sources, named and unnamed: how much of what each told first came true.", sources, Query, "Sources"
)
