"""`outlets` and `odds`: how good words have been before, and what that makes of those that are open."""

from typing import Annotated

import typer
from rich.table import Table

from reportedly.surfaces.settings import clock, moment

from . import terminal
from .options import AsOf, Format, FormatOption
from .telling import show


def commands(app: typer.Typer) -> None:
    app.command()(outlets)
    app.command()(odds)


def outlets(context: typer.Context, as_of: AsOf = None, format: FormatOption = Format.table) -> None:
    """Track records: of what each outlet told first and what has since been resolved, how much came true."""
    from reportedly.surfaces.composition import book_of

    show("outlets", format, book_of(context.obj, moment(as_of, "--as-of", end=True)))


def odds(
    context: typer.Context,
    check: Annotated[
        bool, typer.Option("--check", help="How the odds would have done so far: Brier score and reliability.")
    ] = False,
    as_of: AsOf = None,
    format: FormatOption = Format.table,
) -> None:
    """For each open story the odds that it will be confirmed, from stories resolved before."""
    from reportedly.stories.cases import cases
    from reportedly.surfaces.composition import book_of

    at = moment(as_of, "--as-of", end=True)
    book = book_of(context.obj, at)
    told = cases(book.standing, [entry.reading for entry in book.entries.values()])
    if check:
        _check(told, format)
        return
    from reportedly.stories.odds import all_odds

    rows = sorted(all_odds(told, at or clock()).items(), key=lambda item: (-item[1].probability, item[0]))
    if format is not Format.table:
        for story, odd in rows:
            terminal.print_jsonl(
                {
                    "story": story,
                    "probability": odd.probability,
                    "low": odd.low,
                    "high": odd.high,
                    "resolved": odd.resolved,
                    "note": odd.note,
                }
            )
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    for head in ("id", "odds", "story", "because"):
        table.add_column(head, no_wrap=head in ("id", "odds"))
    for story, odd in rows:
        chance = f"{odd.probability:.0%} ({odd.low:.0%}–{odd.high:.0%})"
        table.add_row(
            story, chance, terminal.plain(book.stories[story].headline), terminal.plain("; ".join(odd.because))
        )
    terminal.out.print(table)
    for remark in sorted({odd.note for _, odd in rows if odd.note}):
        terminal.note(remark)
    if not rows:
        terminal.note("no story is open")


def _check(told: list, format: Format) -> None:  # type: ignore[type-arg]
    from reportedly.stories.odds import check

    result = check(told)
    if format is not Format.table:
        terminal.print_json(
            {
                "n": result.n,
                "brier": result.brier,
                "base_brier": result.base_brier,
                "bins": [[b.low, b.high, b.forecast, b.outcome.hits, b.outcome.n] for b in result.bins],
            }
        )
        return
    if not result.n:
        terminal.note("too few resolved stories to check the odds; they fall back to a base rate and say so")
        return
    terminal.out.print(
        f"{result.n} resolved stories, each forecast as it began. Brier score {result.brier:.3f}; of the base rate alone {result.base_brier:.3f}."
    )
    for bin in result.bins:
        share = bin.outcome.hits / bin.outcome.n if bin.outcome.n else 0.0
        terminal.out.print(
            f"{bin.low:.0%}–{bin.high:.0%}  foretold {bin.forecast:.0%}  came true {share:.0%}  {'█' * round(share * 30)} [dim]{bin.outcome.n}[/]"
        )
