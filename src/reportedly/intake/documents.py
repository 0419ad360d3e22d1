"""From what a source says of itself, and what the user says, to a document: its id, language, date and notes."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from reportedly.errors import Malformed
from reportedly.language.language import LANGUAGES
from reportedly.model import Document, digest, moment_of

from .addresses import canonical_or_none, file_address
from .boilerplate import boilerplate
from .dates import iso_of
from .options import AUTO, IntakeOptions
from .wire import wire_credit

NO_DATE = "its date is unknown"
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True)
class About:
    """What a source says of a text. `label` is an id that it gives; `file` is where it lies, if it lies in a file.

    `shared` is true where many articles lie in that file, so that its address names none of them alone.
    """

    title: str = ""
    lang: str | None = None
    publisher: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    label: str | None = None
    published: str | None = None
    modified: str | None = None
    file: Path | None = None
    shared: bool = False
    notes: tuple[str, ...] = ()


def make(text: str, about: About, options: IntakeOptions, *, what: str, cleaned: bool = False) -> Document:
    """The document of a text, which is stored as it is; its boilerplate is masked, unless it is `cleaned` of it already.

    Raises Malformed where there is no text that can be stored.
    """
    _check(text, what)
    about = _told(about, options)
    lang, doubt = language_of(text, about.lang, options)
    published, notes = _published(about, options.now)
    return Document(
        id=_id(text, about),
        text=text,
        title=_SURROGATE.sub("", about.title),
        lang=lang,
        publisher=about.publisher,
        byline=about.byline,
        url=canonical_or_none(about.url),
        label=about.label,
        published=published,
        modified=iso_of(about.modified, local=True) if about.modified else None,
        masked=() if cleaned else boilerplate(text, lang),
        wire=wire_credit(text, about.byline, lang),
        notes=(*about.notes, *doubt, *notes),
    )


def _check(text: str, what: str) -> None:
    if not text.strip():
        raise Malformed(what, "holds no text", "give an article")
    if stray := _SURROGATE.search(text):
        fault = f"half of a surrogate pair at character {stray.start()}, which is no text"
        raise Malformed(what, fault, "write the character as UTF-8 or as both halves")


def _told(about: About, options: IntakeOptions) -> About:
    """What the user says outranks what the source says."""
    return replace(
        about,
        publisher=options.publisher or about.publisher or None,
        published=options.published or about.published or None,
    )


def language_of(text: str, said: str | None, options: IntakeOptions) -> tuple[str | None, tuple[str, ...]]:
    """The user's word, else the source's, else what the text's words show; and a note where that leaves a doubt."""
    if options.lang and options.lang != AUTO:
        return options.lang, ()
    code = re.split(r"[-_]", said.strip().lower())[0] if said and options.lang != AUTO else None
    if code in LANGUAGES:
        return code, ()
    if code:
        return code, (f"written in {code}, a language that is read only as far as it goes",)
    from reportedly.language.detect import detect

    found = detect(text)
    return found, () if found else ("its language is unknown",)


def _published(about: About, now: datetime | None) -> tuple[str | None, tuple[str, ...]]:
    silent = () if about.publisher else ("its publisher is unknown",)
    if not about.published:
        return None, (*silent, NO_DATE)
    iso = iso_of(about.published)
    if iso is None:
        return None, (*silent, f"its date {about.published!r} cannot be read")
    if now and (moment_of(iso) - now).days >= 1:
        return iso, (*silent, f"its date {iso} has not come yet")
    return iso, silent


def _id(text: str, about: About) -> str:
    """Its canonical URL; else publisher and given id; else its file's address; else a hash of its text."""
    if url := canonical_or_none(about.url):
        return url
    if about.publisher and about.label:
        return f"{about.publisher}/{about.label}"
    if about.file and not about.shared:
        return file_address(about.file)
    if about.file and about.label:
        return f"{file_address(about.file)}#{about.label}"
    return f"text:{digest(text)}"
