"""Names: normal forms, sounds across scripts, the gazetteer, and which names are one thing."""

from .forms import is_described, is_described_outlet, is_part
from .gazetteer import Gazetteer, Known, load_gazetteer
from .nodes import Names
from .resolve import Resolution, resolve
from .usage import Page, page_of

__all__ = [
    "Gazetteer",
    "Known",
    "Names",
    "Page",
    "Resolution",
    "is_described",
    "is_described_outlet",
    "is_part",
    "load_gazetteer",
    "page_of",
    "resolve",
]
