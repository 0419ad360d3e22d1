"""Reading: a document in, an extraction out. The readers are registered here, one visible line each.

Nothing heavy is loaded until a reader is opened.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from reportedly.errors import OptionError
from reportedly.model import Document, Extraction

from .reader import Paid, Reader, paid_part


def _local(**settings: Any) -> Reader:
    from .combine import LocalReader

    return LocalReader(**settings)


def _llm(**settings: Any) -> Reader:
    from .llm import LLMReader

    return LLMReader(**settings)


def _both(**settings: Any) -> Reader:
    from .both import BothReader

    return BothReader(_local(), _llm(**settings))


READERS: dict[str, Callable[..., Reader]] = {
    "local": _local,
    "llm": _llm,
    "both": _both,
}


def open_reader(name: str, **settings: Any) -> Reader:
    """The reader of that name. Raises OptionError with the names there are, ReaderError where it cannot be used here."""
    if name not in READERS:
        raise OptionError("--reader", f"no reader {name!r}", f"the readers are {', '.join(READERS)}")
    return READERS[name](**settings)


def with_given(document: Document, claims: Iterable[Mapping[str, Any]]) -> Extraction:
    """Claims made elsewhere, taken as they are; the text is still read for names, aliases and citations."""
    from .given import with_given as taken

    return taken(document, claims)


__all__ = ["READERS", "Paid", "Reader", "open_reader", "paid_part", "with_given"]
