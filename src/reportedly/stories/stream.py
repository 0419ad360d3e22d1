"""Very many articles into stories in bounded memory: what has had no news for a window is settled, given away and let go.

Claims further apart than the window are never linked, so a settled story can get no more of them. Names are known as far
back as the articles kept: what a page explained two windows ago is not remembered.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from reportedly.model import Judgement, Reading, Story
from reportedly.names import Gazetteer, Page, page_of

from .article import Article
from .building import Building
from .clustering import WINDOW


def stories_of(
    readings: Iterable[Reading], judgements: Sequence[Judgement] = (), gazetteer: Gazetteer | None = None
) -> Iterator[Story]:
    """Every story of readings that come in the order of publication, each once, as soon as it is settled."""
    shelf = _Shelf(judgements, gazetteer or Gazetteer.shipped())
    for reading in readings:
        cut = shelf.take(Article(reading))
        if cut:
            yield from shelf.settle(cut)
    yield from shelf.settle(None)


class _Shelf:
    """The articles that later ones may yet have to do with."""

    def __init__(self, judgements: Sequence[Judgement], gazetteer: Gazetteer) -> None:
        self._judgements, self._gazetteer = judgements, gazetteer
        self._articles: list[Article] = []
        self._pages: dict[str, Page] = {}
        self._given: dict[str, datetime] = {}
        self._since: datetime | None = None

    def take(self, article: Article) -> datetime | None:
        """Keep an article; the moment before which stories are settled, once a window has gone by."""
        self._articles.append(article)
        self._pages[article.id] = page_of(article.reading, self._gazetteer)
        if article.at is None:
            return None
        self._since = self._since or article.at
        if article.at - self._since <= 2 * WINDOW:
            return None
        self._since = article.at - WINDOW
        return self._since

    def settle(self, cut: datetime | None) -> Iterator[Story]:
        """Give away the stories without news since `cut` (all, if None), and let go of the articles that only they need."""
        articles = sorted(self._articles, key=lambda a: a.order)
        pages = [self._pages[article.id] for article in articles]
        told_at = {article.id: article.at for article in articles}
        kept: set[str] = set()
        for story in Building(articles, pages, self._judgements, self._gazetteer).standing().stories:
            documents = {told.claim.document for told in story.told}
            last = max((at for document in documents if (at := told_at[document])), default=None)
            if cut is not None and (last is None or last >= cut):
                kept |= documents
            elif story.id not in self._given:
                self._given[story.id] = last or datetime.max
                yield story
        self._let_go(cut, kept)

    def _let_go(self, cut: datetime | None, kept: set[str]) -> None:
        if cut is None:
            self._articles.clear()
            return
        self._articles = [a for a in self._articles if a.id in kept or a.at is None or a.at >= cut]
        self._pages = {article.id: self._pages[article.id] for article in self._articles}
        long_ago = cut - timedelta(days=2 * WINDOW.days)
        self._given = {story: at for story, at in self._given.items() if at.replace(tzinfo=cut.tzinfo) >= long_ago}
