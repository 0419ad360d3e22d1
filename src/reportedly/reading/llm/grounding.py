"""What a model says is held against the text: words aligned, names found, figures and dates following from quoted words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportedly.kinds.form import claim_from
from reportedly.language import LANGUAGES, amounts, dates, of
from reportedly.model import Amount, Claim, Document, Excerpt, Filler, Group, Named, Rejection, Span, When

from .aligning import Folded, align

# Bounds that a grammar gives and a model writes differ by rounding at most.
_CLOSE = 0.01


class Grounding:
    """Holds raw claims against one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = Folded(document.text)
        self._head = Folded(f"{document.title}\n{document.publisher or ''}")

    def claim(self, raw: Mapping[str, Any]) -> Claim | Rejection:
        """The claim as far as the text bears it out, with its names' spans, or the rejection that says what it does not."""
        try:
            words, how = self._evidence(raw.get("evidence") or [])
            made = claim_from({**raw, "evidence": words}, self._document)
            if isinstance(made, Rejection):
                return Rejection(document=made.document, reason=made.reason, offered=dict(raw))
            self._values(made)
            return made.model_copy(
                update={
                    "roles": {name: self._role(value) for name, value in made.roles.items()},
                    "sources": tuple(self._filler(f) for f in made.sources),
                    "why": tuple(how),
                }
            )
        except _Ungrounded as fault:
            return Rejection(document=self._document.revision, reason=str(fault), offered=dict(raw))

    def _evidence(self, quotations: Iterable[Any]) -> tuple[list[Excerpt], list[str]]:
        excerpts, how = [], []
        for quotation in quotations:
            found = align(quotation, self._text) if isinstance(quotation, str) else None
            if found is None:
                raise _Ungrounded(f"evidence is not in the text: {str(quotation)[:80]!r}")
            excerpts.append(found.excerpt)
            how.append(f"evidence aligned: {found.how}")
        return excerpts, how

    def _role(self, value: Any) -> Any:
        return tuple(self._filler(f) for f in value) if isinstance(value, tuple) else value

    def _filler(self, filler: Filler) -> Filler:
        words = filler.name if isinstance(filler, Named) else filler.described
        found = align(words, self._text)
        if isinstance(filler, Group):
            if filler.of and not self._stands(filler.of):
                raise _Ungrounded(f"the name {filler.of!r} stands nowhere in the document")
            if found is None and not self._partly(words):
                raise _Ungrounded(f"nothing in the text is described as {words!r}")
        elif found is None and not self._stands(words):
            raise _Ungrounded(f"the name {words!r} stands nowhere in the document")
        mention = Span(start=found.excerpt.start, end=found.excerpt.end) if found and found.how != "near" else None
        return filler.model_copy(update={"mention": mention})

    def _stands(self, name: str) -> bool:
        found = align(name, self._text) or align(name, self._head)
        return found is not None and found.how != "near"

    def _partly(self, words: str) -> bool:
        """True when a word of the description (or two characters in a row, where words are not parted) is in the text."""
        parts = words.split() if " " in words else [words[i : i + 2] for i in range(len(words) - 1)]
        return any(
            Folded(p).folded in self._text.folded for p in parts if len(p) > 1 and (" " not in words or len(p) > 3)
        )

    def _values(self, claim: Claim) -> None:
        quoted = "\n".join(e.exact for e in claim.evidence)
        for role, value in claim.roles.items():
            if isinstance(value, Amount) and not any(_same_amount(value, a) for a in self._amounts(quoted)):
                raise _Ungrounded(
                    f"{role} does not follow from the quoted words: {value.low} to {value.high} {value.currency or ''}"
                )
        if claim.when and not any(_meets(claim.when, w) for w in self._dates(quoted)):
            raise _Ungrounded(
                "the date does not follow from the quoted words; quote the words that tell it, or leave it out"
            )

    def _amounts(self, quoted: str) -> Iterator[Amount]:
        for code in self._languages():
            yield from (found.value for found in amounts(quoted, of(code)))

    def _dates(self, quoted: str) -> Iterator[When]:
        moment = self._document.moment
        for code in self._languages() if moment else ():
            yield from (found.value for found in dates(quoted, of(code), moment.date()))

    def _languages(self) -> Iterable[str]:
        return (self._document.lang,) if self._document.lang in LANGUAGES else LANGUAGES


class _Ungrounded(Exception):
    """What the text does not bear out."""


def _same_amount(said: Amount, read: Amount) -> bool:
    if said.currency and read.currency and said.currency != read.currency:
        return False
    return _same(said.low, read.low) and _same(said.high, read.high)


def _same(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= _CLOSE * abs(b)


def _meets(said: When, read: When) -> bool:
    starts = [w.start for w in (said, read) if w.start]
    ends = [w.end for w in (said, read) if w.end]
    return not starts or not ends or max(starts) <= min(ends)
