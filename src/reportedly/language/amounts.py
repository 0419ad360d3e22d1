"""Sums of money, in all shapes and currencies of the trade: $10m, 数千万ドル, zwischen 25 und 30 Millionen, 年薪320万.

What `amounts` finds is a sum, not yet an offer: a share price is one too. The reader decides.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from reportedly.model import Amount
from reportedly.model.filler import Basis

from .counts import vague
from .language import Language, of
from .matcher import Found
from .numerals import Number, numbers, numeral
from .quantities import Quantity, alternatives, bounds, span
from .sentences import sentences
from .wording import expand, split

_VAGUE_REACH = 24  # how far from "nine figures" its currency may stand
_LETTER = "[A-Za-zÀ-ÿ]"


def amounts(text: str, language: Language) -> list[Found[Amount]]:
    """All sums of money in the text, in order, each with its bounds, and its basis where its sentence tells it."""
    money = _money(language.code)
    found = list(money.sums(text))
    return [
        Found(
            q.start,
            q.end,
            text[q.start : q.end],
            Amount(low=q.low, high=q.high, currency=currency, basis=basis, years=years, approx=q.approx),
        )
        for (q, currency), (basis, years) in zip(found, _bases(text, [q for q, _ in found], language), strict=True)
    ]


@lru_cache
def _money(code: str) -> "_Money":
    return _Money(of(code))


class _Money:
    """How one language writes money."""

    def __init__(self, language: Language) -> None:
        data = language.numbers
        self.code, self.spaced, self.common = language.code, language.writing.spaced, language.common
        self.implied: str | None = data.get("implied")
        self.local = {
            name: {c: hints(words, self.spaced) for c, words in by.items()}
            for name, by in data.get("local", {}).items()
        }
        pairs = [(n, c) for c, block in data["currencies"].items() for wording in split(block) for n in expand(wording)]
        self.names = {name.rstrip(">").lower(): currency for name, currency in pairs}
        names = [name for name, _ in pairs]
        link = f"(?:{alternatives(data['links'], self.spaced)})" + (r"[\s\u00a0]?" if self.spaced else "")
        inner = f"(?P<inner>{alternatives(data['bounds']['inner'], self.spaced)})?"
        self._after = re.compile(rf"{inner}[\s\u00a0\u202f-]?(?:{link})?(?P<name>{self._pattern(names)})")
        self._before = re.compile(
            rf"(?P<name>{self._pattern([n for n in names if _may_precede(n, self.spaced)])})[\s\u00a0]?$"
        )
        self._decade = re.compile(rf"[\s\u00a0]?(?:{alternatives(data['bounds']['decade'], self.spaced)})")
        self._pay = re.compile(rf"(?:{alternatives(data['paid'], self.spaced)})[^\w]{{0,2}}\w{{0,4}}$", re.IGNORECASE)
        self._vague = vague(data["vague"], language.writing)

    def _pattern(self, names: list[str]) -> str:
        return "|".join(_name_pattern(name, self.spaced) for name in sorted(names, key=len, reverse=True)) or "(?!)"

    def sums(self, text: str) -> Iterator[tuple[Quantity, str | None]]:
        """Quantities with their currencies, in order. What names none takes that of the sum before it, or the next."""
        found = sorted(
            (*self._vague_sums(text), *self._exact_sums(text)), key=lambda pair: (pair[0].start, -pair[0].end)
        )
        carried = next((currency for _, currency in found if currency), None)
        done = 0
        for quantity, currency in found:
            carried = currency or carried
            if quantity.start < done or not (carried or quantity.approx or self._is_paid(text, quantity.start)):
                continue
            done = quantity.end
            yield quantity, self._at_home(carried or self.implied, text, quantity)

    def _at_home(self, currency: str | None, text: str, quantity: Quantity) -> str | None:
        """Dollars, pesos and 元 are those of the country that the text is about."""
        words = text[quantity.start : quantity.end]
        for name, by in self.local.items():
            if name in words and self.names.get(name.lower()) == currency:
                counts = {c: len(pattern.findall(text)) for c, pattern in by.items()}
                best = max(counts, key=lambda c: counts[c])
                return best if counts[best] > max(1, counts.get(currency or "", 0)) else currency
        return currency

    def _exact_sums(self, text: str) -> Iterator[tuple[Quantity, str | None]]:
        row = numbers(text, self.code)
        skip = -1
        for i, first in enumerate(row):
            if i == skip:
                continue
            one = first
            two = (
                row[i + 1]
                if i + 1 < len(row) and bounds(self.code).joins(text, first, row[i + 1], self._without_names)
                else None
            )
            if two and _falls(one, two):  # "from 1.300 to 1.150 millones" is two sums, and the first borrows its unit
                one, two = _borrowed(one, two), None
            made = self._sum(text, one, two)
            if made:
                skip = i + 1 if two else -1
                yield made
            elif two and (made := self._sum(text, one, None)):
                yield made

    def _without_names(self, gap: str) -> str:
        match = self._after.match(gap)
        return self._before.sub("", gap[match.end() :] if match else gap)

    def _sum(self, text: str, one: Number, two: Number | None) -> tuple[Quantity, str | None] | None:
        last = two or one
        before = self._before.search(text, max(0, one.start - 14), one.start)
        after = self._after.match(text, last.end)
        inside = self._after.match(text, one.end) if two else None
        if not (before or after or inside) and not self._stands_bare(text, one, last):
            return None
        name = self._stronger(before, after) if before and after else after or before or inside
        start = before.start() if before else one.start
        end = after.end() if after else last.end
        low, high = span(one, two)
        if decade := self._decade.match(text, end):
            step = 10.0 ** (len(str(int(low))) - 1) if low >= 1 else 1.0
            return Quantity(start, decade.end(), low, low + step, approx=True), self._currency(name)
        q = bounds(self.code).apply(text, Quantity(start, end, low, high))
        more = bool(after and after["inner"]) or (
            not self.spaced and bool(re.search(numeral(self.code).inner, text[one.start : last.end]))
        )
        return (Quantity(q.start, q.end, low, None) if more else q), self._currency(name)

    def _stronger(self, before: re.Match[str], after: re.Match[str]) -> re.Match[str]:
        """Of two names the longer: `US$ 3 million dollars`, 新台币三千元."""
        return before if len(before["name"]) > len(after["name"]) else after

    def _currency(self, name: re.Match[str] | None) -> str | None:
        if name is None:
            return None
        return self.names.get(re.sub(r"[\s\u00a0]", " ", name["name"]).replace("’", "'").lower())

    def _stands_bare(self, text: str, one: Number, last: Number) -> bool:
        """True where a large number stands alone, as sums do once their currency is known: "es waren 310 Millionen"."""
        if last.unit < (1e6 if self.spaced else 1e4):
            large = (
                last.value >= 10_000
                if last.plain and last.end - last.start > 5
                else last.value >= 1_000 and not last.plain
            )
            if not large or not self._is_paid(text, one.start):
                return False
        following = text[last.end : last.end + 20]
        if not self.spaced:
            return not re.match(r"\s?[一-龥ァ-ヴ가-힣A-Za-z%％]", following) or bool(
                re.match(r"\s?[의을를이가은는에과와상出签的]", following)
            )
        word = re.match(r"[\s\u00a0]+([\w'’]+)", following)
        return word is None or word[1].lower() in self.common

    def _is_paid(self, text: str, start: int) -> bool:
        return bool(self._pay.search(text, max(0, start - 16), start))

    def _vague_sums(self, text: str) -> Iterator[tuple[Quantity, str | None]]:
        for found in self._vague.find(text):
            near = self._after.search(text, found.end, min(len(text), found.end + _VAGUE_REACH))
            name = near or self._before.search(text, max(0, found.start - 14), found.start)
            end = near.end() if near and near.start() - found.end <= 1 else found.end
            yield Quantity(found.start, end, *found.value, approx=True), self._currency(name)


def hints(words: str, spaced: bool) -> re.Pattern[str]:
    """The words that tell whose dollars a text counts in."""
    return re.compile(alternatives(words, spaced))


def _falls(one: Number, two: Number) -> bool:
    return _borrowed(one, two).value >= two.value


def _borrowed(one: Number, two: Number) -> Number:
    return replace(one, value=one.value * two.unit, unit=two.unit) if one.unit == 1 and two.unit > 1 else one


def _name_pattern(name: str, spaced: bool) -> str:
    bounded = name.rstrip("<>")
    body = re.escape(bounded).replace(r"\ ", r"[\s\u00a0]").replace("'", "['’]")
    if name.endswith(">"):
        return body + "(?![一-龥])"
    return body + f"(?!{_LETTER})" if name[-1].isalpha() and spaced else body


def _may_precede(name: str, spaced: bool) -> bool:
    """Signs and codes stand before a number too; full words only where words are not spaced (新台币, 미화)."""
    if not name[0].isalpha() or name[-1] == "$":
        return True
    return len(name) <= 4 and name[0].isupper() if spaced else len(name) > 1


def _bases(text: str, sums: list[Quantity], language: Language) -> Iterator[tuple[Basis, float | None]]:
    """Per sum, how it is meant: by the nearest wording for it in its sentence, and over how many years."""
    cues = language.basis.find(text)
    bounds_of = sentences(text, language)
    reach = 60 if language.writing.spaced else 26
    for q in sums:
        start, end = next(((a, b) for a, b in bounds_of if a <= q.start < b), (q.start, q.end))
        near = sorted((_distance(q, cue), cue.start, cue) for cue in cues if start <= cue.start and cue.end <= end)
        yield _basis([cue for distance, _, cue in near if distance <= reach], language)


def _basis(near: list[Found[str]], language: Language) -> tuple[Basis, float | None]:
    named = next((cue.value for cue in near if cue.value != "years"), "unstated")
    term = next((cue for cue in near if cue.value == "years"), None)
    years = _years(term.text, language) if term else None
    if years and years > 1 and named in ("unstated", "value"):
        named = "total"
    return named, years  # type: ignore[return-value]


def _distance(q: Quantity, cue: Found[str]) -> int:
    if cue.start >= q.end:
        return cue.start - q.end
    return max(0, q.start - cue.end) + 4  # what follows a sum belongs to it rather than what stands before it


def _years(words: str, language: Language) -> float | None:
    row = numbers(words, language.code)
    return row[0].value if row else None
