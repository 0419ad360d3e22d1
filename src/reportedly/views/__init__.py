"""The questions that can be asked of a book, one file each, one line each here."""

from .article import ARTICLE, ArticlePage, article
from .book import Book
from .flows import FLOWS, FlowsPage, flows
from .latest import LATEST, Filters, latest
from .odds import ODDS, OddsPage, odds
from .offers import OFFERS, offers
from .organisation import ORGANISATION, OrganisationPage, organisation
from .outlet import OUTLET, OutletPage, outlet
from .outlets import OUTLETS, outlets
from .person import PERSON, person
from .reading import ReadingPage, reading_page
from .search import SEARCH, SearchPage, Words, search
from .sources import SOURCES, sources
from .story import STORY, StoryPage, story
from .table import Answer, Change, Page, Row, Table, to_json
from .view import Query, View, Which
from .why import WHY, WhyPage, why

VIEWS: dict[str, View] = {
    v.name: v
    for v in (
        LATEST,
        STORY,
        WHY,
        ARTICLE,
        PERSON,
        ORGANISATION,
        FLOWS,
        OFFERS,
        OUTLETS,
        OUTLET,
        SOURCES,
        ODDS,
        SEARCH,
    )
}

__all__ = [
    "VIEWS",
    "Answer",
    "ArticlePage",
    "Book",
    "Change",
    "Filters",
    "FlowsPage",
    "OddsPage",
    "OrganisationPage",
    "OutletPage",
    "Page",
    "Query",
    "ReadingPage",
    "Row",
    "SearchPage",
    "StoryPage",
    "Table",
    "View",
    "Which",
    "WhyPage",
    "Words",
    "article",
    "flows",
    "latest",
    "odds",
    "offers",
    "organisation",
    "outlet",
    "outlets",
    "person",
    "reading_page",
    "search",
    "sources",
    "story",
    "to_json",
    "why",
]
