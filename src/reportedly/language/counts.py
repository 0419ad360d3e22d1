"""Numbers of people, shares of a company and multiples of pay: "six to eight engineers", 数名, 49 Prozent, 2〜4倍."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reportedly.model import Multiple, Range

from .language import Language, of
from .matcher import Found, Matcher
from .numerals import Number, numbers
from .quantities import Quantity, alternatives, bounds, span
from .wording import Writing, split

_NOUN_WITHIN = 48  # how far behind its number a noun may stand: "six of its most senior machine-learning researchers"


def counts(text: str, language: Language) -> list[Found[Range]]:
    """How many people: each number (with its counter, 名) that a noun for people goes with, and "dozens of", 数名."""
    return _ranges(text, _counter(language.code).quantities(text))


def shares(text: str, language: Language) -> list[Found[Range]]:
    """Parts in percent: 49%, a fifth, 過半数 (50 to 100)."""
    percent, tenths = _parts(language.code)
    found = list(percent.quantities(text))
    found += [q for q in tenths.quantities(text) if not any(q.start < f.end and f.start < q.end for f in found)]
    return _ranges(text, sorted(found, key=lambda q: q.start))


def multiples(text: str, language: Language) -> list[Found[Multiple]]:
    """Multiples: "two to four times", 2〜4倍, das Doppelte. `of` is "current pay" where words for pay stand near."""
    pay = language.pay.find(text)
    found = [(q, q.low, q.high) for q in _multiplier(language.code).quantities(text)]
    found += [
        (q, *raised) for q in _parts(language.code)[0].numbered(text) if (raised := _raised(text, q, language, pay))
    ]
    return [
        Found(q.start, q.end, text[q.start : q.end], Multiple(low=low, high=high, of=_of(q, pay)))
        for q, low, high in sorted(found, key=lambda item: item[0].start)
    ]


def _raised(
    text: str, q: Quantity, language: Language, pay: list[Found[str]]
) -> tuple[float | None, float | None] | None:
    """A rise of 30 per cent in pay is 1.3 times; None where the words tell of none."""
    if _of(q, pay) is None or not _raises(language.code).search(text, max(0, q.start - 24), min(len(text), q.end + 24)):
        return None
    return tuple(None if bound is None else round(1 + bound / 100, 4) for bound in (q.low, q.high))  # type: ignore[return-value]


@lru_cache
def _raises(code: str) -> re.Pattern[str]:
    language = of(code)
    return re.compile(
        alternatives(language.numbers["multiples"]["raises"], language.writing.spaced, right=True), re.IGNORECASE
    )


def _of(q: Quantity, pay: list[Found[str]]) -> str | None:
    near = any(cue.start < q.end + 40 and cue.end > q.start - 40 for cue in pay)
    return "current pay" if near else None


def _ranges(text: str, quantities: Iterable[Quantity]) -> list[Found[Range]]:
    return [Found(q.start, q.end, text[q.start : q.end], Range(low=q.low, high=q.high)) for q in quantities]


class _Worded:
    """Quantities told by a word behind a number (times, 倍, %) or by words alone (twice, dozens, majority)."""

    def __init__(self, language: Language, unit: str, words: str, factor: float = 1) -> None:
        self.language, self.factor = language, factor
        spaced = language.writing.spaced
        inner = alternatives(language.numbers["bounds"]["inner"], spaced)
        self._unit = re.compile(
            rf"(?P<inner>{inner})?[\s\u00a0\u202f-]?(?:{alternatives(unit, spaced, right=True)})", re.IGNORECASE
        )
        self._words = vague(words, language.writing)

    def quantities(self, text: str) -> Iterator[Quantity]:
        """In order, none overlapping."""
        done = 0
        for q in sorted((*self._worded(text), *self.numbered(text)), key=lambda q: (q.start, -q.end)):
            if q.start >= done:
                done = q.end
                yield q

    def numbered(self, text: str) -> Iterator[Quantity]:
        """Numbers and ranges with their unit."""
        row = numbers(text, self.language.code)
        skip = -1
        for i, one in enumerate(row):
            if i == skip:
                continue
            two = self._upper(text, one, row[i + 1 : i + 2])
            end = self.unit_end(text, two or one)
            if end is None:
                continue
            skip = i + 1 if two else -1
            low, high = (self.factor * n for n in span(one, two))
            q = bounds(self.language.code).apply(text, Quantity(one.start, end, low, high))
            yield Quantity(q.start, q.end, low, None) if self._more(text, two or one) else q

    def unit_end(self, text: str, number: Number) -> int | None:
        """Where the unit behind the number ends; None where there is none."""
        match = self._unit.match(text, number.end)
        return match.end() if match else None

    def _upper(self, text: str, one: Number, following: tuple[Number, ...]) -> Number | None:
        two = following[0] if following else None
        joined = two is not None and bounds(self.language.code).joins(text, one, two, self._without_unit)
        return two if two and joined and one.value < two.value and self.unit_end(text, two) is not None else None

    def _without_unit(self, gap: str) -> str:
        match = self._unit.match(gap)
        return gap[match.end() :] if match else gap

    def _more(self, text: str, number: Number) -> bool:
        match = self._unit.match(text, number.end)
        return bool(match and match["inner"])

    def _worded(self, text: str) -> Iterator[Quantity]:
        for found in self._words.find(text):
            low, high = found.value
            yield bounds(self.language.code).apply(text, Quantity(found.start, found.end, low, high))


class _Counter(_Worded):
    """Numbers of people."""

    def __init__(self, language: Language) -> None:
        data = language.numbers["counts"]
        super().__init__(language, data["counters"], data["words"])
        last = alternatives(data["last"], language.writing.spaced, right=True)
        self._last = re.compile(rf"[\s\u00a0](?:{last})", re.IGNORECASE)

    def unit_end(self, text: str, number: Number) -> int | None:
        """Behind the counter (名); where the language has none, at the number's own end if a noun for people follows."""
        end = super().unit_end(text, number)
        if end is not None or not self.language.writing.spaced or number.value != int(number.value):
            return end
        return number.end if self._last.match(text, number.end) or self._noun_follows(text, number.end) else None

    def _noun_follows(self, text: str, start: int) -> bool:
        reach = re.compile(r"(?:[\s\u00a0-][^\s.,;:!?()“”\"«»%$€£]+){1,6}").match(text, start, start + _NOUN_WITHIN)
        if not reach or reach.end() - start < 3:
            return False
        return any(True for _ in self.language.groups.find(reach[0]))


def vague(block: str, writing: Writing) -> Matcher[tuple[float | None, float | None]]:
    """A block of `wording=value` or `wording=low:high` as a matcher; an empty end is open."""
    return Matcher(
        [(words.strip(), _bounds(value)) for words, _, value in (p.rpartition("=") for p in split(block))], writing
    )


def _bounds(value: str) -> tuple[float | None, float | None]:
    low, colon, high = value.partition(":")
    first = float(low) if low.strip() else None
    return first, ((float(high) if high.strip() else None) if colon else first)


@lru_cache
def _counter(code: str) -> _Counter:
    return _Counter(of(code))


@lru_cache
def _parts(code: str) -> tuple[_Worded, _Worded]:
    """The readers of parts in percent, and in tenths (三割, 六成)."""
    data = of(code).numbers["shares"]
    return _Worded(of(code), data["percent"], data["words"]), _Worded(of(code), data.get("tenths", ""), "", factor=10)


@lru_cache
def _multiplier(code: str) -> _Worded:
    data = of(code).numbers["multiples"]
    return _Worded(of(code), data["times"], data["words"])
