"""The seam of reading: a document in, an extraction out."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from reportedly.errors import ReaderError
from reportedly.model import Document, Extraction, ReaderMark

if TYPE_CHECKING:
    from .llm.costs import Estimate


class Reader(Protocol):
    """Reads documents. Same document, same extraction; what it cannot ground is a rejection, never a claim."""

    @property
    def mark(self) -> ReaderMark:
        """Who reads: recorded with every extraction."""

    def read(self, document: Document) -> Extraction:
        """All that the document says, as far as this reader can tell. Raises ReaderError when it cannot read at all."""

    def read_many(self, documents: Iterable[Document]) -> Iterator[Extraction | ReaderError]:
        """As `read`, in order, batched where that is faster; the result is the same for any batch size.

        A document that could not be read gives its ReaderError, and the rest goes on.
        """


@runtime_checkable
class Paid(Protocol):
    """A reader that costs money."""

    def estimate(self, documents: Iterable[Document]) -> "Estimate":
        """What reading these would cost. Sends nothing."""

    def spent(self) -> "Estimate":
        """What reading has cost so far."""


def paid_part(reader: Reader) -> Paid | None:
    """The reader, or the second of two, where it costs money; else None."""
    parts = (reader, getattr(reader, "second", None))
    return next((part for part in parts if isinstance(part, Paid)), None)
