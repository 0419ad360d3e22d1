"""What came in (a capture) and what we read of it (a document)."""

from datetime import UTC, datetime
from functools import cached_property

from .base import Frozen, digest
from .span import Span


class Capture(Frozen):
    """Bytes as received, and from where."""

    source: str
    body: bytes
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    captured_at: datetime | None = None


def moment_of(iso: str) -> datetime:
    """An ISO date or time as an aware datetime in UTC; a bare date is its first second."""
    at = datetime.fromisoformat(iso.replace("Z", "+00:00"))
    return at if at.tzinfo else at.replace(tzinfo=UTC)


class Document(Frozen):
    """One revision's clean text. `text` is stored code point for code point and never touched.

    `id` is the same for all revisions of one document: its canonical URL; else publisher and given id; else its file's
    address; else a hash of its text. `label` is the id that a bundle gave, unique only there. `published` is an ISO date
    (`2026-03-02`) or UTC time (`2026-03-02T09:15:00Z`), None where unknown. `masked` are the spans of `text` that are
    boilerplate: they stay, and nothing is read out of them. `notes` say what is unknown or in doubt about the document.
    """

    id: str
    text: str
    title: str = ""
    lang: str | None = None
    publisher: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    label: str | None = None
    published: str | None = None
    modified: str | None = None
    masked: tuple[Span, ...] = ()
    wire: str | None = None
    notes: tuple[str, ...] = ()

    @cached_property
    def revision(self) -> str:
        """A hash of what this revision says; another text, title, date or publisher is another revision."""
        return digest([self.id, self.text, self.title, self.lang, self.publisher, self.published])

    @property
    def moment(self) -> datetime | None:
        """When it was published, in UTC."""
        return moment_of(self.published) if self.published else None

    def is_masked(self, start: int, end: int) -> bool:
        """True when any part of text[start:end] is boilerplate."""
        return any(m.start < end and start < m.end for m in self.masked)
