"""`demo`: the whole line on a bundled press, in a ledger of its own."""

import os
import sys
from collections import Counter
from contextlib import closing
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from reportedly.surfaces.settings import Settings, clock

from . import terminal
from .batch import Batch, chosen_reader, opened
from .keeping import count, summary
from .serving import DEFAULT_PORT, listen, run


def commands(app: typer.Typer) -> None:
    app.command()(demo)


def demo(
    serve: Annotated[bool, typer.Option(help="Serve the pages after the table; --no-serve ends there.")] = True,
    port: Annotated[int, typer.Option(help="The first port to try.", min=1, max=65535)] = DEFAULT_PORT,
) -> None:
    """Read a small bundled press in seven languages, show its stories and serve them as pages."""
    with TemporaryDirectory(prefix="reportedly-demo-") as folder:
        settings = Settings(f"sqlite:///{Path(folder) / 'demo.db'}")
        _record(settings)
        _tell(settings)
        if serve:
            _serve(settings, port)


def _record(settings: Settings) -> None:
    from reportedly import pipeline
    from reportedly.ledger import open_ledger

    tally, batch = Counter[str](), Batch()
    with (
        as_file(files("reportedly.data") / "demo" / "press.json") as press,
        closing(open_ledger(settings.ledger)) as ledger,
    ):
        items = list(opened([str(press)], None, None, None))
        passing = terminal.progress(items, "Reading the demo press")
        for kept in batch.good_ones(pipeline.add(ledger, passing, chosen_reader("local", None), clock)):
            count(tally, kept)
    languages = {item.document.lang for item in items if hasattr(item, "document")}
    terminal.say(f"{summary(tally)} Languages: {', '.join(sorted(x for x in languages if x))}.")


def _tell(settings: Settings) -> None:
    from reportedly.surfaces.composition import book_of
    from reportedly.views import latest

    from .tables import print_table

    print_table(latest(book_of(settings)))


def _serve(settings: Settings, port: int) -> None:
    from reportedly.surfaces.composition import application

    app, close = application(settings)
    try:
        run(app, listen("127.0.0.1", port, next_free=True), open_pages=_desktop())
    finally:
        close()


def _desktop() -> bool:
    """True where a browser can be opened for somebody to see."""
    if not sys.stderr.isatty() or "SSH_CONNECTION" in os.environ:
        return False
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
