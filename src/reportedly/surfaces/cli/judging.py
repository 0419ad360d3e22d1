"""`names`, `stories same|different` and `judgements`: a person's word, which outranks the machine's."""

from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.errors import NotFound
from reportedly.surfaces.settings import clock

from . import terminal

if TYPE_CHECKING:
    from reportedly.model import Subject, Verdict

By = Annotated[str, typer.Option(help="Who judges.")]
Note = Annotated[str, typer.Option(help="Why, for those who read it later.")]
Left = Annotated[str, typer.Argument(help="The one.")]
Right = Annotated[str, typer.Argument(help="The other.")]


def commands(app: typer.Typer) -> None:
    names = typer.Typer(help="Names that are one, or two: your word outranks the machine's.", no_args_is_help=True)
    names.command("same")(_judging("names", "same"))
    names.command("different")(_judging("names", "different"))
    app.add_typer(names, name="names")
    judgements = typer.Typer(help="The judgements in force; undo takes one back.", invoke_without_command=True)
    judgements.callback()(show)
    judgements.command()(undo)
    app.add_typer(judgements, name="judgements")


def story_judgements(stories: typer.Typer) -> None:
    """The two commands that join and split stories, under `stories`."""
    stories.command("same")(_judging("stories", "same"))
    stories.command("different")(_judging("stories", "different"))


def _judging(subject: "Subject", verdict: "Verdict") -> Callable[..., None]:
    def judge(context: typer.Context, left: Left, right: Right, by: By = "", note: Note = "") -> None:
        from reportedly.ledger import open_ledger
        from reportedly.model import Judgement
        from reportedly.surfaces import composition

        word = Judgement(
            subject=subject, verdict=verdict, left=left, right=right, by=by, note=note, recorded_at=clock()
        )
        with closing(open_ledger(context.obj.ledger, create=False)) as ledger:
            book = composition.open_book(ledger, composition.gazetteer_of(context.obj))
            kept = composition.judge(ledger, book, word)
        terminal.say(
            f"Recorded: {left} and {right} are {verdict}. Take it back with: reportedly judgements undo {kept.id}"
        )

    one_or_two = "one" if verdict == "same" else "two"
    judge.__doc__ = f"These two {subject} are {one_or_two}: every story that it touches follows at once."
    return judge


def show(context: typer.Context) -> None:
    """The judgements in force."""
    if context.invoked_subcommand:
        return
    from reportedly.ledger import open_ledger

    with closing(open_ledger(context.obj.ledger, read_only=True)) as ledger:
        judgements = ledger.judgements()
    if not judgements:
        terminal.note("no judgements; make one with: reportedly names same A B")
    for j in judgements:
        by = f"  by {j.by}" if j.by else ""
        terminal.out.print(
            terminal.plain(
                f"{j.id}  {j.recorded_at:%Y-%m-%d %H:%M}  {j.subject}: {j.left} and {j.right} are {j.verdict}{by}  {j.note}"
            ),
            markup=False,
        )


def undo(context: typer.Context, id: Annotated[str, typer.Argument(help="The judgement's id.")], by: By = "") -> None:
    """Take a judgement back. It stays in the ledger, undone."""
    from reportedly.ledger import open_ledger

    with closing(open_ledger(context.obj.ledger)) as ledger:
        old = next((j for j in ledger.judgements() if j.id == id), None)
        if old is None:
            raise NotFound(id, "no judgement in force has that id", "see them with: reportedly judgements")
        ledger.judge(old.model_copy(update={"undoes": old.id, "by": by, "note": "", "recorded_at": clock()}))
    terminal.say(f"Taken back: {old.left} and {old.right} are {old.verdict}.")
