"""Dates and loose times, resolved against the article's own date: last week, 来年4月, zum 1. Juli, la semaine dernière.

A data file lists the forms of a language under what they mean (`[calendar.forms]`):

    "day month year" = "# {month} #"      the parts, in the order of the numbers; {month} and {weekday} are names
    "month", "weekday", "season 6 3"      take the nearest one that fits the tense
    "month next", "season 6 3 last"       of next year, last year, this year; `coming` and `previous`: the next one, the last
    "day -1", "week 1", "year 0"          so many units from the article's day
    "days ago", "months ahead 6"          by the number in the words, else the one given here
    "end month", "start year 1"           the first, middle or last part of what follows
    "recent", "soon", "holiday easter"
"""

import re
import unicodedata
from datetime import date
from functools import lru_cache

from reportedly.model import When
from reportedly.model.filler import Precision

from . import calendar
from .calendar import Interval
from .language import Language, of
from .matcher import Found, Matcher
from .numerals import numbers, table
from .quantities import alternatives
from .reckoning import Loose, reckon
from .sentences import sentences
from .wording import split

# How far off a verb or adverb may stand, and how many days further off it makes a round that is against its tense.
_TENSES = ((14, 180), (120, 60))
_BESIDE = 300  # of the word right beside it, where words are spaced: "joined in March"


def dates(text: str, language: Language, published: date | None) -> list[Found[When]]:
    """All dates and loose times in the text. Without `published` only those that name their year are resolved."""
    reader = _reader(language.code)
    resolved: dict[tuple[int, int], Interval] = {}

    def accept(form: Found[str]) -> bool:
        interval = reader.resolve(text, form, published)
        if interval:
            resolved[form.start, form.end] = interval
        return interval is not None

    forms = reader.forms.find(text, accept)
    return [Found(f.start, f.end, f.text, reader.when(text, f, resolved[f.start, f.end])) for f in forms]


@lru_cache
def _reader(code: str) -> "_Dates":
    return _Dates(of(code))


class _Dates:
    """How one language tells time."""

    def __init__(self, language: Language) -> None:
        data = language.calendar
        self.spaced = spaced = language.writing.spaced
        self.code = language.code
        self.verb_final: bool = data.get("verb_final", False)
        self.months = {name: int(value) for name, value in table(data["months"]).items()}
        self.weekdays = {name: int(value) for name, value in table(data["weekdays"]).items()}
        names = {"{month}": _choice(data["months"]), "{weekday}": _choice(data["weekdays"])}
        wordings = ((form, tag) for tag, block in data["forms"].items() for form in split(block))
        self.forms: Matcher[str] = Matcher([(_filled(form, names), tag) for form, tag in wordings], language.writing)
        self._month = re.compile(_longest(self.months), re.IGNORECASE)
        self._weekday = re.compile(_longest(self.weekdays), re.IGNORECASE)
        self._future = re.compile(alternatives(data["future"], spaced, right=True), re.IGNORECASE)
        self._past = re.compile(alternatives(data["past"], spaced, right=True), re.IGNORECASE)
        self._until = re.compile(rf"(?:{alternatives(data['until'], spaced)})[\s\u00a0]*$", re.IGNORECASE)
        self._until_after = re.compile(rf"(?:{alternatives(data.get('until_after', ''), spaced)})")

    def when(self, text: str, form: Found[str], interval: Interval) -> When:
        """The interval as a `When`; "by the end of March" leaves its start open."""
        start, end = interval
        open_start = self._until.search(text, max(0, form.start - 24), form.start) or self._until_after.match(
            text, form.end
        )
        return When(
            start=None if open_start else start, end=end, precision="interval" if open_start else _precision(start, end)
        )

    def resolve(self, text: str, form: Found[str], published: date | None) -> Interval | None:
        """The interval that the form means; None where it is no date after all, or needs the article's date."""
        tag = tuple(form.value.split())
        return reckon(Loose(tag, self._parts(form.text, tag), published, lambda: self._lean(text, form)))

    def _parts(self, words: str, tag: tuple[str, ...]) -> dict[str, int]:
        """The numbers and names in the words, by what they are."""
        parts: dict[str, int] = {}
        rest = words
        if "month" in tag and (name := self._month.search(words)):
            parts["month"] = self.months[name[0].lower()]
            rest = words[: name.start()] + " " + words[name.end() :]
        if "weekday" in tag and (name := self._weekday.search(words)):
            parts["weekday"] = self.weekdays[name[0].lower()]
        row = self._row(rest)
        if "year" in tag and (years := [n for n in row if n >= 1_000]):
            parts["year"] = years[0]  # "Q3 2026": the 3 is no year
            row.remove(years[0])
        wanted = [part for part in tag if part in ("year", "month", "day") and part not in parts]
        parts |= dict(zip(wanted, row, strict=False))
        if row:
            parts["number"] = row[0]
        if "year" in parts and parts["year"] < 100 and re.search(r"['’]\d\d|\d[./]\d", words):
            parts["year"] += 2000
        return parts

    def _row(self, words: str) -> list[int]:
        digits = re.findall(r"\d+", unicodedata.normalize("NFKC", words))
        if digits:
            return [int(d) for d in digits if len(d) <= 4]
        return [int(n.value) for n in numbers(words, self.code) if n.value < 10_000]

    def _lean(self, text: str, form: Found[str]) -> int:
        """How strongly the words about the form look forward (above 0) or back (below 0), in days."""
        start, end = next(
            ((a, b) for a, b in sentences(text, of(self.code)) if a <= form.start < b), (form.start, form.end)
        )
        before, after = text[max(start, form.start - 120) : form.start], text[form.end : min(end, form.end + 120)]
        future = _distance(self._future, before, after, self.verb_final)
        past = _distance(self._past, before, after, self.verb_final)
        if future is None and past is None:
            return 0
        nearest = min(d for d in (future, past) if d is not None)
        beside = self.spaced and nearest <= 1
        strength = _BESIDE if beside else next((days for reach, days in _TENSES if nearest <= reach), 0)
        return -strength if future is None or (past is not None and past < future) else strength


def _distance(cue: re.Pattern[str], before: str, after: str, verb_final: bool) -> int | None:
    """How far the nearest cue is; where verbs stand last, how far from the sentence's end its last cue is."""
    behind = [m.span() for m in cue.finditer(after)]
    if verb_final and behind:
        return len(after) - behind[-1][1]
    distances = [start for start, _ in behind] + [len(before) - m.end() for m in cue.finditer(before)]
    return min(distances, default=None)


def _choice(block: str) -> str:
    names = [pair.rpartition("=")[0].strip() for pair in split(block)]
    return "(" + "/".join(sorted(names, key=len, reverse=True)) + ")"


def _filled(form: str, names: dict[str, str]) -> str:
    for name, choice in names.items():
        form = form.replace(name, choice)
    return form


def _longest(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _precision(start: date, end: date) -> Precision:
    if start == end:
        return "day"
    if (start, end) == calendar.month(start.year, start.month):
        return "month"
    return "year" if (start, end) == calendar.year(start.year) else "interval"
