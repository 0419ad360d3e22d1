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

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """One number: numerals and units, up to eight pieces."""
        unit = self._alternatives(self.units)
        word = self._alternatives(self.words)
        if not self.spaced:
            opening = f"(?:{_DIGITS}|(?:{word})+|(?:{self._alternatives(self._bare())}))"
            return re.compile(rf"{opening}(?:\s?(?:{unit})|(?:{_DIGITS}|(?:{word})+)(?=\s?(?:{unit}))|(?<=[{self._last()}]){_DIGITS}|(?<=[{self._last()}])(?:{word})){{0,8}}")
        end = r"(?![a-zà-ÿß])"
        between = r"(?:[\s\u00a0]|-(?=\w))?"
        opening = rf"(?:{_DIGITS}|(?<!\w)(?:{word}){end}|(?<!\w)(?:{self._alternatives(self._bare())}){end})"
        more = rf"{between}(?:{unit}){end}|[\s\u00a0-](?:{word}){end}|[\s\u00a0](?:{_DIGITS})(?=[\s\u00a0](?:{unit}){end})"
        return re.compile(f"{opening}(?:{more}){{0,6}}", re.IGNORECASE)

    @cached_property
    def _piece(self) -> re.Pattern[str]:
        unit, word = self._alternatives(self.units), self._alternatives(self.words)
        end = r"(?![a-zà-ÿß])" if self.spaced else ""
        return re.compile(f"(?P<digits>{_DIGITS})|(?P<unit>{unit}){end}|(?P<word>{word}){end}", re.IGNORECASE)

    def read(self, match: re.Match[str]) -> Number | None:
        """What the match comes to; None where it is no number after all."""
        total = section = 0.0
        number: float | None = None
        largest = 1.0
        plain = True
        for piece in self._piece.finditer(match[0]):
            if piece["digits"]:
                number = self.digits(piece["digits"])
                continue
            plain = False
            if piece["word"]:
                value = self.words[piece["word"].lower()]
                number = value if number is None else self._joined(number, value)
                continue
            unit = self.units[self._key(piece["unit"])]
            largest = max(largest, unit)
            if unit < (1_000 if self.spaced else 10_000):
                section += (1 if number is None else number) * unit
            else:
                section += number or 0
                total = (total or 1) * unit if not section else (total + section) * unit if total < unit else total + section * unit
                section = 0.0
            number = None
        value = total + section + (number or 0)
        return Number(match.start(), match.end(), round(value, 6), largest, plain)

    def _joined(self, number: float, value: float) -> float:
        return number * 10 + value if not self.spaced and value < 10 else number + value

    def digits(self, written: str) -> float:
        """The value of digits with separators, by the language's habit where they leave it open."""
        written = re.sub(r"[\s\u00a0\u202f\u2009’']", "", unicodedata.normalize("NFKC", written))
        marks = re.findall(r"[.,]", written)
        if not marks:
            return float(written)
        last = marks[-1]
        other = "," if last == "." else "."
        tail = written.rpartition(last)[2]
        if other in marks:
            return float(written.replace(other, "").replace(last, "."))
        grouped = len(marks) > 1 or (len(tail) == 3 and last != self.decimal and not written.startswith("0"))
        return float(written.replace(last, "") if grouped else written.replace(last, "."))

    def _key(self, unit: str) -> str:
        """The unit as the table has it: `M` and `m` differ in no language here."""
        return unit if unit in self.units else unit.lower()

    def _bare(self) -> dict[str, float]:
        """Units that may open a number: 百万, mille, hundred."""
        return {unit: value for unit, value in self.units.items() if not self.spaced or (len(unit) > 2 and unit.isalpha())}

    def _last(self) -> str:
        return "".join(sorted({unit[-1] for unit in self.units}))

    @staticmethod
    def _alternatives(names: dict[str, float]) -> str:
        return "|".join(re.escape(name).replace(r"\ ", r"[\s\u00a0]") for name in sorted(names, key=len, reverse=True)) or "(?!)"


def table(block: str) -> dict[str, float]:
    """A block of `name=number` pairs."""
    pairs = (piece.rpartition("=") for piece in split(block))
    return {name.strip().lower(): float(value) for name, _, value in pairs}
