"""Where words stand: half-open offsets in code points of a document's stored text."""

from typing import Self

from pydantic import model_validator

from .base import Frozen


class Span(Frozen):
    """Half-open: `text[start:end]`."""

    start: int
    end: int

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}..{self.end}")
        return self

    def overlaps(self, other: "Span") -> bool:
        """True when the two share at least one code point."""
        return max(self.start, other.start) < min(self.end, other.end)


class Excerpt(Span):
    """A quotation that knows where it stands (W3C TextQuoteSelector and TextPositionSelector in one)."""

    exact: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Excerpt":
        """The words of `text` from start to end."""
        return cls(start=start, end=end, exact=text[start:end])

    def stands_in(self, text: str) -> bool:
        """True when these very words stand at these offsets."""
        return bool(self.exact) and text[self.start : self.end] == self.exact
