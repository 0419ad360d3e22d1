"""The outlets: how much of what each prints is its own word, and how much it passes on."""

from collections import Counter, defaultdict

from reportedly.stories.records import Record, outlet_records

from .book import Book
from .cells import Column, Rate, Ref
from .records import lead_words, rate_or_none
from .sources import NOTE
from .table import Row, Table
from .view import Query, View, page_of


class OutletRow(Row):
    """An outlet's articles: how many give a first-hand word, relay, or copy; in how many stories it was first.

    `came_true` is the record of what it told first or early and has come to an end, `open` counts the rest of that.
    """

    outlet: Ref
    langs: str
    articles: int
    own: int
    relays: int
    copies: int
    first: int
    came_true: Rate | None
    open: int | None
    lead: str


_COLUMNS = (
    Column(field="outlet", heading="outlet", form="link"),
    Column(field="langs", heading="language"),
    Column(field="articles", heading="articles", form="number"),
    Column(field="own", heading="own word", form="number"),
    Column(field="relays", heading="relays", form="number"),
    Column(field="copies", heading="copies", form="number"),
    Column(field="first", heading="first", form="number"),
    Column(field="came_true", heading="came true", form="rate"),
    Column(field="open", heading="open", form="number"),
    Column(field="lead", heading="ahead by"),
)


def outlets(book: Book, query: Query | None = None) -> Table[OutletRow]:
    """Every outlet of a recorded article, those that were first with most stories before the others."""
    tally, records = _tally(book), records_by_outlet(book)
    langs: dict[str, dict[str, None]] = defaultdict(dict)
    for document in book.documents:
        if document.lang:
            langs[outlet_id(book, document.publisher)][document.lang] = None
    rows = sorted((_row(book, id, counts, langs[id], records.get(id)) for id, counts in tally.items()), key=_order)
    shown, more = page_of(rows, query or Query(), lambda r: r.outlet.id)
    return Table(
        title="Outlets",
        columns=_COLUMNS,
        rows=shown,
        total=len(rows),
        next=more,
        notes=(NOTE,) if rows else ("No article is recorded yet.",),
    )


def outlet_id(book: Book, publisher: str | None) -> str:
    """One id for an outlet under all its names; an unknown publisher has the empty one."""
    entity = book.entity(publisher) if publisher else None
    return entity.id if entity else publisher or ""


def outlet_ref(book: Book, publisher: str | None) -> Ref:
    """A link to the outlet's page."""
    return Ref(view="outlet", id=outlet_id(book, publisher), text=publisher or "unknown publisher")


def records_by_outlet(book: Book) -> dict[str, Record]:
    """The track record of each outlet (by its one id) at the book's moment."""
    found = outlet_records(book.cases, book.moment)
    return {outlet_id(book, r.name): r for r in reversed(found)}


def part_in_press(book: Book, revision: str) -> str:
    """What an article is to the record: `own`, `relays`, `copies`, or `other` where it tells of no story."""
    if revision in book.copies:
        return "copies"
    played = book.parts.get(revision, frozenset())
    return "own" if played & {"origin", "denial"} else "relays" if "relay" in played else "other"


def _tally(book: Book) -> dict[str, Counter[str]]:
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for document in book.documents:
        counts = tally[outlet_id(book, document.publisher)]
        counts["articles"] += 1
        counts[part_in_press(book, document.revision)] += 1
    for revision in book.first_told.values():
        first = book.document(revision)
        if first:
            tally[outlet_id(book, first.publisher)]["first"] += 1
    return tally


def _row(book: Book, id: str, counts: Counter[str], langs: dict[str, None], record: Record | None) -> OutletRow:
    name = next((d.publisher for d in book.documents if outlet_id(book, d.publisher) == id), None)
    return OutletRow(
        outlet=outlet_ref(book, name),
        langs=", ".join(langs),
        articles=counts["articles"],
        own=counts["own"],
        relays=counts["relays"],
        copies=counts["copies"],
        first=counts["first"],
        came_true=rate_or_none(record),
        open=record.open if record else None,
        lead=lead_words(record),
    )


def _order(row: OutletRow) -> tuple[int, int, str]:
    return (-row.first, -row.articles, row.outlet.text)


OUTLETS = View(
    "outlets",
    "The outlets: what each had first and of its own, what it passed on, and how much of it came true.",
    outlets,
    Query,
    "Outlets",
)
