"""The embedded reader: offline, without a key, on a processor. It reads all languages with one code path."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib.resources import files
from typing import Any, TypeVar

from reportedly.kinds.form import claim_from
from reportedly.model import Alias, Citation, Claim, Document, Extraction, ReaderMark, Span
from reportedly.reading.encoder.encoder import Encoder
from reportedly.reading.local.assemble import claims_of
from reportedly.reading.local.marked import Marked
from reportedly.reading.local.merging import merged
from reportedly.reading.local.reader import claims_by_rule
from reportedly.reading.local.weights import Weights
from reportedly.reading.local.weights import load as load_weights

from . import rescoring, stacking
from .fusing import Shares
from .pieces import moved, pieces
from .reading import fused_of

VERSION = "1"
Placed = TypeVar("Placed", bound=Span)
Told = TypeVar("Told", Alias, Citation)
_LONE = re.compile("[\ud800-\udfff]")  # half a character: no tokenizer takes it


class LocalReader:
    """Reads with the encoder and the rules together; by the rules alone where `encoder` is False or its files are absent."""

    def __init__(self, *, encoder: bool = True, threads: int = 1) -> None:
        self.weights: Weights = load_weights()
        self._threads = threads
        self._trunk = files("reportedly.data") / "model" / "trunk.onnx"
        self.pointing = encoder and self._trunk.is_file()

    @cached_property
    def encoder(self) -> Encoder:
        """The network, loaded when first needed."""
        return Encoder(threads=self._threads)

    @cached_property
    def mark(self) -> ReaderMark:
        """Name, version, and the digests of the rules' weights and of the network."""
        settings = {"rules": self.weights.digest}
        if self.pointing:
            settings["encoder"] = hashlib.sha256(self._trunk.read_bytes()).hexdigest()[:16]
        return ReaderMark(name="local", version=VERSION, settings=settings)

    def read(self, document: Document) -> Extraction:
        """All that the document says, as far as encoder and rules can tell."""
        raw: list[dict[str, Any]] = []
        read: list[tuple[int, Marked]] = []
        for start, piece in pieces(document):
            marked = Marked(piece)
            raw += [moved(claim, start) for claim in self._raw(marked)] if marked.code else []
            read.append((start, marked))
        made = [claim_from(claim, _masked(document, read)) for claim in raw]
        return Extraction(
            document=document.revision,
            reader=self.mark,
            claims=tuple(c for c in made if isinstance(c, Claim)),
            rejections=tuple(c for c in made if not isinstance(c, Claim)),
            mentions=tuple(_along(m, start) for start, marked in read for m in marked.mentions),
            aliases=tuple(_placed(a, start) for start, marked in read for a in marked.aliases),
            citations=tuple(_placed(c, start) for start, marked in read for c in marked.citations),
            notes=tuple(dict.fromkeys(note for _, marked in read for note in marked.notes)),
        )

    def read_many(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """As `read`, in order; each document is read by itself, so no batch changes a claim."""
        return map(self.read, documents)

    def _raw(self, marked: Marked) -> list[dict[str, Any]]:
        if not self.pointing:
            return claims_by_rule(marked, self.weights)
        given = marked.given
        legible = _LONE.sub("\ufffd", marked.text)
        candidates = self.encoder.candidates(legible, marked.language.code, given.title, given.publisher or "")
        ground, fused = fused_of(marked, candidates, self.weights, Shares(), stacking.load())
        by = rescoring.load()
        made = []
        for one in fused:
            one.draft.chance = by.confidence(one, fused)
            if by.keeps(one, one.draft.chance):
                made += claims_of(one.draft, ground)
        return merged(made)


def _masked(document: Document, read: list[tuple[int, Marked]]) -> Document:
    """The document with all that was masked in its pieces."""
    spans = tuple(_along(m, start) for start, marked in read for m in marked.document.masked)
    return document.model_copy(update={"masked": spans})


def _along(span: Placed, by: int) -> Placed:
    return span.model_copy(update={"start": span.start + by, "end": span.end + by})


def _placed(told: Told, by: int) -> Told:
    return told.model_copy(update={"excerpt": _along(told.excerpt, by)}) if told.excerpt else told
