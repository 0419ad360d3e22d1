"""How likely each open story is to be confirmed, and how well such odds have held before."""

from collections.abc import Iterator

from reportedly.model import Frozen
from reportedly.stories.odds import Calibration, Odds, check

from .book import Book
from .cells import Chance, Column, Dots, Rate, Ref, State
from .latest import by_recency
from .records import rate_of
from .sketch import dots_of, state_of, story_ref
from .table import Page, Row, Table
from .view import Query, View, page_of


class OddsRow(Row):
    """An open story and its odds."""

    state: State | None
    story: Ref
    odds: Chance
    dots: Dots
    because: str


class BinRow(Row):
    """Forecasts between two bounds, and how many of them came true."""

    forecast: Chance
    came_true: Rate


class Held(Frozen):
    """How past odds have held: Brier's score over `n` stories, beside that of always giving the base rate."""

    n: int
    brier: float
    base: float


class OddsPage(Page):
    """The odds of all that is open, and the check of past ones; `held` is None with too few settled to check."""

    open: Table[OddsRow]
    held: Held | None
    bins: Table[BinRow]

    def tables(self) -> tuple[Table[Row], ...]:
        """Open stories, then the reliability of past odds."""
        return (self.open, self.bins)


_OPEN = (
    Column(field="state", heading="status", form="state"),
    Column(field="story", heading="story", form="link"),
    Column(field="odds", heading="odds of being confirmed", form="chance"),
    Column(field="dots", heading="origins", form="dots"),
    Column(field="because", heading="what weighs"),
)
_BINS = (
    Column(field="forecast", heading="odds given", form="chance"),
    Column(field="came_true", heading="came true", form="rate"),
)


def odds(book: Book, query: Query | None = None) -> OddsPage:
    """The odds of every open story at the book's moment, from stories settled by then and from nothing later."""
    found, calibration = book.odds, check(book.cases)
    rows, more = page_of(tuple(_rows(book, found)), query or Query(), lambda r: r.story.id)
    bins = tuple(_bins(calibration))
    return OddsPage(
        title="Odds",
        notes=tuple(dict.fromkeys(o.note for o in found.values() if o.note)),
        lead=(_lead(calibration),),
        open=Table(title="Open stories", columns=_OPEN, rows=rows, total=len(found), next=more),
        held=Held(n=calibration.n, brier=calibration.brier, base=calibration.base_brier) if calibration.n else None,
        bins=Table(title="How past odds have held", columns=_BINS, rows=bins, total=len(bins)),
    )


def chance_of(odds: Odds) -> Chance:
    """The odds as a cell."""
    return Chance(value=odds.probability, low=odds.low, high=odds.high)


def _lead(calibration: Calibration) -> str:
    if not calibration.n:
        return "Too few stories have been settled to check odds against what came of them."
    return (
        f"Checked on {calibration.n} settled stories, each from what was known as it began: "
        f"Brier score {calibration.brier:.3f}, where always giving the base rate scores {calibration.base_brier:.3f}. Lower is better."
    )


def _rows(book: Book, found: dict[str, Odds]) -> Iterator[OddsRow]:
    for story in by_recency(book.stories[id] for id in found):
        told = found[story.id]
        yield OddsRow(
            state=state_of(story.now),
            story=story_ref(story),
            odds=chance_of(told),
            dots=dots_of(book, story),
            because="; ".join(told.because),
        )


def _bins(calibration: Calibration) -> Iterator[BinRow]:
    for bin in calibration.bins:
        yield BinRow(forecast=Chance(value=bin.forecast, low=bin.low, high=bin.high), came_true=rate_of(bin.outcome))


ODDS = View(
    "odds",
    "How likely each open story is to be confirmed, and how well such odds have held before.",
    odds,
    Query,
    "Odds",
)
