"""One organisation (or team, or product): who came and who went, offers, deals, words said."""

from .book import Book
from .entity import EntityPage, entity_page
from .flows import MoveRow, moves_table
from .table import Row, Table
from .view import View, Which


class OrganisationPage(EntityPage):
    """An organisation in full: beside its stories, who came and who went."""

    came: Table[MoveRow]
    went: Table[MoveRow]

    def tables(self) -> tuple[Table[Row], ...]:
        """Comings and goings, then stories and what else is said."""
        return tuple(t for t in (self.came, self.went, *super().tables()) if t.rows)


def organisation(book: Book, name: str) -> OrganisationPage:
    """The organisation of that id or name. Raises NotFound with the nearest names."""
    page = entity_page(book, name)
    return OrganisationPage(
        **dict(page),
        came=moves_table(book, "Came, or said to come", to=page.id),
        went=moves_table(book, "Went, or said to go", origin=page.id),
    )


ORGANISATION = View(
    "organisation",
    "One organisation: who came, who went, its stories, and all its names.",
    lambda b, q: organisation(b, q.id),
    Which,
)
