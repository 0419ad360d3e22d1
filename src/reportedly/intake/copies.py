"""The same text printed elsewhere: with another headline, cuts, another agency line, or lightly rewritten. One language at a time.

A document keeps the smallest hashes of its shingles; documents that share some are held side by side, sentence by
sentence. A hash leads to a bounded number of documents, so a document costs the same in a ledger of any size.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from zlib import crc32

from reportedly.model import Copy, Document, Reason

from .sentences import Sentence, sentences, tokens

_SKETCH = 40  # hashes kept of a document
_SHARED = 2  # of them in common make a candidate
_POSTINGS = 8  # documents that one hash leads to, the earliest
_CANDIDATES = 6
_SHINGLE = {True: 6, False: 3}  # characters where words are not spaced, words where they are
_SAME = 0.5  # of a sentence's words make it the other's sentence
_MOSTLY = 0.5  # of the later text, by length, makes it a copy
_VERBATIM = 0.75  # of its shingles are the other's: printed as it was
_LONGEST = 30_000  # characters of a text that are compared
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class _Printed:
    """A document as it is compared."""

    document: Document

    @cached_property
    def sentences(self) -> list[Sentence]:
        return sentences(self.document.text[:_LONGEST])

    @cached_property
    def shingles(self) -> frozenset[int]:
        folded = unicodedata.normalize("NFKC", self.document.text[:_LONGEST]).casefold()
        words, unspaced = tokens(folded)
        size = _SHINGLE[unspaced]
        return frozenset(crc32(" ".join(words[i : i + size]).encode()) for i in range(max(len(words) - size + 1, 0)))

    @property
    def order(self) -> tuple[datetime, str, str]:
        """Earlier first; what has no date comes last."""
        return self.document.moment or _NEVER, self.document.id, self.document.revision


def copies(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """Every document that copies an earlier one, in the order of publication. The order in which they are given plays no part."""
    index = CopyIndex()
    found = (index.add(document) for document in sorted(documents, key=lambda d: _Printed(d).order))
    return tuple(copy for copy in found if copy)


class CopyIndex:
    """Documents by what they share. A copy points to the first original, never to another copy."""

    def __init__(self) -> None:
        self._postings: dict[int, list[int]] = defaultdict(list)
        self._documents: list[Document] = []
        self._originals: dict[str, str] = {}

    def add(self, document: Document) -> Copy | None:
        """Take the document in; the copy that it is of one taken in before, if it is."""
        later = _Printed(document)
        sketch = sorted(later.shingles)[:_SKETCH]
        copy = next((c for earlier in self._candidates(later, sketch) if (c := _compared(later, earlier))), None)
        self._keep(document, sketch)
        if copy is None:
            return None
        copy = copy.model_copy(update={"of": self._originals.get(copy.of, copy.of)})
        self._originals[document.revision] = copy.of
        return copy

    def _candidates(self, later: _Printed, sketch: list[int]) -> list[_Printed]:
        """Those that share most, the earliest of them first."""
        shared = Counter(number for value in sketch for number in self._postings.get(value, ()))
        likely = sorted((n for n in shared if shared[n] >= _SHARED), key=lambda n: (-shared[n], n))[:_CANDIDATES]
        others = (self._documents[n] for n in sorted(likely))
        return [_Printed(other) for other in others if _comparable(later.document, other)]

    def _keep(self, document: Document, sketch: list[int]) -> None:
        number = len(self._documents)
        self._documents.append(document)
        for value in sketch:
            postings = self._postings[value]
            if len(postings) < _POSTINGS:
                postings.append(number)


def _comparable(one: Document, other: Document) -> bool:
    """Two documents of one language. Revisions of one document are no copies of each other."""
    return one.id != other.id and (one.lang == other.lang or None in (one.lang, other.lang))


def _compared(later: _Printed, earlier: _Printed) -> Copy | None:
    mine, held = later.sentences, earlier.sentences
    total = sum(s.length for s in mine)
    same = [s for s in mine if any(s.likeness(other) >= _SAME for other in held)]
    if not total or sum(s.length for s in same) < _MOSTLY * total:
        return None
    verbatim = len(later.shingles & earlier.shingles) / len(later.shingles)
    return Copy(
        document=later.document.revision,
        of=earlier.document.revision,
        how="syndicated" if verbatim >= _VERBATIM else "rewritten",
        reasons=tuple(_reasons(later.document, earlier.document, len(same), len(mine))),
    )


def _reasons(later: Document, earlier: Document, same: int, all_: int) -> Iterable[Reason]:
    origin = earlier.publisher or earlier.url or earlier.id
    when = f" of {earlier.published}" if earlier.published else ""
    yield Reason(rule="same text", text=f"{same} of its {all_} sentences stand in the article of {origin}{when}")
    if later.wire:
        yield Reason(rule="wire credit", text=f"it credits {later.wire}")
