"""Stories as articles come in, one by one or all at once: the same either way."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from reportedly.model import Judgement, Reading, Standing
from reportedly.names import Gazetteer, Page, page_of

from .article import Article
from .building import Building


class StoryBook:
    """Readings, taken in one by one. What can be done for a reading alone is done once, when it is added."""

    def __init__(self, gazetteer: Gazetteer | None = None, *, now: datetime | None = None) -> None:
        self._gazetteer = gazetteer or Gazetteer.shipped()
        self._now = now
        self._articles: dict[str, Article] = {}
        self._pages: dict[str, Page] = {}
        self._standing: dict[tuple[str, ...], Standing] = {}

    def add(self, reading: Reading) -> None:
        """Take a reading in. Another reading of the same revision takes the place of the first."""
        article = Article(reading, self._now)
        self._articles[article.id] = article
        self._pages[article.id] = page_of(reading, self._gazetteer)
        self._standing.clear()

    def standing(self, judgements: Sequence[Judgement] = ()) -> Standing:
        """How all things stand after what was added, in whatever order."""
        asked = tuple(judgement.id for judgement in judgements)
        if asked not in self._standing:
            articles = sorted(self._articles.values(), key=lambda article: article.order)
            pages = [self._pages[article.id] for article in articles]
            self._standing[asked] = Building(articles, pages, judgements, self._gazetteer).standing()
        return self._standing[asked]


def build(
    readings: Iterable[Reading],
    judgements: Sequence[Judgement] = (),
    gazetteer: Gazetteer | None = None,
    *,
    now: datetime | None = None,
) -> Standing:
    """How all things stand after these readings, whatever their order; `now` puts later dates in doubt."""
    book = StoryBook(gazetteer, now=now)
    for reading in readings:
        book.add(reading)
    return book.standing(judgements)
