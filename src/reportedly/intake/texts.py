"""A plain text file: its words are the document's text, and it says nothing of itself."""

from pathlib import Path

from .charset import decode
from .documents import About, make
from .options import IntakeOptions, Sourced


def text(
    body: bytes,
    options: IntakeOptions,
    *,
    what: str,
    file: Path | None = None,
    url: str | None = None,
    declared: str | None = None,
) -> Sourced:
    """The document of a plain text; line ends become \\n. Raises Malformed for what is empty or binary."""
    words, note = decode(body, declared, what=what)
    words = words.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    about = About(url=url, file=file, notes=(note,) if note else ())
    return Sourced(make(words, about, options, what=what))
