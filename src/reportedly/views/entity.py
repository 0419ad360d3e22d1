"""What is known about one entity: its names, its stories, and what else is said of it."""

from collections import defaultdict
from collections.abc import Iterator

from reportedly.model import Claim, Document, Entity, Frozen, Reason
from reportedly.stories.phrases import how_sure, what_it_says

from .book import Book
from .cells import Column, Moment, Ref, counted_words
from .claimed import word_of
from .judged import Judged, judged
from .latest import StoryRow, by_recency, changes_of, stories_table
from .origins import article_ref
from .sketch import story_ref
from .table import Page, Row, Table
from .wording import kind_words


class Name(Frozen):
    """A name as written, the language that it was met in, and how many claims use it."""

    text: str
    lang: str | None
    uses: int


class SaidRow(Row):
    """A claim about an entity as a row."""

    at: Moment | None
    says: str
    how_sure: str
    word: str
    publisher: str
    article: Ref
    story: Ref | None


class EntityPage(Page):
    """An entity in full; `said` holds a table for each kind of claim that belongs to no story."""

    id: str
    type: str | None
    names: tuple[Name, ...]
    reasons: tuple[Reason, ...]
    judgements: tuple[Judged, ...]
    stories: Table[StoryRow]
    said: tuple[Table[SaidRow], ...]

    def tables(self) -> tuple[Table[Row], ...]:
        """Stories first, then what else is said."""
        return (self.stories, *self.said)


_COLUMNS = (
    Column(field="at", heading="when", form="time"),
    Column(field="says", heading="says"),
    Column(field="how_sure", heading="how sure"),
    Column(field="word", heading="on whose word"),
    Column(field="article", heading="article", form="link"),
)


def entity_page(book: Book, name: str) -> EntityPage:
    """The page of the entity of that id or name. Raises NotFound with the nearest names."""
    entity = book.known(name)
    stories = tuple(s for s in book.standing.stories if entity.id in s.participants)
    return EntityPage(
        title=entity.names[0],
        lang=book.lang_of(entity.names[0]),
        lead=_lead(entity, len(stories)),
        changes=tuple(c for s in by_recency(stories) for c in changes_of(s)),
        id=entity.id,
        type=entity.type,
        names=tuple(Name(text=n, lang=book.lang_of(n), uses=len(book.uses.get(n, ()))) for n in entity.names),
        reasons=entity.reasons,
        judgements=_judgements(book, entity),
        stories=stories_table(book, stories, "Stories"),
        said=tuple(_said(book, entity)),
    )


def _lead(entity: Entity, stories: int) -> tuple[str, ...]:
    also = ", ".join(entity.names[1:])
    told = counted_words(stories, "story", "stories")
    return (f"{entity.type or 'unknown type'}, {told}", *([f"also {also}"] if also else []))


def _judgements(book: Book, entity: Entity) -> tuple[Judged, ...]:
    known = {entity.id, *entity.names}
    return tuple(judged(book, j) for j in book.judgements if j.subject == "names" and {j.left, j.right} & known)


def _said(book: Book, entity: Entity) -> Iterator[Table[SaidRow]]:
    found: dict[str, list[tuple[Document, Claim]]] = defaultdict(list)
    for document, claim in _claims_about(book, entity):
        found[claim.kind].append((document, claim))
    for kind, claims in sorted(found.items()):
        rows = tuple(_row(book, d, c) for d, c in claims)
        yield Table(title=kind_words(kind).capitalize(), columns=_COLUMNS, rows=rows, total=len(rows))


def _claims_about(book: Book, entity: Entity) -> Iterator[tuple[Document, Claim]]:
    """The claims outside of stories that name the entity in a role, newest first; a statement counts wherever it belongs."""
    seen = {id for name in entity.names for id in book.uses.get(name, ())}
    for document in reversed(book.documents):
        for claim in book.entries[document.revision].reading.claims:
            if claim.id in seen and (claim.id not in book.story_of or claim.kind == "statement"):
                yield document, claim


def _row(book: Book, document: Document, claim: Claim) -> SaidRow:
    story = book.story_of.get(claim.id)
    return SaidRow(
        at=Moment(at=document.published) if document.published else None,
        says=what_it_says(claim),
        how_sure=how_sure(claim),
        word=word_of(claim) or "its own word",
        publisher=document.publisher or "unknown publisher",
        article=article_ref(document),
        story=story_ref(story) if story else None,
    )
