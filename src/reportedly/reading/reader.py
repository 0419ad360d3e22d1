"""The seam of reading: a document in, an extraction out."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from reportedly.errors import ReaderError
from reportedly.model import Document, Extraction, ReaderMark


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
