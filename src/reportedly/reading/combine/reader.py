"""The embedded reader: offline, without a key, on a processor. It reads all languages with one code path."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib.resources import files
from typing import Any

from reportedly.kinds.form import claim_from
from reportedly.model import Claim, Document, Extraction, ReaderMark
from reportedly.reading.encoder.encoder import Encoder
from reportedly.reading.local.assemble import claims_of
from reportedly.reading.local.marked import Marked
from reportedly.reading.local.merging import merged
from reportedly.reading.local.reader import claims_by_rule
from reportedly.reading.local.weights import Weights
from reportedly.reading.local.weights import load as load_weights

from . import rescoring
from .fusing import Shares
from .reading import fused_of

VERSION = "1"
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
        marked = Marked(document)
        made = [claim_from(raw, marked.document) for raw in self._raw(marked)] if marked.code else []
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

    def _raw(self, marked: Marked) -> list[dict[str, Any]]:
        if not self.pointing:
            return claims_by_rule(marked, self.weights)
        given = marked.given
        legible = _LONE.sub("\ufffd", marked.text)
        candidates = self.encoder.candidates(legible, marked.language.code, given.title, given.publisher or "")
        ground, fused = fused_of(marked, candidates, self.weights, Shares())
        by = rescoring.load()
        made = []
        for one in fused:
            one.draft.chance = by.confidence(one, fused)
            if by.keeps(one, one.draft.chance):
                made += claims_of(one.draft, ground)
        return merged(made)
