"""What the record holds under a name, under words, or under an address."""

from reportedly.model import Document, Excerpt

from .book import Book
from .cells import Column, Moment, Quote, Ref, counted_words
from .latest import StoryRow, stories_table
from .marking import quote_of
from .origins import article_ref
from .sketch import entity_ref
from .table import Page, Row, Table
from .view import Query, View


class Words(Query):
    """What to look for."""

    q: str = ""


class EntityRow(Row):
    """An entity that was found, and its other names."""

    entity: Ref
    type: str
    names: str


class HitRow(Row):
    """An article that was found, with the words in their place."""

    at: Moment | None
    article: Ref
    publisher: str
    quote: Quote | None


class SearchPage(Page):
    """All that was found, in three tables."""

    q: str
    entities: Table[EntityRow]
    stories: Table[StoryRow]
    articles: Table[HitRow]

    def tables(self) -> tuple[Table[Row], ...]:
        """Names, stories, articles; what found nothing is left out."""
        return tuple(t for t in (self.entities, self.stories, self.articles) if t.rows)


_ENTITIES = (
    Column(field="entity", heading="name", form="link"),
    Column(field="type", heading="type"),
    Column(field="names", heading="also"),
)
_HITS = (
    Column(field="at", heading="published", form="time"),
    Column(field="publisher", heading="outlet"),
    Column(field="article", heading="article", form="link"),
    Column(field="quote", heading="in the words", form="quote"),
)


def search(book: Book, words: Words | None = None) -> SearchPage:
    """Entities, stories and articles that hold all of these words; an address finds its article."""
    asked = words or Words()
    parts = asked.q.casefold().split()
    entities, hits = _entities(book, parts), _hits(book, asked, parts)
    ids = {row.entity.id for row in entities}
    stories = tuple(
        s for s in book.standing.stories if parts and (_all_in(parts, s.headline) or ids & set(s.participants))
    )
    found = len(entities) + len(stories) + len(hits)
    return SearchPage(
        title=f"“{asked.q}”" if parts else "Search",
        q=asked.q,
        lead=_tally(len(entities), len(stories), len(hits)) if found else (),
        notes=() if found else (_nothing(book, asked.q),),
        entities=Table(title="Names", columns=_ENTITIES, rows=entities, total=len(entities)),
        stories=stories_table(book, stories, "Stories"),
        articles=Table(title="Articles", columns=_HITS, rows=hits, total=len(hits)),
    )


def _entities(book: Book, parts: list[str]) -> tuple[EntityRow, ...]:
    found = [e for e in book.standing.entities if parts and any(_all_in(parts, name) for name in e.names)]
    return tuple(
        EntityRow(entity=entity_ref(book, e.id), type=e.type or "unknown", names=", ".join(e.names[1:]))
        for e in sorted(found, key=lambda e: e.names[0].casefold())
    )


def _hits(book: Book, asked: Words, parts: list[str]) -> tuple[HitRow, ...]:
    wanted = asked.q.strip()
    return tuple(
        HitRow(
            at=Moment(at=d.published) if d.published else None,
            article=article_ref(d),
            publisher=d.publisher or "unknown publisher",
            quote=_quote(d, parts),
        )
        for d in reversed(book.documents)
        if parts and (wanted in (d.url, d.id, d.label, d.revision) or _all_in(parts, f"{d.title}\n{d.text}"))
    )


def _quote(document: Document, parts: list[str]) -> Quote | None:
    """The first place of each word. Folding may change a text's length, so that only words found as they stand are marked."""
    lowered = document.text.lower()
    if len(lowered) != len(document.text):
        return None
    places = [(start, start + len(p)) for p in parts if (start := lowered.find(p)) >= 0]
    excerpts = [Excerpt.of(document.text, a, b) for a, b in places if not document.is_masked(a, b)]
    return quote_of(document, excerpts) if excerpts else None


def _all_in(parts: list[str], text: str) -> bool:
    folded = text.casefold()
    return all(part in folded for part in parts)


def _tally(entities: int, stories: int, articles: int) -> tuple[str, ...]:
    counted = (
        counted_words(entities, "name"),
        counted_words(stories, "story", "stories"),
        counted_words(articles, "article"),
    )
    return (", ".join(counted),)


def _nothing(book: Book, q: str) -> str:
    if not q.strip():
        return "Give a name, a firm, some words, or the address of an article."
    near = book.nearest(q)
    return f"Nothing is recorded under {q!r}." + (f" The nearest names are {', '.join(near)}." if near else "")


SEARCH = View(
    "search", "Names, stories and articles that hold some words, or the article of an address.", search, Words
)
