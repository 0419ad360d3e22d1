"""One reading as the stories see it: when, where, in which language, on what numbers."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from reportedly.model import Claim, Document, Reading, moment_of

DOUBTFUL_BEFORE = datetime(1990, 1, 1, tzinfo=UTC)
_SCALES = {
    "thousand": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9, "billions": 1e9, "trillion": 1e12, "mn": 1e6, "bn": 1e9,
    "millionen": 1e6, "mio": 1e6, "milliarden": 1e9, "milliarde": 1e9, "mrd": 1e9, "tausend": 1e3, "mille": 1e3, "milliards": 1e9,
    "milliard": 1e9, "mil": 1e3, "millones": 1e6, "millón": 1e6, "万": 1e4, "萬": 1e4, "億": 1e8, "亿": 1e8, "兆": 1e12,
    "만": 1e4, "억": 1e8, "조": 1e12, "천": 1e3, "千": 1e3, "m": 1e6,
}  # fmt: skip
_NUMBER = re.compile(r"(\d+(?:[.,  ]\d{3})*(?:[.,]\d+)?)[\s ]?([^\W\d_]+)?")


_HAN_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_HAN_TENS = {"十": 10, "百": 100, "千": 1000}
_HAN_NUMBER = re.compile(r"[〇零一二两兩三四五六七八九十百千]+(?=[万萬億亿]|[^\W\d_])")


def _in_digits(match: re.Match[str]) -> str:
    """`三十` as `30`, `二〇二六` as `2026`: numbers in Chinese characters, up to their word of scale."""
    run = match[0]
    if not set(run) & set(_HAN_TENS):
        return "".join(str(_HAN_DIGITS[c]) for c in run)
    total, digit = 0, 1
    for character in run:
        if character in _HAN_TENS:
            total += max(digit, 1) * _HAN_TENS[character]
            digit = 0
        else:
            digit = _HAN_DIGITS[character]
    return str(total + (digit if run[-1] not in _HAN_TENS else 0))


@dataclass(frozen=True)
class Article:
    """A reading with its moment. Articles are ordered by moment, then revision: never by arrival."""

    reading: Reading
    now: datetime | None = None

    @property
    def document(self) -> Document:
        """The revision that was read."""
        return self.reading.document

    @cached_property
    def id(self) -> str:
        """The revision's id."""
        return self.reading.document.revision

    @property
    def lang(self) -> str:
        """Its language, empty where unknown."""
        return self.document.lang or ""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Its claims in the order of the text."""
        return self.reading.claims

    @cached_property
    def at(self) -> datetime | None:
        """When it was published, None where that is unknown or in doubt."""
        at = moment_of(self.document.published) if self.document.published else None
        return None if at and (at < DOUBTFUL_BEFORE or (self.now and at > self.now)) else at

    @property
    def doubt(self) -> str | None:
        """What is in doubt about its date, in words."""
        if self.document.published and self.at is None:
            return f"{self.document.publisher or self.document.id}: dated {self.document.published}, in doubt"
        return None

    @cached_property
    def order(self) -> tuple[str, str]:
        """What articles are sorted by; those without a date come last."""
        return (self.at.isoformat() if self.at else "9999", self.id)

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The text's paragraphs, without empty ones."""
        return tuple(p for p in re.split(r"\n\s*\n", self.document.text) if p.strip())

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """The numbers of the text in order, with their words of scale applied (3億, 300 million)."""
        text = _HAN_NUMBER.sub(_in_digits, unicodedata.normalize("NFKC", self.document.text))
        return tuple(_value(digits, word) for digits, word in _NUMBER.findall(text))


def _value(digits: str, word: str) -> float:
    plain = re.sub(r"(?<=\d)[.,  ](?=\d{3}(?!\d))", "", digits).replace(",", ".").replace(" ", "").replace(" ", "")
    number = float(plain) if plain.count(".") <= 1 else float(plain.replace(".", ""))
    scale = _SCALES.get(word.casefold()) or _SCALES.get(word[:1], 1.0) if word else 1.0
    if word and word[:1].isascii():
        scale = _SCALES.get(word.casefold(), 1.0)
    return number * scale
