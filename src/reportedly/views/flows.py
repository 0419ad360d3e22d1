"""Who moved from where to where: every move, and the balance of each organisation."""

from collections import Counter
from collections.abc import Iterator

from reportedly.model import Filler, Group, Status, Story
from reportedly.stories.phrases import people

from .as_it_stands import claims_by_lead, when_words
from .book import Book
from .cells import Column, Dots, Ref, State, counted_words
from .latest import by_recency
from .sketch import dots_of, entity_ref, state_of, story_ref
from .table import Page, Row, Table
from .view import Query, View, page_of

# A move that came to nothing counts in no balance.
_NOTHING = (Status.FELL_THROUGH, Status.RETRACTED)


class MoveRow(Row):
    """A move: who, from where, to where, how far it has come and how sure that is."""

    state: State | None
    who: tuple[Ref, ...]
    origin: Ref | None
    to: Ref | None
    stage: str
    when: str
    dots: Dots
    story: Ref


class BalanceRow(Row):
    """An organisation's moves: how many stories of people who come and who go, and how many of them are confirmed."""

    organisation: Ref
    came: int
    came_confirmed: int
    went: int
    went_confirmed: int

    @property
    def net(self) -> int:
        """Comings less goings."""
        return self.came - self.went


class FlowsPage(Page):
    """The balance of each organisation, and every move."""

    balance: Table[BalanceRow]
    moves: Table[MoveRow]

    def tables(self) -> tuple[Table[Row], ...]:
        """The balance, then the moves."""
        return (self.balance, self.moves)


_MOVES = (
    Column(field="state", heading="status", form="state"),
    Column(field="who", heading="who", form="links"),
    Column(field="origin", heading="from", form="link"),
    Column(field="to", heading="to", form="link"),
    Column(field="stage", heading="stage"),
    Column(field="when", heading="when"),
    Column(field="dots", heading="origins", form="dots"),
    Column(field="story", heading="story", form="link"),
)
_BALANCE = (
    Column(field="organisation", heading="organisation", form="link"),
    Column(field="came", heading="came", form="number"),
    Column(field="came_confirmed", heading="of which confirmed", form="number"),
    Column(field="went", heading="went", form="number"),
    Column(field="went_confirmed", heading="of which confirmed", form="number"),
)


def flows(book: Book, query: Query | None = None) -> FlowsPage:
    """Every story of a move, latest first, and for each organisation how many came and went."""
    asked = query or Query()
    moves = moves_table(book, "Moves")
    balance = tuple(_balance(moves.rows))
    shown, more = page_of(moves.rows, asked, lambda m: m.story.id)
    busiest = balance if asked.limit is None else balance[: asked.limit]
    return FlowsPage(
        title="Who moved where",
        lead=(f"{counted_words(moves.total, 'move')} between {counted_words(len(balance), 'organisation')}",),
        notes=tuple(_notes(len(busiest), len(balance))),
        balance=Table(title="Balance", columns=_BALANCE, rows=busiest, total=len(balance)),
        moves=moves.model_copy(update={"rows": shown, "next": more}),
    )


def _notes(shown: int, all: int) -> Iterator[str]:
    if not all:
        yield "No move is recorded yet."
        return
    yield "Counted in stories, not heads; what fell through or was retracted is left out."
    if shown < all:
        yield f"Of {all} organisations the {shown} with most moves are shown."


def moves_table(book: Book, title: str, *, origin: str | None = None, to: str | None = None) -> Table[MoveRow]:
    """The moves from an organisation, to one, or all; moves inside one house count as neither coming nor going."""
    moves = [_row(book, s) for s in by_recency(book.standing.stories) if s.kind == "move"]
    rows = tuple(m for m in moves if (origin is None or _leaves(m, origin)) and (to is None or _enters(m, to)))
    given = {"origin" if origin is not None else "", "to" if to is not None else ""}
    return Table(title=title, columns=tuple(c for c in _MOVES if c.field not in given), rows=rows, total=len(rows))


def _leaves(move: MoveRow, id: str) -> bool:
    return _is(move.origin, id) and not _is(move.to, id)


def _enters(move: MoveRow, id: str) -> bool:
    return _is(move.to, id) and not _is(move.origin, id)


def _is(ref: Ref | None, id: str) -> bool:
    return ref is not None and ref.id == id


def _row(book: Book, story: Story) -> MoveRow:
    claims = claims_by_lead(book, story)
    first = claims[0] if claims else None
    when = next((c.when for c in claims if c.when), None)
    return MoveRow(
        state=state_of(story.now),
        who=refs_of(book, first.fillers("people") if first else ()),
        origin=_one(book, next((c.fillers("from") for c in claims if c.fillers("from")), ())),
        to=_one(book, next((c.fillers("to") for c in claims if c.fillers("to")), ())),
        stage=(first.stage if first else None) or "",
        when=when_words(when) if when else "",
        dots=dots_of(book, story),
        story=story_ref(story),
    )


def refs_of(book: Book, fillers: tuple[Filler, ...]) -> tuple[Ref, ...]:
    """Links to who fills a role; a group links to a search for whose people they are."""
    return tuple(_ref(book, f) for f in fillers)


def _one(book: Book, fillers: tuple[Filler, ...]) -> Ref | None:
    return _ref(book, fillers[0]) if fillers else None


def _ref(book: Book, filler: Filler) -> Ref:
    if isinstance(filler, Group):
        return Ref(view="search", id=filler.of or filler.described, text=people((filler,)))
    entity = book.entity(filler.name)
    return entity_ref(book, entity.id if entity else filler.name)


def _balance(moves: tuple[MoveRow, ...]) -> Iterator[BalanceRow]:
    came, went, sure_came, sure_went = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    named: dict[str, Ref] = {}
    for move in moves:
        if move.state is None or move.state.status in _NOTHING or (move.origin and _is(move.to, move.origin.id)):
            continue
        confirmed = move.state.status is Status.CONFIRMED
        for ref, count, sure in ((move.to, came, sure_came), (move.origin, went, sure_went)):
            if ref is not None:
                named.setdefault(ref.id, ref)
                count[ref.id] += 1
                sure[ref.id] += confirmed
    for id in sorted(named, key=lambda i: (-(came[i] + went[i]), named[i].text)):
        yield BalanceRow(
            organisation=named[id],
            came=came[id],
            came_confirmed=sure_came[id],
            went=went[id],
            went_confirmed=sure_went[id],
        )


FLOWS = View("flows", "Who moved from where to where, and the balance of each organisation.", flows, Query, "Flows")
