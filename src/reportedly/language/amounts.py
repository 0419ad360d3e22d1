"""Sums of money, in all shapes and currencies of the trade: $10m, 数千万ドル, zwischen 25 und 30 Millionen, 年薪320万.

What `amounts` finds is a sum, not yet an offer: a share price is one too. The reader decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reportedly.model import Amount
from reportedly.model.filler import Basis

from .language import Language, of
from .matcher import Found, Matcher
from .numerals import Number, numbers
from .quantities import Quantity, alternatives, bounds, span
from .sentences import sentences
from .wording import expand, pattern, split

_VAGUE_REACH = 24  # how far from "nine figures" its currency may stand
_LETTER = "[A-Za-zÀ-ÿ]"


def amounts(text: str, language: Language) -> list[Found[Amount]]:
    """All sums of money in the text, in order, each with its bounds, and its basis where its sentence tells it."""
    money = _money(language.code)
    found = list(money.sums(text))
    return [
        Found(q.start, q.end, text[q.start : q.end], Amount(low=q.low, high=q.high, currency=currency, basis=basis, years=years, approx=q.approx))
        for (q, currency), (basis, years) in zip(found, _bases(text, [q for q, _ in found], language), strict=True)
    ]


@lru_cache
def _money(code: str) -> "_Money":
    return _Money(of(code))


class _Money:
    """How one language writes money."""

    def __init__(self, language: Language) -> None:
        data = language.numbers
        self.code = language.code
        self.spaced = language.writing.spaced
        self.implied: str | None = data.get("implied")
        self.names = {name: currency for currency, block in data["currencies"].items() for wording in split(block) for name in expand(wording)}
        spaced = self.spaced
        link = f"(?:{alternatives(data['links'], spaced)})" + (r"[\s\u00a0]?" if spaced else "")
        inner = f"(?P<inner>{alternatives(data['bounds']['inner'], spaced)})?"
        self._after = re.compile(rf"{inner}[\s\u00a0\u202f-]?(?:{link})?(?P<name>{self._names(self.names)})")
        self._before = re.compile(rf"(?P<name>{self._names([n for n in self.names if _may_precede(n, spaced)])})[\s\u00a0]?$")
        self._decade = re.compile(rf"[\s\u00a0]?(?:{alternatives(data['bounds']['decade'], spaced)})")
        self._pay = re.compile(rf"(?:{alternatives(data['paid'], spaced)})[^\w]{{0,2}}\w{{0,4}}$", re.IGNORECASE)
        self._vague = Matcher([tuple(map(str.strip, piece.split("="))) for piece in split(data["vague"])], language.writing)  # type: ignore[arg-type]
        self._common = language.common

    def _names(self, names: "Iterator[str] | list[str] | dict[str, str]") -> str:
        ordered = sorted(names, key=len, reverse=True)
        return "|".join(_name_pattern(name, self.spaced) for name in ordered) or "(?!)"

    def sums(self, text: str) -> Iterator[tuple[Quantity, str | None]]:
        """Quantities with their currencies, in order. What names none takes that of the sum before it."""
        carried: str | None = None
        done = 0
        for quantity, currency in sorted((*self._vague_sums(text), *self._exact_sums(text)), key=lambda pair: (pair[0].start, -pair[0].end)):
            if quantity.start < done:
                continue
            if currency is None:
                if carried is None and not self._is_paid(text, quantity.start):
                    continue
                currency = carried or self.implied
            carried = currency or carried
            done = quantity.end
            yield quantity, currency

    def _exact_sums(self, text: str) -> Iterator[tuple[Quantity, str | None]]:
        row = numbers(text, self.code)
        i = 0
        while i < len(row):
            one, two = row[i], row[i + 1] if i + 1 < len(row) else None
            if two and not (bounds(self.code).joins(text, one, two, self._without_names) and one.value * one.unit < two.value * two.unit):
                two = None
            made = self._sum(text, one, two)
            if made is None and two:
                two = None
                made = self._sum(text, one, None)
            if made:
                yield made
            i += 2 if two else 1

    def _without_names(self, gap: str) -> str:
        gap = self._after.sub("", gap, count=1) if (m := self._after.match(gap)) and m.end() else gap
        return self._before.sub("", gap)

    def _sum(self, text: str, one: Number, two: Number | None) -> tuple[Quantity, str | None] | None:
        last = two or one
        before = self._before.search(text, max(0, one.start - 14), one.start)
        after = self._after.match(text, last.end)
        inside = self._after.match(text, one.end) if two else None
        if not (before or after or inside) and not self._stands_bare(text, one, last):
            return None
        name = (after or before or inside) if not (before and after) else self._stronger(before, after)
        start = before.start() if before else one.start
        end = after.end() if after else last.end
        low, high = span(one, two)
        quantity = Quantity(start, end, low, high, approx=False)
        if after and after["inner"]:
            quantity = Quantity(start, end, low, None)
        if decade := self._decade.match(text, end):
            step = 10.0 ** (len(str(int(low))) - 1) if low >= 1 else 1.0
            return Quantity(start, decade.end(), low, low + step, approx=True), self._currency(name)
        return bounds(self.code).apply(text, quantity), self._currency(name)

    def _stronger(self, before: re.Match[str], after: re.Match[str]) -> re.Match[str]:
        """Of two names the longer: `US$ 3 million dollars`, 新台币三千元."""
        return before if len(before["name"]) > len(after["name"]) else after

    def _currency(self, name: re.Match[str] | None) -> str | None:
        if name is None:
            return None
        written = re.sub(r"[\s\u00a0]", " ", name["name"]).replace("’", "'")
        return self.names.get(written) or self.names.get(written.lower()) or next((c for n, c in self.names.items() if n.lower() == written.lower()), None)

    def _stands_bare(self, text: str, one: Number, last: Number) -> bool:
        """True where a large number stands alone, as sums do once their currency is known: "es waren 310 Millionen"."""
        if last.unit < (1e6 if self.spaced else 1e4):
            return self._is_paid(text, one.start) and last.value >= 1_000
        following = text[last.end : last.end + 20]
        if not self.spaced:
            return not re.match(r"\s?(?:[一-龥ァ-ヴ가-힣A-Za-z%％])", following) or bool(re.match(r"\s?[의을를이가은는에과와상出签的,，]", following))
        word = re.match(r"[\s\u00a0]+([\w'’]+)", following)
        return word is None or word[1].lower() in self._common

    def _is_paid(self, text: str, start: int) -> bool:
        return bool(self._pay.search(text, max(0, start - 16), start))

    def _vague_sums(self, text: str) -> Iterator[tuple[Quantity, str | None]]:
        for found in self._vague.find(text):
            low, _, high = found.value.partition(":")
            near = self._after.search(text, found.end, min(len(text), found.end + _VAGUE_REACH))
            name = near or self._before.search(text, max(0, found.start - 14), found.start)
            end = near.end() if near and near.start() - found.end <= 1 else found.end
            yield Quantity(found.start, end, float(low) if low else None, float(high) if high else None, approx=True), self._currency(name)


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
        near = [item for item in near if item[0] <= reach]
        named = next((cue.value for _, _, cue in near if cue.value != "years"), None)
        term = next((cue for _, _, cue in near if cue.value == "years"), None)
        years = _years(term.text, language) if term else None
        yield (named or ("total" if years and years > 1 else "unstated")), years  # type: ignore[misc]


def _distance(q: Quantity, cue: Found[str]) -> int:
    if cue.start >= q.end:
        return cue.start - q.end
    return max(0, q.start - cue.end) + 4  # what follows a sum belongs to it rather than what stands before it


def _years(words: str, language: Language) -> float | None:
    row = numbers(words, language.code)
    return row[0].value if row else None
