"""Whether figures and dates follow, by the grammar of the article's language, from the words that a claim quotes."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeVar

from reportedly import language as words
from reportedly.language import Found
from reportedly.model import Amount, Claim, Multiple, Range, When

from ..local.marked import Marked

T = TypeVar("T")

# "will join on 13 April, it said": which 13 April is told by the sense, and not by the grammar. Relative words ("next
# week", "am Montag") have no figure and no doubt.
_YEARLESS = re.compile(r"^(?!.*\d{4})(?=.*\d)")

# Bounds that a grammar gives and a model writes differ by rounding at most.
_CLOSE = 0.01
# "The week of" and "mid-May" have no sharp ends.
_LOOSE = timedelta(days=3)


class Following:
    """Holds the values of claims on one document against their quoted words."""

    def __init__(self, marked: Marked) -> None:
        self._marked = marked
        known = marked.code is not None
        self._languages = (marked.language,) if known else tuple(words.of(code) for code in words.LANGUAGES)
        moment = marked.given.moment
        self._day = moment.date() if moment else None

    def fault(self, claim: Claim) -> str | None:
        """The first value that does not follow, in words; None when all do."""
        for role, value in claim.roles.items():
            if isinstance(value, Amount | Multiple | Range) and not self._told(value, claim):
                return f"{role} ({_bounds(value)}) does not follow from the quoted words; quote the words that tell it"
        if claim.when and not any(self._allows(found, claim.when) for found in self._dates(claim)):
            return f"the date ({_days(claim.when)}) does not follow from the quoted words; quote the words that tell it, or leave it out"
        return None

    def _told(self, said: Amount | Multiple | Range, claim: Claim) -> bool:
        if isinstance(said, Amount) and any(_same_sum(said, f.value) for f in _quoted(self._marked.amounts, claim)):
            return True
        return any(_tells(said, e.exact, one) for e in claim.evidence for one in self._languages)

    def _dates(self, claim: Claim) -> Iterator[Found[When]]:
        """The dates in the quoted words, as read in their sentences and by themselves."""
        yield from _quoted(self._marked.dates, claim)
        for e in claim.evidence:
            for one in self._languages:
                yield from words.dates(e.exact, one, self._day)

    def _allows(self, found: Found[When], said: When) -> bool:
        """True when what is said lies in what the words allow. An open end says nothing, nor does the article's own day: "since January" ends there."""
        days = [day for day in (said.start, said.end) if day and day != self._day]
        days = days or [day for day in (said.start, said.end) if day][:1]
        return any(all(_covers(read, day) for day in days) for read in self._readings(found))

    def _readings(self, found: Found[When]) -> Iterator[When]:
        """As the grammar reads it; a day or month without its year may also be of the year before or after."""
        yield found.value
        if self._day and found.value.precision in ("day", "month") and _YEARLESS.search(found.text):
            yield from (_moved(found.value, years) for years in (-1, 1))


def _quoted(found: Iterable[Found[T]], claim: Claim) -> list[Found[T]]:
    return [f for f in found if any(e.start <= f.start and f.end <= e.end for e in claim.evidence)]


def _moved(when: When, years: int) -> When:
    start, end = (day and _years_on(day, years) for day in (when.start, when.end))
    return When(start=start, end=end, precision=when.precision)


def _years_on(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _covers(read: When, day: date) -> bool:
    return (read.start or day) - _LOOSE <= day <= (read.end or day) + _LOOSE


def _tells(said: Amount | Multiple | Range, quoted: str, one: words.Language) -> bool:
    if isinstance(said, Amount):
        return any(_same_sum(said, found.value) for found in words.amounts(quoted, one))
    if isinstance(said, Multiple):
        return any(_same_bounds(said, read) for read in _multiples(quoted, one))
    # A stake is often said as one number: "up to 15 per cent" as 15.
    return any(_figures(said) <= _figures(found.value) for found in words.shares(quoted, one))


def _multiples(quoted: str, one: words.Language) -> Iterator[Multiple | Range]:
    """What is told as a multiple, and what is told as a rise or a cut in percent."""
    yield from (found.value for found in words.multiples(quoted, one))
    for found in words.shares(quoted, one):
        low, high = (None if b is None else b / 100 for b in (found.value.low, found.value.high))
        yield Range(low=None if low is None else 1 + low, high=None if high is None else 1 + high)
        yield Range(low=None if high is None else 1 - high, high=None if low is None else 1 - low)


def _figures(value: Range) -> set[float]:
    return {bound for bound in (value.low, value.high) if bound is not None}


def _same_sum(said: Amount, read: Amount) -> bool:
    if said.currency and read.currency and said.currency != read.currency:
        return False
    # "Raised from 16 to 19 million" reads as a range; the claim is about one end of it.
    one_end = said.low == said.high and None not in (read.low, read.high)
    return _same_bounds(said, read) or (one_end and any(_same(said.low, end) for end in (read.low, read.high)))


def _same_bounds(said: Amount | Multiple | Range, read: Amount | Multiple | Range) -> bool:
    return _same(said.low, read.low) and _same(said.high, read.high)


def _same(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= _CLOSE * abs(b)


def _bounds(value: Amount | Multiple | Range) -> str:
    currency = f" {value.currency}" if isinstance(value, Amount) and value.currency else ""
    return " to ".join("open" if b is None else f"{b:,g}" for b in (value.low, value.high)) + currency


def _days(when: When) -> str:
    return " to ".join("open" if d is None else d.isoformat() for d in (when.start, when.end))
