"""`eval`: how well a reader reads and how well stories are told, against gold."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from . import terminal
from .batch import chosen_reader
from .options import Claims, Format, FormatOption, MinConfidence, Model, ReaderName

if TYPE_CHECKING:
    from reportedly.evaluation.claims import ClaimScores, Rates
    from reportedly.evaluation.stories import StoryScores

Gold = Annotated[Path, typer.Argument(help="A folder of gold files, one JSON file each, or one of them.")]
Predictions = Annotated[Path | None, typer.Option(help="Score these predictions (JSON lines) instead of reading.")]
Errors = Annotated[bool, typer.Option("--errors", help="List what went wrong.")]


class By(StrEnum):
    """What the scores are split by."""

    lang = "lang"
    kind = "kind"
    style = "style"
    id = "id"


def commands(app: typer.Typer) -> None:
    group = typer.Typer(help="Score a reader, or the stories, against gold.", no_args_is_help=True)
    group.command("claims")(claims)
    group.command("stories")(stories)
    app.add_typer(group, name="eval")


def claims(
    gold: Gold,
    reader: ReaderName = "local",
    by: Annotated[By, typer.Option(help="Split the scores by language, kind, style or article.")] = By.lang,
    errors: Errors = False,
    predictions: Predictions = None,
    model: Model = None,
    min_confidence: MinConfidence = 0.0,
    format: FormatOption = Format.table,
) -> None:
    """Score claims: found (kind and core roles), exact (every core field too), with bootstrap intervals."""
    from reportedly.evaluation.claims import score_claims
    from reportedly.evaluation.gold import claims_in, gold_articles
    from reportedly.evaluation.trial import reader_on_trial

    articles = gold_articles(gold)
    if predictions:
        told = claims_in(predictions)
    else:
        told = reader_on_trial(terminal.progress(articles, "Reading"), chosen_reader(reader, model))
    scores = score_claims(articles, told, by=by.value, min_confidence=min_confidence)
    if format is not Format.table:
        terminal.print_json(scores.model_dump(mode="json"))
        return
    _print_claims(scores)
    if errors:
        for error in scores.errors:
            wrong = f" ({', '.join(error.wrong)})" if error.wrong else ""
            words = _first_words(error.claim)
            terminal.print_text(
                terminal.plain(f"{error.article} {error.fault}{wrong}: {error.claim['kind']} “{words}”")
            )


def stories(
    gold: Annotated[Path, typer.Argument(help="A folder of gold worlds, one JSON file each, or one of them.")],
    claims: Annotated[
        Claims, typer.Option(help="given: link gold's claims; read: read the articles first.")
    ] = Claims.given,
    reader: ReaderName = "local",
    errors: Errors = False,
    predictions: Predictions = None,
    model: Model = None,
    format: FormatOption = Format.table,
) -> None:
    """Score stories: how claims were linked, and status, origins, copies and names over time."""
    from reportedly.evaluation.gold import gold_worlds, predictions_in
    from reportedly.evaluation.stories import score_stories
    from reportedly.evaluation.trial import stories_on_trial

    worlds = gold_worlds(gold)
    if predictions:
        told = predictions_in(predictions)
    else:
        told = stories_on_trial(worlds, chosen_reader(reader, model) if claims is Claims.read else None)
    scores = score_stories(worlds, told)
    if format is not Format.table:
        terminal.print_json(scores.model_dump(mode="json"))
        return
    _print_stories(scores)
    if errors:
        for error in scores.errors:
            terminal.print_text(terminal.plain(f"{error.world} {error.fault}: {error.text}"))


def _print_claims(scores: "ClaimScores") -> None:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for head in ("", "gold", "told", "found P", "R", "F1", "", "exact P", "R", "F1", ""):
        table.add_column(head, justify="left" if head == "" else "right")
    for row in (scores.overall, *scores.rows):
        counts = (str(row.tally.gold), str(row.tally.predicted))
        table.add_row(
            row.name, *counts, *_rates(row.found), *_rates(row.exact), style="bold" if row is scores.overall else ""
        )
    terminal.out.print(table)
    right = "  ".join(f"{f.field} {f.share:.3f} ({f.of})" for f in scores.fields)
    terminal.out.print(f"[dim]of the found, right:[/] {right}")
    terminal.out.print(
        f"[dim]ungrounded:[/] {scores.ungrounded}  [dim]claims out of articles that hold none:[/] {scores.from_empty}"
    )
    if scores.unanswered:
        terminal.note(f"no answer for {', '.join(scores.unanswered)}")
    if scores.reliability:
        terminal.out.print(f"\n[dim]confidence against truth[/] (mean gap {scores.reliability.error:.3f})")
        for bin in scores.reliability.bins:
            bar = "█" * round(bin.found * 30)
            terminal.out.print(
                f"{bin.low:.1f}–{bin.high:.1f}  said {bin.confidence:.2f}  found {bin.found:.2f}  {bar} [dim]{bin.claims}[/]"
            )


def _rates(rates: "Rates") -> tuple[str, str, str, str]:
    interval = f"{rates.interval.low:.3f}–{rates.interval.high:.3f}" if rates.interval else ""
    return f"{rates.precision:.3f}", f"{rates.recall:.3f}", f"{rates.f1:.3f}", f"[dim]{interval}[/]"


def _print_stories(scores: "StoryScores") -> None:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("")
    for head in ("B3 P", "B3 R", "B3 F1", "LEA F1", "status", "origins", "amended", "turns", "copies", "names"):
        table.add_column(head, justify="right")
    for world in (*scores.worlds, scores.overall):
        history = world.history
        figures = (
            world.claims.precision.value(0.0),
            world.claims.recall.value(),
            world.claims.f1,
            world.links.f1,
            history.status.value(),
            history.origins.value(),
            history.amended.value(),
            history.turns.value(),
            world.copies_f1,
            world.entities.f1,
        )
        table.add_row(
            world.name, *(f"{figure:.3f}" for figure in figures), style="bold" if world is scores.overall else ""
        )
    terminal.out.print(table)
    if scores.unanswered:
        terminal.note(f"no answer for {', '.join(scores.unanswered)}")


def _first_words(claim: dict[str, object]) -> str:
    evidence = claim.get("evidence")
    first = evidence[0] if isinstance(evidence, list) and evidence else ""
    return str(first.get("exact", "") if isinstance(first, dict) else first)[:90]
