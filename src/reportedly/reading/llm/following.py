"""Whether figures and dates follow, by the grammar of the article's language, from the words that a claim quotes."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from reportedly import language as words
from reportedly.model import Amount, Claim, Multiple, Range, When

from ..local.marked import Marked

# Bounds that a grammar gives and a model writes differ by rounding at most.
_CLOSE = 0.01
# "The week of" and "mid-May" have no sharp ends.
_LOOSE = timedelta(days=3)


class Following:
    """Holds the values of claims on one document against their quoted words."""

    def __init__(self, marked: Marked) -> None:
        known = marked.code is not None
        self._languages = (marked.language,) if known else tuple(words.of(code) for code in words.LANGUAGES)
        moment = marked.given.moment
        self._day = moment.date() if moment else None

    def fault(self, claim: Claim) -> str | None:
        """The first value that does not follow, in words; None when all do."""
        quoted = "\n".join(e.exact for e in claim.evidence)
        for role, value in claim.roles.items():
            if isinstance(value, Amount | Multiple | Range) and not self._told(value, quoted):
                return f"{role} ({_bounds(value)}) does not follow from the quoted words; quote the words that tell it"
        if claim.when and not any(self._allows(read, claim.when) for read in self._dates(quoted)):
            return f"the date ({_days(claim.when)}) does not follow from the quoted words; quote the words that tell it, or leave it out"
        return None

    def _told(self, said: Amount | Multiple | Range, quoted: str) -> bool:
        return any(_tells(said, quoted, one) for one in self._languages)

    def _dates(self, quoted: str) -> Iterable[When]:
        return (found.value for one in self._languages for found in words.dates(quoted, one, self._day))

    def _allows(self, read: When, said: When) -> bool:
        """True when what is said lies in what the words allow. An open end says nothing, nor does the article's own day: "since January" ends there."""
        days = [day for day in (said.start, said.end) if day and day != self._day]
        return all(_covers(read, day) for day in days or (said.start or said.end,) if day)


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
