"""Why each claim is in its story: what spoke for the link and against it, and the rule behind the status."""

from collections.abc import Iterator

from reportedly.model import Story
from reportedly.stories.phrases import what_it_says

from .book import Book
from .cells import Column, Ref
from .origins import article_ref
from .story import find_story
from .table import Row, Table
from .view import View, Which


class WhyRow(Row):
    """One reason for one claim's place."""

    publisher: str
    says: str
    rule: str
    reason: str
    article: Ref | None


_COLUMNS = (
    Column(field="publisher", heading="outlet"),
    Column(field="says", heading="claim"),
    Column(field="rule", heading="rule"),
    Column(field="reason", heading="because"),
    Column(field="article", heading="article", form="link"),
)


def why(book: Book, id: str) -> Table[WhyRow]:
    """Each claim of the story with every reason that ties it there. Raises NotFound."""
    found = find_story(book, id)
    rows = tuple(_rows(book, found))
    standing = tuple(f"{r.rule}: {r.text}" for r in found.now.reasons) if found.now else ()
    return Table(title=f"Why: {found.headline}", columns=_COLUMNS, rows=rows, total=len(rows), notes=standing)


def _rows(book: Book, story: Story) -> Iterator[WhyRow]:
    for told in story.told:
        document = book.document(told.claim.document)
        for link in told.links:
            yield WhyRow(
                publisher=(document.publisher if document else None) or "unknown publisher",
                says=what_it_says(told.claim),
                rule=link.rule,
                reason=link.text,
                article=article_ref(document) if document else None,
            )


WHY = View(
    "why",
    "Why each claim belongs to a story, and why the story stands where it does.",
    lambda b, q: why(b, q.id),
    Which,
)
