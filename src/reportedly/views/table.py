"""What a view gives: a table of rows, or a page of facts and tables. Any surface renders either."""

from typing import Any, Generic, TypeVar

from pydantic import SerializeAsAny

from reportedly.model import Frozen

from .cells import Cell, Column, Ref


class Row(Frozen):
    """One row; each view has its own, with typed fields."""


R_co = TypeVar("R_co", bound=Row, covariant=True)


class Change(Frozen):
    """A story's status changed: what a feed tells. `id` stays the same for the same change."""

    id: str
    at: str
    title: str
    story: Ref
    text: str


class Facet(Frozen):
    """A value that an option of the view can take, in words, and how many rows there are of it in all."""

    option: str
    value: str
    text: str
    count: int


class Table(Frozen, Generic[R_co]):
    """Rows under headings. `total` counts all that matched; `next` is the opaque mark for the rows that follow."""

    title: str
    columns: tuple[Column, ...]
    rows: SerializeAsAny[tuple[R_co, ...]]
    total: int
    next: str | None = None
    notes: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    facets: tuple[Facet, ...] = ()

    @property
    def name(self) -> str:
        """What to call it in one line."""
        return self.title

    def cells(self, row: Row) -> tuple[tuple[Column, Cell], ...]:
        """The row's cells under their columns."""
        return tuple((c, getattr(row, c.field)) for c in self.columns)

    def tables(self) -> "tuple[Table[Row], ...]":
        """Itself: so that a table is a page of one table."""
        return (self,)


class Page(Frozen):
    """One thing told in full. Each view adds its own typed fields; `tables` is what a plain surface shows of them."""

    title: str
    lang: str | None = None
    lead: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    def tables(self) -> tuple[Table[Row], ...]:
        """The page's tables, in order."""
        return ()


Answer = Table[Row] | Page


def to_json(answer: Table[Any] | Page) -> dict[str, Any]:
    """The answer as plain JSON values: what the API sends and `--format json` prints."""
    return answer.model_dump(mode="json", exclude={"columns"} if isinstance(answer, Table) else None)
