"""Where a story comes from: each origin, the articles that go back to it, and who passed it on to whom."""

from reportedly.model import Document, Frozen, Origin, Story
from reportedly.model.story import OriginKind

from .book import Book, order_of
from .cells import Moment, Ref
from .sketch import parts_of


class Carrier(Frozen):
    """An article that carries an origin's word: first-hand, as a relay, or as a copy (`how` says of which sort)."""

    article: Ref
    publisher: str
    at: Moment | None
    plays: str
    how: str | None = None
    carried_by: "tuple[Carrier, ...]" = ()


class Root(Frozen):
    """An independent origin and the articles that have it from there."""

    name: str
    kind: OriginKind
    carried_by: tuple[Carrier, ...] = ()


def roots_of(book: Book, story: Story) -> tuple[Root, ...]:
    """The story's origins as trees, in the story's order."""
    return tuple(Root(name=o.name, kind=o.kind, carried_by=_carriers(book, story, o)) for o in story.origins)


def article_ref(document: Document) -> Ref:
    """A link to an article under its title."""
    return Ref(
        view="article", id=document.revision, text=document.title or document.label or document.id, lang=document.lang
    )


def _carriers(book: Book, story: Story, origin: Origin) -> tuple[Carrier, ...]:
    revisions = dict.fromkeys(origin.documents)
    revisions |= dict.fromkeys(c.document for r in origin.documents for c in book.copied_by.get(r, ()))
    documents = sorted(filter(None, map(book.document, revisions)), key=lambda d: (order_of(d.published), d.revision))
    parents = {d.revision: _parent(book, story, d, documents[:i]) for i, d in enumerate(documents)}
    return _under(None, book, story, origin, documents, parents)


def _under(
    parent: str | None,
    book: Book,
    story: Story,
    origin: Origin,
    documents: list[Document],
    parents: dict[str, str | None],
) -> tuple[Carrier, ...]:
    # A parent always stands earlier in the list, so that this ends even where A cites B and B cites A.
    below = [d for d in documents if parents[d.revision] == parent]
    return tuple(
        _carrier(book, story, origin, d, _under(d.revision, book, story, origin, documents, parents)) for d in below
    )


def _carrier(book: Book, story: Story, origin: Origin, document: Document, below: tuple[Carrier, ...]) -> Carrier:
    copy = book.copies.get(document.revision)
    # An article may have one origin's word first-hand and only pass another's on.
    played = {t.part for t in parts_of(story).get(document.revision, []) if t.origin in (None, origin.name)}
    return Carrier(
        article=article_ref(document),
        publisher=document.publisher or "unknown publisher",
        at=Moment(at=document.published) if document.published else None,
        plays="copy" if copy else "origin" if "origin" in played else "relay",
        how=copy.how if copy else None,
        carried_by=below,
    )


def _parent(book: Book, story: Story, document: Document, earlier: list[Document]) -> str | None:
    """The earlier article that this one copies, or has its word from by its chain of citations; None for neither."""
    known = {d.revision for d in earlier}
    copy = book.copies.get(document.revision)
    if copy and copy.of in known:
        return copy.of
    by_outlet = {_outlet(book, d.publisher): d.revision for d in reversed(earlier) if d.publisher}
    for told in parts_of(story).get(document.revision, []):
        for outlet in _nearest_first(book, told.chain, document):
            found = by_outlet.get(_outlet(book, outlet))
            if found and _outlet(book, outlet) != _outlet(book, document.publisher or ""):
                return found
    return None


def _nearest_first(book: Book, chain: tuple[str, ...], document: Document) -> tuple[str, ...]:
    """The chain from the article's own outlet inwards, whichever way round it is told."""
    own = _outlet(book, document.publisher or "")
    return chain[::-1] if chain and _outlet(book, chain[-1]) == own else chain


def _outlet(book: Book, name: str) -> str:
    entity = book.entity(name)
    return entity.id if entity else name.casefold()
