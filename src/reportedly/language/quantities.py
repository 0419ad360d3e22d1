"""What money, shares, multiples and counts have in common: bounds ("more than", 以上, bis zu) and ranges ("10 to 40")."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from .language import Language, of
from .numerals import Number
from .wording import expand, split

_NEAR = 26


@dataclass(frozen=True)
class Quantity:
    """From low to high; None is open."""

    start: int
    end: int
    low: float | None
    high: float | None
    approx: bool = False


class Bounds:
    """How one language bounds a number, and joins two into a range."""

    def __init__(self, language: Language) -> None:
        data = language.numbers
        spaced = language.writing.spaced
        kinds = ("more", "less", "about")
        before = "|".join(f"(?P<{kind}>{alternatives(data['bounds'][kind + '_before'], spaced)})" for kind in kinds)
        after = "|".join(
            f"(?P<{kind}>{alternatives(data['bounds'][kind + '_after'], spaced, right=True)})" for kind in kinds
        )
        self._before = re.compile(rf"(?:{before})[\s\u00a0(]{{0,2}}$", re.IGNORECASE)
        self._after = re.compile(rf"[\s\u00a0]?(?:{after})", re.IGNORECASE)
        self._to = re.compile(
            rf"[\s\u00a0]?(?:[-–—~〜～∼]|{alternatives(data['ranges'], spaced)})[\s\u00a0]?", re.IGNORECASE
        )
        self._and = re.compile(rf"[\s\u00a0](?:{alternatives(data['between_and'], spaced)})[\s\u00a0]", re.IGNORECASE)
        self._between = re.compile(
            rf"(?:{alternatives(data['between'], spaced)})[\s\u00a0][^.;]{{0,12}}$", re.IGNORECASE
        )

    def apply(self, text: str, quantity: Quantity) -> Quantity:
        """The quantity with the bounds that the words about it set; its span grows over what stands behind it."""
        low, high, approx, end = quantity.low, quantity.high, quantity.approx, quantity.end
        start = quantity.start
        for _ in range(2):
            match = self._before.search(text, max(0, start - _NEAR), start)
            if not match:
                break
            low, high, approx = _bounded(low, high, approx, match.lastgroup)
            start = match.start()
        if match := self._after.match(text, end):
            low, high, approx = _bounded(low, high, approx, match.lastgroup)
            end = match.end()
        return Quantity(quantity.start, end, low, high, approx)

    def joins(self, text: str, one: Number, two: Number, between: Callable[[str], str]) -> bool:
        """True where the two numbers are the ends of one range. `between` takes what belongs to the numbers, such as a
        currency, out of the words that stand between them."""
        if two.start - one.end > _NEAR:
            return False
        gap = between(text[one.end : two.start])
        if self._to.fullmatch(gap):
            return True
        return bool(self._and.fullmatch(gap) and self._between.search(text, max(0, one.start - _NEAR), one.start))


def _bounded(
    low: float | None, high: float | None, approx: bool, kind: str | None
) -> tuple[float | None, float | None, bool]:
    if kind in ("more", "less") and low != high:
        return low, high, approx  # "über 25 bis 30 Millionen": a range has its bounds
    if kind == "more":
        return (low if low is not None else high), None, approx
    if kind == "less":
        return None, (high if high is not None else low), approx
    return low, high, True


def span(one: Number, two: Number | None) -> tuple[float, float]:
    """Low and high of a number or a range; the low end borrows the high end's unit (25 bis 30 Millionen)."""
    if two is None:
        return one.value, one.value
    low = one.value
    if one.unit < two.unit and one.unit * one.value < two.value:
        borrowed = low * two.unit / one.unit if one.unit == 1 else low
        low = borrowed if borrowed <= two.value else low
    return low, two.value


@lru_cache
def bounds(code: str) -> Bounds:
    """The bounds of one language."""
    return Bounds(of(code))


def alternatives(block: str, spaced: bool, right: bool = False) -> str:
    """A block of wordings as one alternation, longest first, at word edges where words are spaced."""
    flats = sorted({flat for wording in split(block) for flat in expand(wording)}, key=len, reverse=True)
    if not flats:
        return "(?!)"
    return "|".join(_edged(flat, spaced, right) for flat in flats)


def _edged(flat: str, spaced: bool, right: bool) -> str:
    body = re.escape(flat).replace(r"\ ", r"[\s\u00a0]").replace("'", "['’]").replace(r"\*", r"\w{0,24}")
    if not spaced:
        return body
    left_edge = r"(?<!\w)" if flat[0].isalpha() or flat[0] == "*" else ""
    right_edge = r"(?!\w)" if right and flat[-1].isalpha() else ""
    return left_edge + body + right_edge
