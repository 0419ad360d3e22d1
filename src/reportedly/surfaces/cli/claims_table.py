"""Claims as a table for people: one line a claim, with the words that it stands on."""

from rich.table import Table

from reportedly.model import Claim, Reading
from reportedly.stories.phrases import how_sure, on_whose_word, what_it_says

from .terminal import out, plain


def print_reading(reading: Reading, *, why: bool = False) -> None:
    """The article's title and its claims; with `why`, under each claim what it was read from."""
    document = reading.document
    head = " · ".join(plain(x) for x in (document.publisher, document.published, document.lang) if x)
    out.print(f"[bold]{_safe(document.title or document.label or document.id)}[/]  [dim]{_safe(head)}[/]")
    if reading.claims:
        out.print(_table(reading.claims, why))
    out.print()


def _table(claims: tuple[Claim, ...], why: bool) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", expand=True, show_lines=False)
    table.add_column("kind", no_wrap=True)
    table.add_column("what", ratio=4, no_wrap=not why, overflow="ellipsis")
    table.add_column("how sure", no_wrap=True)
    table.add_column("on whose word", ratio=2, no_wrap=True, overflow="ellipsis")
    table.add_column("in the words", ratio=5, no_wrap=True, overflow="ellipsis")
    for claim in claims:
        words = " … ".join(plain(e.exact) for e in claim.evidence)
        row = (claim.kind, what_it_says(claim), how_sure(claim), on_whose_word(claim), f"“{words}”")
        table.add_row(*(_safe(plain(cell)) for cell in row))
        if why:
            for reason in claim.why:
                table.add_row("", f"[dim]{_safe(plain(reason))}[/]")
    return table


def _safe(text: str) -> str:
    return plain(text).replace("[", "\\[")
