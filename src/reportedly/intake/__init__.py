"""Everything that a user may point at becomes clean documents, or a clear word why not.

for item in open_source("https://example.com/story", options=IntakeOptions(now=clock())):
    ...                                       # a Sourced, or the SourceError that says what is wrong
"""

from typing import TYPE_CHECKING, Any

from .options import IntakeOptions, Sourced

if TYPE_CHECKING:
    from .sources import open_source

__all__ = ["IntakeOptions", "Sourced", "open_source"]


def __getattr__(name: str) -> Any:
    # The parsers behind the sources are heavy: they are loaded when a source is first opened.
    if name == "open_source":
        from .sources import open_source

        return open_source
    raise AttributeError(f"module 'reportedly.intake' has no attribute {name!r}")
