"""`watch` keeps a ledger current from feeds; `follow` tells what changed since last time."""

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.errors import NotFound, OptionError, ReportedlyError
from reportedly.surfaces.settings import Settings, clock

from . import terminal
from .batch import Batch, chosen_reader, said
from .keeping import count, summary
from .options import AllowPrivate, Format, FormatOption, Model, ReaderName

if TYPE_CHECKING:
    from reportedly.intake.options import Sourced
    from reportedly.intake.watching import Watch
    from reportedly.ledger import Ledger
    from reportedly.views import Book
    from reportedly.views.table import Change

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def commands(app: typer.Typer) -> None:
    app.command()(watch)
    app.command()(follow)


def watch(
    context: typer.Context,
    feeds: Annotated[
        list[str], typer.Argument(help="Feeds (RSS, Atom, JSON Feed), news sitemaps, or OPML lists of them.")
    ],
    every: Annotated[str, typer.Option(help="How often to look: 15m, 2h, 1d.")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="Look once and stop.")] = False,
    reader: ReaderName = "local",
    model: Model = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Keep the ledger current: only what is new or changed in the feeds is fetched and read."""
    from reportedly.intake import IntakeOptions
    from reportedly.intake.watching import Watch
    from reportedly.ledger import open_ledger

    pause, settings = seconds(every), context.obj
    batch = Batch()
    with closing(open_ledger(settings.ledger)) as ledger:
        watching = Watch(feeds, _memory(settings), IntakeOptions(allow_private=allow_private, now=clock()))
        reading = chosen_reader(reader, model)
        while True:
            tally = Counter[str]()
            from reportedly import pipeline

            for kept in batch.good_ones(pipeline.add(ledger, _round(watching), reading, clock, at_once=1)):
                count(tally, kept)
                if kept.extraction is not None and kept.extraction.claims:
                    said(kept.document, kept.extraction)
            terminal.say(summary(tally))
            if once:
                break
            time.sleep(pause)
    if once:
        batch.close()


def _round(watching: "Watch") -> "Iterator[Sourced | ReportedlyError]":
    from reportedly.intake.watching import Looked

    for item in watching.once():
        if isinstance(item, Looked):
            terminal.say(f"{terminal.plain(item.feed)}: {item.listed} listed, {item.fresh} new or changed")
        else:
            yield item


def seconds(every: str) -> int:
    """`15m` as seconds. Raises OptionError."""
    number, unit = every[:-1], every[-1:]
    if not number.isdecimal() or unit not in _UNITS or not int(number):
        raise OptionError("--every", f"{every!r} is no length of time", "write it as 90s, 15m, 2h or 1d")
    return int(number) * _UNITS[unit]


def _memory(settings: Settings) -> Path:
    """The file that remembers what was read of the feeds, beside an SQLite ledger, else in the user's data folder."""
    from reportedly.surfaces.settings import default_ledger

    address = (
        settings.ledger if settings.ledger.startswith("sqlite:///") or ":" not in settings.ledger else default_ledger()
    )
    path = Path(address.removeprefix("sqlite:///"))
    return path.with_name(path.name + ".feeds.json")


def follow(
    context: typer.Context,
    what: Annotated[str, typer.Argument(help="A name, a story's id, or words to search for.")],
    webhook: Annotated[str | None, typer.Option(help="Send each change to this address as JSON.")] = None,
    secret: Annotated[
        str | None, typer.Option(help="Sign what is sent with this secret.", envvar="REPORTEDLY_WEBHOOK_SECRET")
    ] = None,
    format: FormatOption = Format.table,
) -> None:
    """What changed since last time: changes of status, not articles, so that twelve copies make no noise."""
    from reportedly.ledger import open_ledger
    from reportedly.surfaces.composition import gazetteer_of, open_book

    with closing(open_ledger(context.obj.ledger, create=False)) as ledger:
        book = open_book(ledger, gazetteer_of(context.obj))
        seen = _seen(ledger, what)
        fresh = [c for c in _changes(book, what) if c.id not in seen]
        for change in sorted(fresh, key=lambda c: (c.at, c.id)):
            _tell(change, format)
            if webhook:
                _send(webhook, secret, change)
            # Noted one by one: what a webhook did not take is sent again next time, what it took is not.
            seen.add(change.id)
            ledger.keep_bookmark(_name(what), json.dumps(sorted(seen)))
    if not fresh:
        terminal.note(f"nothing changed about {what} since last time")


def _changes(book: "Book", what: str) -> "tuple[Change, ...]":
    from reportedly.views import Filters, Words, latest, search
    from reportedly.views.latest import changes_of
    from reportedly.views.story import find_story

    try:
        return changes_of(find_story(book, what))
    except NotFound:
        pass
    if book.entity(what):
        return latest(book, Filters(about=what)).changes
    return search(book, Words(q=what)).changes


def _tell(change: "Change", format: Format) -> None:
    if format is Format.table:
        from reportedly.views.cells import moment_words

        terminal.out.print(terminal.plain(f"{moment_words(change.at)}  {change.title}"), markup=False, style="bold")
        terminal.out.print(terminal.plain(f"    {change.text}"), markup=False)
    else:
        terminal.print_jsonl(change.model_dump(mode="json"))


def _send(webhook: str, secret: str | None, change: "Change") -> None:
    import httpx

    from reportedly.surfaces.notify import Webhook, send

    with httpx.Client(timeout=10) as client:
        send(Webhook(webhook, secret), change, client=client)


def _seen(ledger: "Ledger", what: str) -> set[str]:
    kept = ledger.bookmark(_name(what))
    return set(json.loads(kept)) if kept else set()


def _name(what: str) -> str:
    return f"follow {what}"
