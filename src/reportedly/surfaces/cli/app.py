"""The command line's root: what holds for all commands, and the list of them."""

from pathlib import Path
from typing import Annotated

import typer

from reportedly import __version__
from reportedly.surfaces.settings import settings

from . import demo, evaluate, judging, keeping, reading, records, serving, telling, watching

app = typer.Typer(
    name="reportedly",
    help="Reads the news about the market for talent and keeps the record straight: who said it, how surely, and what became of it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reportedly {__version__}")
        raise typer.Exit


@app.callback()
def root(
    context: typer.Context,
    ledger: Annotated[
        str | None,
        typer.Option(
            help="The ledger: a database URL or a file. Default: reportedly.db in your data folder.",
            envvar="REPORTEDLY_LEDGER",
        ),
    ] = None,
    gazetteer: Annotated[
        list[Path] | None, typer.Option(help="A file of names to know beside the bundled ones; may be given again.")
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    context.obj = settings(ledger, tuple(gazetteer or ()))


for group in (demo, reading, keeping, telling, serving, judging, records, watching, evaluate):
    group.commands(app)
