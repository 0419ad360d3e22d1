"""Dates and loose times, resolved against the article's own date: last week, 来年4月, zum 1. Juli, la semaine dernière.

A data file lists the forms of a language under what they mean (`[calendar.forms]`):

    "day month year" = "# {month} #"      the parts, in the order of the numbers; {month} and {weekday} are names
    "month", "weekday", "season 6 3"      take the nearest one that fits the tense; `last`, `next`, `this`, `year` fix it
    "day -1", "week 1", "year 0"          so many units from the article's day
    "days ago", "months ahead 6"          by the number in the words, else the one given here
    "end month", "start year 1"           the first, middle or last part of what follows
    "recent", "soon", "holiday easter"
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from reportedly.model import When
from reportedly.model.filler import Precision

from . import calendar
from .calendar import Interval
from .language import Language, of
from .matcher import Found, Matcher
from .numerals import numbers, table
from .quantities import alternatives
from .sentences import sentences
from .wording import split

_FIRST, _LAST = 1900, 2100
_PARTS = ("start", "middle", "end")
_SHIFT = {"last": -1, "this": 0, "next": 1}
_CLOSE = 14  # a verb or adverb that stands so close settles the tense
_SETTLED, _HINTED = 270, 110  # days that a round against the tense counts as further off
_AGO = {"days": 1, "weeks": 7, "months": 30, "years": 365}


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
        spaced = language.writing.spaced
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
        open_start = self._until.search(text, max(0, form.start - 24), form.start) or self._until_after.match(text, form.end)
        return When(start=None if open_start else start, end=end, precision="interval" if open_start else _precision(start, end))

    def resolve(self, text: str, form: Found[str], published: date | None) -> Interval | None:
        """The interval that the form means; None where it is no date after all, or needs the article's date."""
        tag = form.value.split()
        try:
            parts = self._parts(form.text, tag)
            if "year" in parts and not (_FIRST <= parts["year"] <= _LAST):
                return None
            if published is None:
                return _named(tag, parts) if "year" in parts else None
            return self._reckon(tag, parts, published, lambda: self._lean(text, form))
        except (LookupError, ValueError, OverflowError):
            return None

    def _parts(self, words: str, tag: list[str]) -> dict[str, int]:
        """The numbers and names in the words, by what they are."""
        parts: dict[str, int] = {}
        rest = words
        if "month" in tag and (name := self._month.search(words)):
            parts["month"] = self.months[name[0].lower()]
            rest = words[: name.start()] + " " + words[name.end() :]
        if "weekday" in tag and (name := self._weekday.search(words)):
            parts["weekday"] = self.weekdays[name[0].lower()]
        row = self._row(rest)
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

    def _reckon(self, tag: list[str], parts: dict[str, int], now: date, lean: Callable[[], int]) -> Interval | None:
        head, offset = tag[0], _offset(tag)
        if head in _PARTS:
            inner = self._reckon(tag[1:], parts, now, lean)
            return calendar.part(inner, head) if inner else None
        if head == "recent":
            return now - timedelta(60), now
        if head == "soon":
            return now, now + timedelta(75)
        if head in _AGO:
            return _away(head, parts.get("number") or offset or 1, tag[1] == "ago", now)
        if head == "holiday":
            return _nearest(lambda y: calendar.holiday(tag[1], y), now, _yearly(tag, parts, now), lean)
        if head == "season":
            first, length = int(tag[1]), int(tag[2])
            return _nearest(lambda y: calendar.months(y, first, length), now, _yearly(tag, parts, now), lean)
        if head == "fiscal":
            return _fiscal(tag, parts, now)
        if head == "quarter":
            return calendar.months(now.year, (now.month - 1) // 3 * 3 + 1 + 3 * (offset or 0), 3)
        if head == "weekday":
            return _weekday(parts["weekday"], tag, now, lean)
        if offset is not None:
            return _relative(head, offset, now)
        if "year" in tag:
            return _named(tag, parts)
        if "month" in tag:
            return self._in_some_year(tag, parts, now, lean)
        return _day_of_month(parts["day"], now, lean) if "day" in parts else None

    def _in_some_year(self, tag: list[str], parts: dict[str, int], now: date, lean: Callable[[], int]) -> Interval | None:
        if "month" not in parts:  # "day next month"
            start, _ = calendar.month(now.year, now.month + next((_SHIFT[word] for word in tag if word in _SHIFT), 0))
            return calendar.day(start.replace(day=parts["day"]))
        return _nearest(lambda y: _named(tag, {**parts, "year": y}), now, _yearly(tag, parts, now), lean)

    def _lean(self, text: str, form: Found[str]) -> int:
        """How strongly the words about the form look forward (above 0) or back (below 0), in days."""
        start, end = next(((a, b) for a, b in sentences(text, of(self.code)) if a <= form.start < b), (form.start, form.end))
        before, after = text[max(start, form.start - 120) : form.start], text[form.end : min(end, form.end + 120)]
        future = _distance(self._future, before, after, self.verb_final)
        past = _distance(self._past, before, after, self.verb_final)
        if future is None and past is None:
            return 0
        nearest = min(d for d in (future, past) if d is not None)
        strength = _SETTLED if nearest <= _CLOSE else _HINTED
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


def _offset(tag: list[str]) -> int | None:
    last = tag[-1]
    return int(last) if last.lstrip("-").isdigit() and tag[0] != "season" else None


def _named(tag: list[str], parts: dict[str, int]) -> Interval | None:
    """A year, month or day whose year is known."""
    if tag[0] in _PARTS:
        inner = _named(tag[1:], parts)
        return calendar.part(inner, tag[0]) if inner else None
    if tag[0] == "season":
        return calendar.months(parts["year"], int(tag[1]), int(tag[2]))
    if "day" in parts and "month" in parts:
        return calendar.day(date(parts["year"], parts["month"], parts["day"]))
    if "month" in parts:
        return calendar.month(parts["year"], parts["month"]) if 1 <= parts["month"] <= 12 else None
    return calendar.year(parts["year"]) if "month" not in tag else None


def _yearly(tag: list[str], parts: dict[str, int], now: date) -> int | str | None:
    """The year that the form itself fixes, or `previous` or `coming`."""
    if "year" in parts:
        return parts["year"]
    if tag[-1] in ("previous", "coming"):
        return tag[-1]
    return next((now.year + _SHIFT[word] for word in tag if word in _SHIFT), None)


def _nearest(in_year: Callable[[int], Interval | None], now: date, fixed: int | str | None, lean: Callable[[], int]) -> Interval | None:
    """What comes round every year: in the fixed year; or the one before (`previous`) or to come (`coming`); else the
    nearest, where one against the tense counts as further off."""
    if isinstance(fixed, int):
        return in_year(fixed)
    rounds = [made for y in range(now.year - 2, now.year + 2) if (made := in_year(y))]
    if fixed == "previous":
        return max((r for r in rounds if r[1] < now), default=None)
    if fixed == "coming":
        return min((r for r in rounds if r[0] > now), default=None)
    return min(rounds, key=lambda r: _off(r, now, lean()), default=None)


def _off(interval: Interval, now: date, lean: int) -> int:
    """How many days off the interval is, with those that the tense adds."""
    ahead, behind = (interval[0] - now).days, (now - interval[1]).days
    against = (lean > 0 and behind > 0) or (lean < 0 and ahead > 0)
    return max(ahead, behind, 0) + (abs(lean) if against else 0)


def _relative(unit: str, offset: int, now: date) -> Interval | None:
    match unit:
        case "day":
            return calendar.day(now, offset)
        case "week":
            return calendar.week(now, offset)
        case "weekend":
            return calendar.weekend(now, offset)
        case "month":
            return calendar.month(now.year, now.month + offset)
        case "year":
            return calendar.year(now.year + offset)
    return None


def _away(unit: str, n: int, ago: bool, now: date) -> Interval:
    """So many units ago (that day, week, month or year) or ahead (any day until then)."""
    if not ago:
        return now, now + timedelta(min(n * _AGO[unit], 36_500))
    match unit:
        case "days":
            return calendar.day(now, -n)
        case "weeks":
            return calendar.week(now - timedelta(7 * n))
        case "months":
            return calendar.month(now.year, now.month - n)
    return calendar.year(now.year - n)


def _weekday(number: int, tag: list[str], now: date, lean: Callable[[], int]) -> Interval:
    if "last" in tag:
        monday, _ = calendar.week(now, -1)
        near, _ = calendar.weekday(now - timedelta(1), number, forward=False)
        return min(monday + timedelta(number), near), near  # "last Monday" is this week's to some, last week's to others
    if "next" in tag:
        return calendar.weekday(now, number, forward=True)
    return calendar.weekday(now, number, forward=lean() > 0)


def _day_of_month(number: int, now: date, lean: Callable[[], int]) -> Interval:
    ahead = lean() > 0
    shift = 1 if ahead and number < now.day else -1 if not ahead and number > now.day else 0
    start, _ = calendar.month(now.year, now.month + shift)
    return calendar.day(start.replace(day=number))


def _fiscal(tag: list[str], parts: dict[str, int], now: date) -> Interval:
    """A business year, April to March; `fiscal end` is its last month."""
    if tag[1] == "end":
        return calendar.month(now.year + (now.month > 3), 3)
    return calendar.months(parts["year"], 4, 12)


def _precision(start: date, end: date) -> Precision:
    if start == end:
        return "day"
    if (start, end) == calendar.month(start.year, start.month):
        return "month"
    return "year" if (start, end) == calendar.year(start.year) else "interval"
