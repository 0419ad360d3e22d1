"""Judgements in force as pages show them: what was judged, in words, and the id by which it is taken back."""

from reportedly.model import Frozen, Judgement
from reportedly.stories.phrases import what_it_says

from .book import Book


class Judged(Frozen):
    """A judgement and what it says in words."""

    id: str
    says: str
    judgement: Judgement


def judged(book: Book, judgement: Judgement) -> Judged:
    """The judgement in words; a story is named by the claim that stands for it."""
    left, right = (_named(book, judgement, side) for side in (judgement.left, judgement.right))
    things = ("one", "two") if judgement.subject == "names" else ("one happening", "two happenings")
    one_or_two = things[0] if judgement.verdict == "same" else things[1]
    return Judged(id=judgement.id, says=f"{left} / {right}: {one_or_two}", judgement=judgement)


def _named(book: Book, judgement: Judgement, side: str) -> str:
    if judgement.subject == "stories":
        claim = book.claims.get(side)
        return what_it_says(claim) if claim else side
    entity = book.entities.get(side)
    return entity.names[0] if entity else side
