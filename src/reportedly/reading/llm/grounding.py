"""What a model says is held against the text: words aligned, names found, figures and dates following from quoted words."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from reportedly.kinds import KINDS, Role
from reportedly.kinds.form import claim_from
from reportedly.model import Claim, Excerpt, Filler, Group, Named, Rejection, RoleValue, Span, label

from ..local.marked import Marked
from .aligning import Folded, align, occurrences
from .following import Following
from .telling import Wordlist

# What a model may say of a claim. Its labels, confidence and reasons are ours to give.
_FIELDS = ("kind", "roles", "stage", "polarity", "certainty", "voice", "sources", "when", "evidence")
# The part of a description or a paraphrase that must be words of the article.
_TOLD = 0.5


class Grounding:
    """Holds raw claims against one document; boilerplate is no part of it."""

    def __init__(self, marked: Marked) -> None:
        document = self._document = marked.document
        self._text = Folded(marked.text)
        self._whole = Folded(document.text)
        self._head = Folded("\n".join((document.title, document.publisher or "", *document.byline)))
        self._words = Wordlist(f"{document.title}\n{marked.text}")
        self._following = Following(marked)

    def claim(self, raw: Mapping[str, Any]) -> Claim | Rejection:
        """The claim with its names' spans where the text bears out all of it, else the rejection that says what it does not."""
        try:
            words, why = self._evidence(raw.get("evidence"))
            made = claim_from({k: raw[k] for k in _FIELDS if k in raw} | {"evidence": words}, self._document)
            if isinstance(made, Rejection):
                raise _Ungrounded(made.reason)
            if fault := self._following.fault(made):
                raise _Ungrounded(fault)
            return self._named(made).model_copy(update={"why": why})
        except _Ungrounded as fault:
            return Rejection(document=self._document.revision, reason=str(fault), offered=dict(raw))

    def _evidence(self, quotations: Any) -> tuple[list[Excerpt], tuple[str, ...]]:
        if not isinstance(quotations, list) or not quotations:
            raise _Ungrounded("no evidence; quote the article's own words")
        found = [self._quoted(q) for q in quotations]
        return [excerpt for excerpt, _ in found], tuple(f"evidence aligned: {how}" for _, how in found)

    def _quoted(self, quotation: Any) -> tuple[Excerpt, str]:
        words = quotation if isinstance(quotation, str) else ""
        if found := align(words, self._text):
            # The masked text has blanks where boilerplate stands; the words are those of the text itself.
            return Excerpt.of(self._whole.text, found.excerpt.start, found.excerpt.end), found.how
        where = "evidence out of boilerplate" if align(words, self._whole) else "evidence is not in the text"
        raise _Ungrounded(f"{where}: {str(quotation)[:80]!r}")

    def _named(self, claim: Claim) -> Claim:
        roles = {name: self._role(KINDS[claim.kind].role(name), value, claim) for name, value in claim.roles.items()}
        return claim.model_copy(
            update={"roles": roles, "sources": tuple(self._filler(f, claim) for f in claim.sources)}
        )

    def _role(self, role: Role | None, value: RoleValue, claim: Claim) -> RoleValue:
        if isinstance(value, tuple):
            return tuple(self._filler(f, claim) for f in value)
        if isinstance(value, str) and role and role.holds != "choice":
            self._hold_told(f"{role.name} {value!r}", _besides(value, role.known))
        return value

    def _filler(self, filler: Filler, claim: Claim) -> Filler:
        if isinstance(filler, Group):
            self._hold_told(f"the description {filler.described!r}", filler.described)
        for name in (filler.name if isinstance(filler, Named) else filler.of,):
            if name and not self._stands(name):
                raise _Ungrounded(f"the name {name!r} stands nowhere in the document")
        return filler.model_copy(update={"mention": self._mention(label(filler), claim.evidence)})

    def _stands(self, name: str) -> bool:
        return any(next(occurrences(name, part), None) for part in (self._text, self._head))

    def _mention(self, name: str, evidence: Iterable[Excerpt]) -> Span | None:
        """Where the name stands, in the evidence if it can be; None for words that only tell the sense."""
        places = list(occurrences(name, self._text))
        inside = (p for p in places if any(e.start <= p.start and p.end <= e.end for e in evidence))
        place = next(inside, places[0] if places else None)
        return Span(start=place.start, end=place.end) if place else None

    def _hold_told(self, what: str, words: str) -> None:
        if words.strip() and self._words.share(words) < _TOLD:
            raise _Ungrounded(f"{what} is not in the article's words")


class _Ungrounded(Exception):
    """What the text does not bear out."""


def _besides(words: str, known: tuple[str, ...]) -> str:
    """The words without the schema's own words for such a role."""
    return re.sub(rf"\b(?:{'|'.join((*known, 'and', 'or'))})s?\b", " ", words, flags=re.IGNORECASE) if known else words
