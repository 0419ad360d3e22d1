"""Claims made elsewhere, taken as they are; the text is still read for names, aliases and citations."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportedly.kinds.form import claim_from
from reportedly.model import Claim, Document, Extraction, ReaderMark

from .local.marked import Marked

VERSION = "1"
RawClaims = Iterable[Mapping[str, Any]]


class GivenReader:
    """Takes the claims given for each document (raw, by the document's label or id) through the schema's one gate."""

    def __init__(self, claims: Mapping[str, RawClaims]) -> None:
        self._claims = claims

    @property
    def mark(self) -> ReaderMark:
        return ReaderMark(name="given", version=VERSION)

    def read(self, document: Document) -> Extraction:
        """The document's given claims, or their rejections; no claims where none were given."""
        raw = self._claims.get(document.label or document.id, ())
        return with_given(document, raw)

    def read_many(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """As `read`, in order."""
        return map(self.read, documents)


def with_given(document: Document, claims: RawClaims) -> Extraction:
    """An extraction of raw claims: what is grounded is a claim, the rest a `Rejection`, and the batch goes on."""
    marked = Marked(document)
    # What is boilerplate is our guess; a claim made elsewhere is taken as it is.
    whole = document.model_copy(update={"masked": ()})
    made = [claim_from(raw, whole) for raw in claims]
    return Extraction(
        document=document.revision,
        reader=ReaderMark(name="given", version=VERSION),
        claims=tuple(c for c in made if isinstance(c, Claim)),
        rejections=tuple(c for c in made if not isinstance(c, Claim)),
        mentions=marked.mentions,
        aliases=marked.aliases,
        citations=marked.citations,
        notes=marked.notes,
    )
