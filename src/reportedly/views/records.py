"""Track records as rows: how much of what was told first or early came true, with the interval and what is still open."""

from reportedly.stories.cases import Outcome
from reportedly.stories.records import Record, Share

from .cells import Column, Rate, counted_words
from .table import Row, Table


class SplitRow(Row):
    """A part of a record: told so, so many came true."""

    told: str
    came_true: Rate


_SPLIT = (
    Column(field="told", heading="told"),
    Column(field="came_true", heading="came true, of those settled", form="rate"),
)


def rate_of(share: Share) -> Rate:
    """A share as a cell."""
    low, high = share.interval
    return Rate(hits=share.hits, n=share.n, low=low, high=high)


def rate_or_none(record: Record | None) -> Rate | None:
    """The share that came true; None where nothing has come to an end yet."""
    return rate_of(record.came_true) if record and record.n else None


def lead_words(record: Record | None) -> str:
    """The median lead: `12 days`, `under a day`; empty where nothing was ever confirmed."""
    if record is None or record.lead_days is None:
        return ""
    return "under a day" if record.lead_days < 1 else counted_words(round(record.lead_days), "day")


def outcome_words(record: Record | None) -> str:
    """`3 came true, 1 fell through, 2 open`: what became of it all, in one breath."""
    if record is None:
        return "told nothing first or early"
    counted = [f"{record.outcomes[o]} {o.value}" for o in Outcome if record.outcomes.get(o)]
    return ", ".join([*counted, *([f"{record.open} still open"] if record.open else [])]) or "nothing settled"


def split_table(record: Record | None) -> Table[SplitRow]:
    """A record split by how it was told; parts without a settled happening are left out."""
    parts = record.by.items() if record else ()
    rows = tuple(SplitRow(told=told, came_true=rate_of(share)) for told, share in parts if share.n)
    return Table(title="Track record, by how it was told", columns=_SPLIT, rows=rows, total=len(rows))
