"""One recorded article: its text with the evidence marked, its claims and their stories, its copies and its other revisions."""

from reportedly.errors import Missing
from reportedly.model import Copy, Document, Entry, Frozen, Reason

from .book import Book
from .cells import Moment, Ref
from .origins import article_ref
from .reading import ReadingPage, reading_page
from .sketch import story_ref
from .view import View, Which


class Repeat(Frozen):
    """A copy of this article, or the article that this one copies: how, by which evidence, and what the copy changed."""

    article: Ref
    publisher: str
    how: str
    reasons: tuple[Reason, ...]
    changed: tuple[str, ...]


class ArticlePage(ReadingPage):
    """A reading in its ledger. `stories` gives each claim's story, in the order of `claims`."""

    recorded: Moment
    stories: tuple[Ref | None, ...]
    copy_of: Repeat | None
    copies: tuple[Repeat, ...]
    revisions: tuple[Ref, ...]
    cites: tuple[str, ...]


def article(book: Book, id: str) -> ArticlePage:
    """The article of that revision, address, or the id that its bundle gave it. Raises Missing."""
    entry = find_entry(book, id)
    document, page = entry.reading.document, reading_page(entry.reading)
    found = (book.story_of.get(c.id) for c in page.claims)
    copy = book.copies.get(document.revision)
    return ArticlePage(
        **dict(page),
        recorded=Moment(at=entry.recorded_at.isoformat()),
        stories=tuple(story_ref(s) if s else None for s in found),
        copy_of=_repeat(book, copy, copy.of) if copy else None,
        copies=tuple(r for c in book.copied_by.get(document.revision, ()) if (r := _repeat(book, c, c.document))),
        revisions=_revisions(book, document),
        cites=tuple(dict.fromkeys(c.outlet for c in entry.reading.extraction.citations)),
    )


def find_entry(book: Book, id: str) -> Entry:
    """The entry of that revision; else the latest revision of the document with that id, address or label. Raises Missing."""
    if id in book.entries:
        return book.entries[id]
    same = [d for d in book.documents if id in (d.id, d.url, d.label)]
    if not same:
        raise Missing(
            id,
            "no article of that id or address is recorded",
            "search for it by words, or record it: reportedly add SOURCE",
        )
    return max((book.entries[d.revision] for d in same), key=lambda e: e.sequence)


def _repeat(book: Book, copy: Copy, other: str) -> Repeat | None:
    document = book.document(other)
    if document is None:
        return None
    publisher = document.publisher or "unknown publisher"
    return Repeat(
        article=article_ref(document),
        publisher=publisher,
        how=copy.how,
        reasons=copy.reasons,
        changed=tuple(dict.fromkeys(copy.changed)),
    )


def _revisions(book: Book, document: Document) -> tuple[Ref, ...]:
    others = [
        e
        for e in book.entries.values()
        if e.reading.document.id == document.id and e.reading.document.revision != document.revision
    ]
    ordered = sorted(others, key=lambda e: e.sequence)
    return tuple(article_ref(e.reading.document) for e in ordered)


ARTICLE = View(
    "article",
    "One article: its text with the evidence marked, its claims, its copies and revisions.",
    lambda b, q: article(b, q.id),
    Which,
)
