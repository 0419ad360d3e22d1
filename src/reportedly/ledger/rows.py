"""Models to the text that a store keeps, and back, without the loss of a code point."""

import json
import re
from typing import Any, TypeVar

from reportedly.errors import Malformed
from reportedly.model import (
    Claim,
    Document,
    Entry,
    Extraction,
    Frozen,
    Judgement,
    ReaderMark,
    Reading,
    Rejection,
    canonical_json,
    digest,
)

_LONE = re.compile("[\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_KEY = 32
_LONGEST = 400

M = TypeVar("M", bound=Frozen)


def stored(model: Frozen, exclude: set[str] | None = None) -> str:
    """The model's canonical JSON, as any store can hold it. Raises Malformed as `escaped` does."""
    return escaped(model.model_dump(mode="json", exclude=exclude))


def escaped(value: Any) -> str:
    """Canonical JSON as UTF-8 can hold it: a NUL or a lone surrogate is written as an escape.

    Raises Malformed where a text holds the two halves of one character apart: no JSON can tell that from the whole one.
    """
    text = canonical_json(value)
    if _PAIR.search(text):
        what = text[:60].encode("ascii", "backslashreplace").decode()
        raise Malformed(what, "holds a character in two halves (a surrogate pair)", "join them: decode it as UTF-16")
    return _LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def restored(kind: type[M], text: str, **more: Any) -> M:
    """The model that `stored` wrote, with the fields that it left out."""
    return kind.model_validate(json.loads(text) | more)


def document_key(document: Document) -> str:
    """A hash of all that the document says of itself, its notes apart."""
    return digest(document.model_dump(mode="json", exclude={"notes"}), _KEY)


def reader_key(reader: ReaderMark) -> str:
    """A hash of who read."""
    return digest(reader.model_dump(mode="json"), _KEY)


def reading_key(reading: Reading) -> str:
    """A hash of what was read, by whom. How sure the machine was is left out: it differs in the last digit between CPUs."""
    extraction = reading.extraction
    rest = extraction.model_dump(mode="json", exclude={"claims", "notes"})
    said = [[claim.id, claim.label, [flag.model_dump() for flag in claim.flags]] for claim in extraction.claims]
    return digest([document_key(reading.document), rest, said], _KEY)


def document_row(document: Document) -> dict[str, Any]:
    """The document as a row."""
    shown = {name: plain(getattr(document, name)) for name in ("id", "label", "url", "publisher", "published", "lang")}
    return {"key": document_key(document), "revision": document.revision, "body": stored(document), **shown}


def plain(text: str | None) -> str | None:
    """Text to look things up by: what a column or an index cannot hold gives way (the body keeps it as it is)."""
    if text is None:
        return None
    shown = text.encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…{digest(text)}"


def reading_row(reading: Reading) -> dict[str, Any]:
    """The reading as a row, its claims and rejections apart; the caller adds `sequence` and `recorded_at`."""
    reader = reading.extraction.reader
    return {
        "key": reading_key(reading),
        "document_key": document_key(reading.document),
        "revision": reading.document.revision,
        "reader": plain(reader.name),
        "reader_key": reader_key(reader),
        "body": stored(reading.extraction, exclude={"claims", "rejections"}),
    }


def claim_rows(reading: Reading, sequence: int) -> list[dict[str, Any]]:
    """The reading's claims, each as a row."""
    published = plain(reading.document.published)
    return [
        {
            "sequence": sequence,
            "position": position,
            "id": claim.id,
            "kind": claim.kind,
            "revision": claim.document,
            "published": published,
            "body": stored(claim),
        }
        for position, claim in enumerate(reading.claims)
    ]


def rejection_rows(reading: Reading, sequence: int) -> list[dict[str, Any]]:
    """What the reading refused, each as a row."""
    return [
        {"sequence": sequence, "position": position, "reason": plain(rejection.reason), "body": stored(rejection)}
        for position, rejection in enumerate(reading.rejections)
    ]


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """The judgement as a row; the caller adds `sequence` and `recorded_at`."""
    return {"id": judgement.id, "body": stored(judgement)}


def entry_of(row: Any, claims: list[str], rejections: list[str]) -> Entry:
    """One entry of a row of readings and documents, and the bodies of its claims and rejections."""
    parts = {
        "claims": tuple(restored(Claim, body) for body in claims),
        "rejections": tuple(restored(Rejection, body) for body in rejections),
    }
    extraction = restored(Extraction, row.extraction, **parts)
    reading = Reading(document=restored(Document, row.document), extraction=extraction)
    return Entry(sequence=row.sequence, recorded_at=row.recorded_at, reading=reading)
