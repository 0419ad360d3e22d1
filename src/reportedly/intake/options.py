"""What a user may say about the sources, and what a source gives."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, BinaryIO

from reportedly.errors import OptionError
from reportedly.language.language import LANGUAGES
from reportedly.model import Document

from .dates import iso_of

if TYPE_CHECKING:
    from .fetching import Client

AUTO = "auto"


@dataclass(frozen=True)
class IntakeOptions:
    """What the user says outranks what the source says of itself. Raises OptionError for a wrong value.

    `published` is an ISO date or time (UTC where no zone is told), `lang` a code or "auto". `client` fetches addresses;
    without one, one is made for the batch. `now` is what a document's date is held against; nothing here looks at a clock.
    """

    publisher: str | None = None
    published: str | None = None
    lang: str | None = None
    stdin: BinaryIO | None = None
    allow_private: bool = False
    now: datetime | None = None
    client: "Client | None" = None

    def __post_init__(self) -> None:
        if self.published is not None and iso_of(self.published) is None:
            fault = f"{self.published!r} is not a date"
            raise OptionError("--published", fault, "write it as 2026-03-02 or 2026-03-02T09:15:00Z")
        if self.lang is not None and self.lang not in (AUTO, *LANGUAGES):
            fault = f"{self.lang!r} is not a language that can be read"
            raise OptionError("--lang", fault, f"the values are {', '.join(LANGUAGES)} and {AUTO}")

    @cached_property
    def fetcher(self) -> "Client":
        """The client that was given, or one for all that is opened with these options: it remembers whose turn it is."""
        from .fetching import Client

        return self.client or Client(allow_private=self.allow_private)


@dataclass(frozen=True)
class Sourced:
    """A document, and the claims that were given with it: None where none were."""

    document: Document
    claims: tuple[dict[str, Any], ...] | None = None
