"""`stories`, `story`, `why` and every other view: what the ledger comes to."""

from typing import Annotated, Any

import typer

from reportedly.errors import OptionError
from reportedly.surfaces.settings import Settings, moment

from . import terminal
from .options import AsOf, Format, FormatOption, RecordedAsOf


def commands(app: typer.Typer) -> None:
    from .judging import story_judgements

    stories_group = typer.Typer(
        help="The stories: where each stands and on how many independent origins.", invoke_without_command=True
    )
    stories_group.callback()(stories)
    story_judgements(stories_group)
    app.add_typer(stories_group, name="stories")
    app.command()(story)
    app.command()(why)
    app.command()(view)


def stories(
    context: typer.Context,
    about: Annotated[str | None, typer.Option(help="Only stories about this person, organisation or product.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only this kind: move, offer, pay, deal, unit or sourcing.")] = None,
    status: Annotated[
        str | None, typer.Option(help="Only this status: rumoured, reported, confirmed, disputed ...")
    ] = None,
    since: Annotated[str | None, typer.Option(help="Only stories with a word since that date.")] = None,
    as_of: AsOf = None,
    format: FormatOption = Format.table,
    history: Annotated[
        bool, typer.Option("--history", help="With jsonl: one line for the whole ledger, each story with its history.")
    ] = False,
    recorded_as_of: RecordedAsOf = None,
    id: Annotated[str, typer.Option(help="With --history: the name of that line.")] = "ledger",
) -> None:
    """The stories: where each stands and on how many independent origins."""
    if context.invoked_subcommand:
        return
    if history and format is not Format.jsonl:
        raise OptionError("--history", "is one line of JSON", "add --format jsonl")
    moment(since, "--since")
    book = _book(context.obj, as_of, recorded_as_of)
    if history:
        from reportedly.stories.history import history_json

        terminal.print_jsonl(history_json(book.standing, [e.reading for e in book.entries.values()], id))
        return
    show("latest", format, book, about=about, kind=kind, status=status, since=since)


def story(
    context: typer.Context,
    id: Annotated[str, typer.Argument(help="The story's id, or enough of its beginning.")],
    as_of: AsOf = None,
    recorded_as_of: RecordedAsOf = None,
    format: FormatOption = Format.table,
) -> None:
    """One story: its timeline, each claim with its chain of sources and its words, its status with the reasons."""
    show("story", format, _book(context.obj, as_of, recorded_as_of), id=id)


def why(
    context: typer.Context,
    id: Annotated[str, typer.Argument(help="The story's id, or enough of its beginning.")],
    format: FormatOption = Format.table,
) -> None:
    """For each claim of a story: what ties it there, and what spoke against it."""
    show("why", format, _book(context.obj, None, None), id=id)


def view(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The view: latest, person, organisation, flows, offers, outlets ...")],
    options: Annotated[list[str] | None, typer.Argument(help="Its options, as name=value.")] = None,
    as_of: AsOf = None,
    recorded_as_of: RecordedAsOf = None,
    format: FormatOption = Format.table,
) -> None:
    """Any view by its name, with its options."""
    pairs = [option.partition("=") for option in options or ()]
    for key, sign, _ in pairs:
        if not sign:
            raise OptionError(key, "is not name=value", "for example: reportedly view person id='Juliane Möhrke'")
    show(name, format, _book(context.obj, as_of, recorded_as_of), **{key: value for key, _, value in pairs})


def _book(settings: Settings, as_of: str | None, recorded_as_of: str | None) -> Any:
    from reportedly.surfaces.composition import book_of

    return book_of(settings, moment(as_of, "--as-of", end=True), moment(recorded_as_of, "--recorded-as-of", end=True))


def show(name: str, format: Format, book: Any, **options: str | None) -> None:
    """Print a view's answer. Raises OptionError for a name or an option that there is not."""
    from reportedly.views import VIEWS
    from reportedly.views.table import Table, to_json

    from .tables import print_answer

    if name not in VIEWS:
        raise OptionError(name, "is no view", f"the views are {', '.join(VIEWS)}")
    answer = VIEWS[name].ask(book, **options)
    if format is Format.table:
        print_answer(answer)
    elif format is Format.jsonl and isinstance(answer, Table):
        for row in answer.rows:
            terminal.print_jsonl(row.model_dump(mode="json"))
    else:
        (terminal.print_jsonl if format is Format.jsonl else terminal.print_json)(to_json(answer))
