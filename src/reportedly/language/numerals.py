"""Numbers as they are written: digits, words and Chinese characters, with their units (1億2000万, 1,2 Mrd., two million).

Every language's numbers are read by one rule. A number is a row of numerals and units; a unit under ten thousand
multiplies what stands before it within its section (三千二百), a larger one closes the section (三千二百|万).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .language import Language, of
from .wording import split

_DIGITS = r"(?<![0-9０-９A-Za-zÀ-ÿ])[0-9０-９]{1,3}(?:[\u00a0\u202f\u2009 ’'][0-9０-９]{3})+(?![0-9０-９])(?:[,.][0-9０-９]{1,2}(?![0-9０-９]))?|[0-9０-９]{1,15}(?:[.,，．’'][0-9０-９]{1,12}){0,5}"


@dataclass(frozen=True)
class Number:
    """A number in a text. `unit` is the largest unit that it names, 1 where it names none."""

    start: int
    end: int
    value: float
    unit: float
    plain: bool  # written in digits alone, with no unit


@lru_cache(maxsize=8)
def numbers(text: str, code: str) -> tuple[Number, ...]:
    """All numbers in a text, in order, none overlapping."""
    return tuple(number for match in numeral(code).pattern.finditer(text) if (number := numeral(code).read(match)))


@lru_cache
def numeral(code: str) -> "Numerals":
    """The reader of one language's numbers."""
    return Numerals(of(code))


class Numerals:
    """How one language writes numbers."""

    def __init__(self, language: Language) -> None:
        data = language.numbers
        self.spaced = language.writing.spaced
        self.decimal: str = data["decimal"]
        self.words = table(data["numerals"])
        self.units = table(data["units"])
        self.joiner = "|".join(map(re.escape, split(data.get("joiner", "")))) or "(?!)"
        self.inner = "|".join(map(re.escape, split(data["bounds"]["inner"]))) or "(?!)"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """One number: numerals and units, up to nine pieces."""
        return re.compile(self._spaced() if self.spaced else self._unspaced(), re.IGNORECASE)

    def _spaced(self) -> str:
        unit, word = self._alternatives(self.units), self._alternatives(self.words)
        end = r"(?![a-zà-ÿß])"
        between = r"(?:[\s\u00a0\u202f]|-(?=\w))?"
        opening = rf"(?:{_DIGITS}|(?<!\w)(?:{word}){end}|(?<!\w)(?:{self._alternatives(self._openers())}){end})"
        joined = rf"(?:[\s\u00a0](?:{self.joiner})[\s\u00a0](?:{word}){end})?"
        more = rf"{between}(?:{unit}){end}{joined}|[\s\u00a0-](?:{word}){end}|[\s\u00a0](?:{_DIGITS})(?=[\s\u00a0](?:{unit}){end})"
        return f"{opening}(?:{more}){{0,6}}"

    def _unspaced(self) -> str:
        unit = self._alternatives(self.units)
        word = self._unspaced_word
        opening = f"(?:{_DIGITS}|{word}|(?:{self._alternatives(self._openers())}))"
        last = "".join(sorted({name[-1] for name in self.units}))
        inner = f"(?:{self.inner})?"
        more = rf"{inner}\s?(?:{unit})|\s?(?:{_DIGITS}|{word})(?=\s?(?:{unit}))|(?<=[{last}])(?:{_DIGITS}|{word})"
        return f"{opening}(?:{more}){{0,8}}"

    @cached_property
    def _unspaced_word(self) -> str:
        word = self._alternatives(self.words)
        return f"(?:{word})+(?:[点點・．](?:{word})+)?"

    @cached_property
    def _piece(self) -> re.Pattern[str]:
        unit, end = self._alternatives(self.units), r"(?![a-zà-ÿß])" if self.spaced else ""
        word = self._alternatives(self.words) if self.spaced else self._unspaced_word
        return re.compile(f"(?P<digits>{_DIGITS})|(?P<unit>{unit}){end}|(?P<word>{word}){end}", re.IGNORECASE)

    def read(self, match: re.Match[str]) -> Number | None:
        """What the match comes to; None where it is no number after all, but a date or a version (2026.5.20)."""
        sum_ = _Sum(self.spaced)
        plain = True
        for piece in self._piece.finditer(match[0]):
            plain = plain and bool(piece["digits"])
            if piece["unit"]:
                sum_.unit(self.units[piece["unit"].lower()])
                continue
            value = self.digits(piece["digits"]) if piece["digits"] else self._worded(piece["word"].lower())
            if value is None:
                return None
            sum_.number(value)
        return Number(match.start(), match.end(), round(sum_.value, 6), sum_.largest, plain)

    def _worded(self, word: str) -> float:
        """三 is 3, 二〇 is 20, 三点二 is 3.2."""
        if self.spaced or word in self.words:
            return self.words[word]
        whole, mark, part = [*re.split(r"([点點・．])", word), "", ""][:3]
        values = [self.words[piece] for piece in re.findall(self._alternatives(self.words), whole + part)]
        digits = "".join(str(int(v)) for v in values)
        return (
            int(digits) / 10 ** len(part) if mark else (sum(values) if any(v >= 10 for v in values) else float(digits))
        )

    def digits(self, written: str) -> float | None:
        """The value of digits with separators, by the language's habit where they leave it open."""
        written = re.sub(r"[\s\u00a0\u202f\u2009’']", "", unicodedata.normalize("NFKC", written))
        marks = re.findall(r"[.,]", written)
        if not marks:
            return float(written)
        last = marks[-1]
        other = "," if last == "." else "."
        tail = written.rpartition(last)[2]
        if other in marks:
            return float(written.replace(other, "").replace(last, ".")) if marks.count(last) == 1 else None
        if len(marks) > 1:
            groups = written.split(last)[1:]
            return float(written.replace(last, "")) if all(len(g) in (2, 3) for g in groups) else None
        # "1.200" groups thousands in German and decimals in English; "1,200" groups everywhere, Mexico included.
        grouped = len(tail) == 3 and not written.startswith("0") and (last != self.decimal or last == ",")
        return float(written.replace(last, "") if grouped else written.replace(last, "."))

    def _openers(self) -> dict[str, float]:
        """Units that may open a number: 百万, mille, hundred."""
        return {
            unit: value for unit, value in self.units.items() if not self.spaced or (len(unit) > 2 and unit.isalpha())
        }

    @staticmethod
    def _alternatives(names: dict[str, float]) -> str:
        return (
            "|".join(re.escape(name).replace(r"\ ", r"[\s\u00a0]") for name in sorted(names, key=len, reverse=True))
            or "(?!)"
        )


class _Sum:
    """A number in the making, piece by piece."""

    def __init__(self, spaced: bool) -> None:
        self.spaced = spaced
        self.total = self.section = 0.0
        self.pending: float | None = None
        self.largest = 1.0
        self.closed = 1.0  # the unit that closed the last section

    def number(self, value: float) -> None:
        self.pending = value if self.pending is None else self.pending + value

    def unit(self, unit: float) -> None:
        self.largest = max(self.largest, unit)
        if unit < (1_000 if self.spaced else 10_000):
            self.section += (1 if self.pending is None else self.pending) * unit
            self.pending = None
            return
        section = self.section + (self.pending or 0)
        if not section:
            self.total = (self.total or 1) * unit
        else:
            self.total = (self.total + section) * unit if self.total < unit else self.total + section * unit
        self.section, self.pending, self.closed = 0.0, None, unit

    @property
    def value(self) -> float:
        """A section left open after 億 or 万 counts by the next unit down: 2억5천 is 250 million, 一亿二 is 120 million."""
        section, pending = self.section, self.pending or 0.0
        if not self.spaced and self.closed >= 1e8 and section and not pending:
            section *= self.closed / 1e4
        if not self.spaced and self.closed >= 1e4 and 0 < pending < 10 and not section:
            pending *= self.closed / 10
        return self.total + section + pending


def table(block: str) -> dict[str, float]:
    """A block of `name=number` pairs."""
    pairs = (piece.rpartition("=") for piece in split(block))
    return {name.strip().lower(): float(value) for name, _, value in pairs}
