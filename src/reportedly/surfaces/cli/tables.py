"""Views on a terminal: any table or page of any view, drawn by the form of its columns."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from reportedly.model import Status
from reportedly.views.cells import Cell, Column, Dots, Quote, Ref, State, moment_words, state_words, words
from reportedly.views.table import Answer, Page, Row, Table

from .terminal import harmless, note, out, plain

# A status is told by word, shape and colour together, as on the pages.
_MARKS = {
    Status.RUMOURED: ("◌", "yellow"),
    Status.REPORTED: ("○", "blue"),
    Status.CONFIRMED: ("●", "green"),
    Status.DISPUTED: ("⊘", "red"),
    Status.AMENDED: ("◆", "magenta"),
    Status.FELL_THROUGH: ("✕", "bright_black"),
    Status.RETRACTED: ("⊠", "bright_black"),
}

# What follows in smaller print under the row's main cell, rather than in a column of its own.
_UNDER = {"why"}
# In a listing these speak for themselves.
_PLAIN_HEADS = {"outlet", "part", "says", "kind"}
# Drawn on pages only: a bar of a few characters says less than the words beside it.
_PAGES_ONLY = {"life"}


def print_answer(answer: Answer) -> None:
    """A view's answer: its title and lead, then its tables."""
    if isinstance(answer, Page):
        out.print(f"[bold]{_safe(answer.title)}[/]")
        for line in answer.lead:
            out.print(_safe(line))
        for table in answer.tables():
            if table.rows:
                out.print()
                out.print(f"[dim]{_safe(table.title)}[/]")
                out.print(_drawn(table))
        for remark in answer.notes:
            note(remark)
    else:
        print_table(answer)


def print_table(table: Table[Row]) -> None:
    """A table of rows; what it has to remark goes to standard error."""
    if table.rows:
        out.print(_drawn(table))
    for remark in table.notes:
        note(remark)
    if table.next:
        note(f"{len(table.rows)} of {table.total} shown; the rest with --after {table.next}")


def _drawn(table: Table[Row]) -> RenderableType:
    """Rows that quote are told one below the other: a quotation in a narrow column cannot be read."""
    return _listing(table) if any(c.form == "quote" for c in table.columns) else _grid(table)


def _listing(table: Table[Row]) -> Group:
    lines: list[RenderableType] = []
    for row in table.rows:
        head = Text("  ").join(
            cell
            for column in table.columns
            if column.form != "quote" and (cell := _text(column, getattr(row, column.field)))
        )
        lines.append(head)
        lines += [
            Padding(_text(column, getattr(row, column.field)), (0, 0, 0, 4))
            for column in table.columns
            if column.form == "quote"
        ]
    return Group(*lines)


def _text(column: Column, cell: Cell) -> Text:
    drawn = _cell(column, cell)
    if (
        isinstance(drawn, Text)
        and column.form in ("text", "link", "links")
        and drawn.plain
        and column.heading not in _PLAIN_HEADS
    ):
        return Text.assemble((f"{column.heading}: ", "dim"), drawn)
    return drawn if isinstance(drawn, Text) else Text("")


def _grid(table: Table[Row]) -> Grid:
    columns = [c for c in table.columns if c.field not in _UNDER and c.form not in _PAGES_ONLY]
    under = [c for c in table.columns if c.field in _UNDER]
    links = any(c.form == "link" for c in columns)
    grid = Grid(box=None, pad_edge=False, header_style="dim", expand=False, padding=(0, 2, 0, 0))
    if links:
        grid.add_column("id", no_wrap=True, style="dim")
    for column in columns:
        narrow = column.form in ("state", "dots", "time", "number", "rate")
        grid.add_column(
            column.heading, no_wrap=narrow, justify="right" if column.form == "number" else "left", overflow="fold"
        )
    for row in table.rows:
        cells = [_cell(column, getattr(row, column.field)) for column in columns]
        main = next((i for i, c in enumerate(columns) if c.form in ("link", "quote", "text")), 0)
        below = [Text(plain(words(getattr(row, c.field))), style="dim") for c in under if getattr(row, c.field)]
        if below:
            cells[main] = Group(cells[main], *below)
        grid.add_row(*([_id_of(row, columns)] if links else []), *cells)
    return grid


def _id_of(row: Row, columns: list[Column]) -> str:
    ref = next((getattr(row, c.field) for c in columns if c.form == "link"), None)
    return ref.id[:12] if isinstance(ref, Ref) else ""


def _cell(column: Column, cell: Cell) -> RenderableType:
    if isinstance(cell, State):
        mark, colour = _MARKS[cell.status]
        return Text(f"{mark} {state_words(cell)}", style=colour)
    if isinstance(cell, Dots):
        return Text("●" * cell.origins + "○" * cell.relays + "◌" * cell.copies)
    if isinstance(cell, Quote):
        text = Text()
        for piece, marked in cell.pieces:
            text.append(harmless(piece), style="bold" if marked else "dim")
        return text
    if column.form == "time" and isinstance(cell, str):
        return Text(moment_words(cell))
    return Text(plain(words(cell)))


def _safe(text: str) -> str:
    return plain(text).replace("[", "\\[")
