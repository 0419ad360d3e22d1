"""One outlet: its articles, and what each was to the record."""

from reportedly.errors import NotFound

from .book import Book
from .cells import Column, Moment, Ref, counted_words
from .origins import article_ref
from .outlets import outlet_id, part_in_press, records_by_outlet
from .records import SplitRow, lead_words, outcome_words, split_table
from .sources import NOTE
from .table import Page, Row, Table
from .view import View, Which

_PARTS = {"own": "its own word", "relays": "passes on", "copies": "copy", "other": "tells of no story"}


class PrintedRow(Row):
    """An article of the outlet and what it was to the record."""

    at: Moment | None
    article: Ref
    part: str
    claims: int


class OutletPage(Page):
    """An outlet in full."""

    id: str
    record: Table[SplitRow]
    articles: Table[PrintedRow]

    def tables(self) -> tuple[Table[Row], ...]:
        """Its track record where there is one, and its articles."""
        return tuple(t for t in (self.record, self.articles) if t.rows)


_COLUMNS = (
    Column(field="at", heading="published", form="time"),
    Column(field="article", heading="article", form="link"),
    Column(field="part", heading="part"),
    Column(field="claims", heading="claims", form="number"),
)


def outlet(book: Book, id: str) -> OutletPage:
    """The outlet of that name or id. Raises NotFound."""
    wanted = outlet_id(book, id)
    printed = [d for d in reversed(book.documents) if outlet_id(book, d.publisher) == wanted]
    if not printed:
        raise NotFound(id, "no article of that outlet is recorded", "the page of outlets lists them")
    rows = tuple(
        PrintedRow(
            at=Moment(at=d.published) if d.published else None,
            article=article_ref(d),
            part=_PARTS[part_in_press(book, d.revision)],
            claims=len(book.entries[d.revision].reading.claims),
        )
        for d in printed
    )
    title = printed[0].publisher or "Unknown publisher"
    articles = Table(title="Articles", columns=_COLUMNS, rows=rows, total=len(rows))
    record = records_by_outlet(book).get(wanted)
    ahead = f"; told {lead_words(record)} before the confirmation, in the median" if lead_words(record) else ""
    came_out = f"Of what it told first or early: {outcome_words(record)}{ahead}."
    return OutletPage(
        title=title,
        id=wanted,
        lead=(counted_words(len(rows), "article"), came_out),
        notes=(NOTE,) if record and record.n else (),
        record=split_table(record),
        articles=articles,
    )


OUTLET = View(
    "outlet", "One outlet: its articles, and what each was to the record.", lambda b, q: outlet(b, q.id), Which
)
