"""The embedded reader: offline, without a key, on a processor. It reads all languages with one code path."""

from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.kinds.form import claim_from
from reportedly.model import Claim, Document, Extraction, ReaderMark

from .assemble import claims_of
from .happenings import drafts
from .linking import Field
from .marked import Marked
from .merging import merged
from .signals import Signals
from .weights import Weights, load

VERSION = "1"


class LocalReader:
    """Reads with the weights that ship with the package."""

    def __init__(self, **settings: Any) -> None:
        self.weights: Weights = load()
        self.settings = settings

    @property
    def mark(self) -> ReaderMark:
        return ReaderMark(name="local", version=VERSION, settings={"rules": self.weights.digest})

    def read(self, document: Document) -> Extraction:
        """All that the document says, as far as rules and weights can tell."""
        marked = Marked(document)
        made = [claim_from(raw, marked.document) for raw in self.raw_claims(marked)] if marked.code else []
        return Extraction(
            document=document.revision,
            reader=self.mark,
            claims=tuple(c for c in made if isinstance(c, Claim)),
            rejections=tuple(c for c in made if not isinstance(c, Claim)),
            mentions=marked.mentions,
            aliases=marked.aliases,
            citations=marked.citations,
            notes=marked.notes,
        )

    def read_many(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """As `read`, in order; each document is read by itself, so no batch changes a claim."""
        return map(self.read, documents)

    def raw_claims(self, marked: Marked) -> list[dict[str, Any]]:
        """The claims before they are grounded."""
        weights = self.weights
        ground = Field(Signals(marked))
        found = drafts(ground, weights.kinds, weights.choices, weights.links)
        return merged(
            [raw for draft in found if draft.chance >= weights.line(draft.kind) for raw in claims_of(draft, ground)]
        )
