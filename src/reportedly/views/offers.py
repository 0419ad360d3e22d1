"""Who offers whom what: every sum on record, leading and rival, by currency."""

import math
from collections.abc import Iterator

from reportedly.model import Story

from .as_it_stands import Figure, claims_by_lead, figures_of
from .book import Book
from .cells import Column, Dots, Ref, State, Sum
from .flows import refs_of
from .latest import by_recency
from .sketch import dots_of, state_of, story_ref
from .table import Row, Table
from .view import Query, View, page_of

_MONEY = ("offer", "pay", "deal")


class OfferRow(Row):
    """A sum: who pays it to whom (or for what), on whose word, and whether it leads among rival ones."""

    state: State | None
    kind: str
    by: tuple[Ref, ...]
    to: tuple[Ref, ...]
    sum: Sum
    rank: str
    word: str
    dots: Dots
    story: Ref


_COLUMNS = (
    Column(field="state", heading="status", form="state"),
    Column(field="by", heading="by", form="links"),
    Column(field="to", heading="to", form="links"),
    Column(field="sum", heading="sum", form="sum"),
    Column(field="rank", heading="figure"),
    Column(field="word", heading="on whose word"),
    Column(field="story", heading="story", form="link"),
)


def offers(book: Book, query: Query | None = None) -> Table[OfferRow]:
    """Every sum in a story of an offer, pay or a deal, the latest story first, its leading figure before its rivals."""
    stories = [s for s in by_recency(book.standing.stories) if s.kind in _MONEY]
    figures = [(s, f) for s in stories for f in figures_of(book, s)]
    shown, more = page_of(figures, query or Query(), lambda pair: pair[1].claim)
    return Table(
        title="Offers and prices",
        columns=_COLUMNS,
        rows=tuple(_rows(book, shown, figures)),
        total=len(figures),
        next=more,
        notes=(
            ("Sums stand in the currency they were told in; none is converted.")
            if figures
            else "No sum is recorded yet.",
        ),
    )


def _rows(book: Book, shown: tuple[tuple[Story, Figure], ...], all: list[tuple[Story, Figure]]) -> Iterator[OfferRow]:
    tops: dict[str | None, list[float]] = {}
    for _, figure in all:
        bounds = (figure.amount.low, figure.amount.high)
        tops.setdefault(figure.amount.currency, []).extend(b for b in bounds if b)
    for story, figure in shown:
        claims = claims_by_lead(book, story)
        first = next((c for c in claims if c.id == figure.claim), claims[0])
        yield OfferRow(
            state=state_of(story.now),
            kind=story.kind,
            by=refs_of(book, first.fillers("by") or first.fillers("buyer")),
            to=refs_of(book, first.fillers("people") or first.fillers("target")),
            sum=_sum(figure, tops[figure.amount.currency]) if figure.amount.currency in tops else Sum(text=figure.text),
            rank="leads"
            if figure.leads
            else "withdrawn"
            if figure.withdrawn
            else "as told"
            if story.value is None
            else "rival",
            word=figure.word,
            dots=dots_of(book, story),
            story=story_ref(story),
        )


def _sum(figure: Figure, bounds: list[float]) -> Sum:
    """The figure placed from 0 to 1 between the currency's smallest and largest, on a logarithmic scale."""
    if not bounds:
        return Sum(text=figure.text)
    floor, top = math.log(min(bounds)) - 0.5, math.log(max(bounds)) + 0.5

    def place(value: float | None, default: float) -> float:
        return round((math.log(value) - floor) / (top - floor), 4) if value else default

    return Sum(text=figure.text, low=place(figure.amount.low, 0.0), high=place(figure.amount.high, 1.0))


OFFERS = View(
    "offers",
    "Who offers, pays or bids what: every sum on record, leading and rival, on whose word.",
    offers,
    Query,
    "Offers",
)
