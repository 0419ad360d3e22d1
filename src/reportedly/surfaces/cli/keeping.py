"""`add`, `reread` and `article`: what goes into the ledger, and what stands in it."""

from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.surfaces.settings import Settings, clock, moment

from . import terminal
from .batch import Batch, chosen_reader, opened, said
from .costs import metered, priced, say_estimate
from .options import AllowPrivate, Budget, Claims, Lang, Model, Published, Publisher, ReaderName, Sources

if TYPE_CHECKING:
    from reportedly.model import Document, Extraction
    from reportedly.pipeline import Kept


def commands(app: typer.Typer) -> None:
    app.command()(add)
    app.command()(reread)


def add(
    context: typer.Context,
    sources: Sources,
    claims: Annotated[
        Claims, typer.Option(help="given: take the claims that a bundle brings, as they are.")
    ] = Claims.read,
    reader: ReaderName = "local",
    publisher: Publisher = None,
    published: Published = None,
    lang: Lang = None,
    model: Model = None,
    budget: Budget = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Read articles and record what they say. Adding the same thing twice adds nothing."""
    from reportedly import pipeline
    from reportedly.ledger import Outcome, open_ledger

    settings: Settings = context.obj
    batch, tally, chosen = Batch(), Counter[str](), chosen_reader(reader, model, budget)
    with closing(open_ledger(settings.ledger)) as ledger, metered(chosen):
        items = opened(sources, publisher, published, lang, allow_private=allow_private)
        fresh = priced(items, chosen, known=lambda document: ledger.knows(document, chosen.mark))
        passing = terminal.progress(fresh, "Adding")
        added = pipeline.add(ledger, passing, chosen, clock, given=claims is Claims.given)
        for kept in batch.good_ones(added):
            count(tally, kept)
            if kept.extraction and kept.outcome is not Outcome.KNOWN:
                said(kept.document, kept.extraction)
    if batch.good:
        terminal.say(summary(tally))
    batch.close()


def count(tally: Counter[str], kept: "Kept") -> None:
    """Add to the tally what recording one document did."""
    from reportedly.ledger import Outcome

    tally[kept.outcome] += 1
    if kept.extraction and kept.outcome is not Outcome.KNOWN:
        tally["claims"] += len(kept.extraction.claims)
        tally["refused"] += len(kept.extraction.rejections)


def summary(tally: Counter[str]) -> str:
    """What a batch did, in one line."""
    from reportedly.ledger import Outcome

    words = {
        Outcome.NEW: "new",
        Outcome.REVISED: "revised",
        Outcome.REREAD: "read again",
        Outcome.KNOWN: "already known",
    }
    articles = ", ".join(f"{tally[outcome]} {word}" for outcome, word in words.items() if tally[outcome])
    line = f"Articles: {articles or 'none'}. Claims recorded: {tally['claims']}."
    return line + (f" Claims refused: {tally['refused']} (said above)." if tally["refused"] else "")


def reread(
    context: typer.Context,
    reader: ReaderName = "local",
    since: Annotated[str | None, typer.Option(help="Only what was recorded since that date or time.")] = None,
    model: Model = None,
    budget: Budget = None,
) -> None:
    """Read the recorded documents again with the reader of today; older readings stay in the ledger."""
    from reportedly import pipeline
    from reportedly.ledger import Outcome, open_ledger

    batch, tally, chosen = Batch(), Counter[str](), chosen_reader(reader, model, budget)
    after = moment(since, "--since")
    with closing(open_ledger(context.obj.ledger, create=False)) as ledger, metered(chosen):
        say_estimate(chosen, [e.reading.document for e in pipeline.to_reread(ledger, after)])
        done = pipeline.reread(ledger, chosen, clock, after)
        for again in batch.good_ones(terminal.progress(done, "Reading again")):
            tally[again.kept.outcome] += 1
            if again.kept.outcome is Outcome.REREAD:
                _changes(again.kept.document, again.entry.reading.extraction, again.kept.extraction)
    terminal.say(
        f"Documents read again: {tally.total()}, of which {tally[Outcome.REREAD]} by another reader than before."
    )
    batch.close()


def _changes(document: "Document", old: "Extraction", new: "Extraction | None") -> None:
    from reportedly.stories.phrases import what_it_says

    before, after = ({c.id: c for c in r.claims} for r in (old, new) if r)
    lines = [f"  [red]−[/] {what_it_says(c)}" for i, c in before.items() if i not in after]
    lines += [f"  [green]+[/] {what_it_says(c)}" for i, c in after.items() if i not in before]
    if lines:
        terminal.out.print(f"[bold]{terminal.plain(document.title or document.id)}[/]")
        for line in lines:
            terminal.out.print(line)
