"""A document with all that stands in it marked, each class when it is first asked for."""

from functools import cached_property

from reportedly import language as words
from reportedly.language import Found, Language
from reportedly.model import Alias, Amount, Citation, Document, Mention, Multiple, When

from .aliases import aliases
from .citations import citations
from .entities import Thing, things
from .masking import masked
from .naming import find_names
from .tagger import Tagged
from .weights import tagger


class Marked:
    """`language` is that of the document, else the one that its text is written in, else None."""

    def __init__(self, document: Document) -> None:
        self.given = document
        self.pointed: list[Tagged] | None = None  # names by the encoder, where it has read the text
        self.code = _code(document)
        self.language: Language = words.of(self.code or "en")

    @cached_property
    def document(self) -> Document:
        """The document, with what is boilerplate by its words masked too."""
        spans = {(m.start, m.end): m for m in (*self.given.masked, *masked(self.given.text, self.language))}
        return self.given.model_copy(update={"masked": tuple(spans[key] for key in sorted(spans))})

    @cached_property
    def text(self) -> str:
        """The text with its boilerplate blanked, as long as it was: offsets hold."""
        out = list(self.given.text)
        for span in self.document.masked:
            out[span.start : span.end] = ["\n" if c == "\n" else " " for c in out[span.start : span.end]]
        return "".join(out)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        return words.sentences(self.text, self.language)

    @cached_property
    def names(self) -> list[Tagged]:
        return self.pointed if self.pointed is not None else self.tagged

    @cached_property
    def tagged(self) -> list[Tagged]:
        """The names by the tagger alone."""
        return find_names(self.text, self.language.code, tagger())

    @cached_property
    def things(self) -> list[Thing]:
        return things(self.text, self.names)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The names as the model has them."""
        return tuple(
            Mention(start=n.start, end=n.end, text=self.text[n.start : n.end], type=n.type) for n in self.names
        )

    @cached_property
    def aliases(self) -> tuple[Alias, ...]:
        return tuple(aliases(self.text, self.things))

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(citations(self.text, self.language, self.sentences, self.things, self.given.publisher))

    @cached_property
    def amounts(self) -> list[Found[Amount]]:
        return words.amounts(self.text, self.language)

    @cached_property
    def multiples(self) -> list[Found[Multiple]]:
        return words.multiples(self.text, self.language)

    @cached_property
    def dates(self) -> list[Found[When]]:
        moment = self.given.moment
        return words.dates(self.text, self.language, moment.date() if moment else None)

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What could not be read, and why."""
        if self.code:
            return ()
        asked = f" ({self.given.lang})" if self.given.lang else ""
        return (f"the text is in a language that is not read{asked}; only its names were looked for",)


def _code(document: Document) -> str | None:
    """The language to read in: the document's own word for it, else what its text looks like; None for one we lack."""
    code = document.lang.split("-")[0].lower() if document.lang else None
    return code if code in words.LANGUAGES else words.detect(document.text)
