"""Why each claim is in its story: what spoke for the link and against it, and the rule behind the status."""

from reportedly.model import Frozen, Reason, Story, Told

from .book import Book
from .cells import Column, Moment, Ref
from .claimed import ToldLine, told_line
from .origins import article_ref
from .sketch import story_ref
from .story import find_story
from .table import Page, Row, Table
from .view import View, Which


class Placed(Frozen):
    """A claim with its article; its `links` are the reasons for its place."""

    publisher: str
    article: Ref
    at: Moment | None
    line: ToldLine


class WhyRow(Row):
    """One reason for one claim's place."""

    publisher: str
    says: str
    rule: str
    reason: str


class WhyPage(Page):
    """A story's claims with the reasons that tie each there; `standing` are the reasons for its status."""

    story: Ref
    standing: tuple[Reason, ...]
    claims: tuple[Placed, ...]

    def tables(self) -> tuple[Table[Row], ...]:
        """A row for each reason."""
        rows = tuple(
            WhyRow(publisher=c.publisher, says=c.line.says, rule=r.rule, reason=r.text)
            for c in self.claims
            for r in c.line.links
        )
        return (Table(title="Why each claim is here", columns=_COLUMNS, rows=rows, total=len(rows)),)


_COLUMNS = (
    Column(field="publisher", heading="outlet"),
    Column(field="says", heading="claim"),
    Column(field="rule", heading="rule"),
    Column(field="reason", heading="because"),
)


def why(book: Book, id: str) -> WhyPage:
    """Each claim of the story with every reason that ties it there. Raises NotFound."""
    found = find_story(book, id)
    standing = found.now.reasons if found.now else ()
    return WhyPage(
        title=f"Why: {found.headline}",
        lead=tuple(f"{r.rule}: {r.text}" for r in standing),
        story=story_ref(found),
        standing=standing,
        claims=_placed(book, found),
    )


def _placed(book: Book, story: Story) -> tuple[Placed, ...]:
    return tuple(p for t in story.told if (p := _place(book, t)))


def _place(book: Book, told: Told) -> Placed | None:
    document = book.document(told.claim.document)
    if document is None:
        return None
    return Placed(
        publisher=document.publisher or "unknown publisher",
        article=article_ref(document),
        at=Moment(at=document.published) if document.published else None,
        line=told_line(document, told),
    )


WHY = View(
    "why",
    "Why each claim belongs to a story, and why the story stands where it does.",
    lambda b, q: why(b, q.id),
    Which,
)
