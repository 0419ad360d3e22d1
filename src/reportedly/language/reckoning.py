"""What a loose time comes to, reckoned from the article's day. No words of any language; the tags are those of a data
file's `[calendar.forms]`, explained in `dates`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from . import calendar
from .calendar import Interval

_PARTS = ("start", "middle", "end")
_SHIFT = {"last": -1, "this": 0, "next": 1}
_DAYS = {"days": 1, "weeks": 7, "months": 30, "years": 365}
_FIRST, _LAST = 1900, 2100


@dataclass(frozen=True)
class Loose:
    """A form of words for a time: its `tag`, the numbers and names in it (`parts`), the article's day, and `lean`, in
    how many days' worth the words about it look forward (above 0) or back."""

    tag: tuple[str, ...]
    parts: dict[str, int]
    now: date | None
    lean: Callable[[], int]

    @property
    def offset(self) -> int | None:
        """The number at the tag's end."""
        last = self.tag[-1]
        return int(last) if last.lstrip("-").isdigit() and self.tag[0] != "season" else None


def reckon(loose: Loose) -> Interval | None:
    """The interval that the form means; None where it is no time after all, or needs the article's day and has none."""
    year = loose.parts.get("year")
    if year is not None and not _FIRST <= year <= _LAST:
        return None
    try:
        if loose.now is None:
            return named(loose) if year is not None else None
        return _BY_HEAD.get(loose.tag[0], _plain)(loose, loose.now)
    except (LookupError, ValueError, OverflowError):
        return None


def named(loose: Loose) -> Interval | None:
    """A year, season, month or day whose year is known."""
    tag, parts = loose.tag, loose.parts
    if tag[0] in _PARTS:
        inner = named(replace(loose, tag=tag[1:]))
        return calendar.part(inner, tag[0]) if inner else None
    if tag[0] == "season":
        return calendar.months(parts["year"], int(tag[1]), int(tag[2]))
    if "month" not in tag:
        return calendar.year(parts["year"])
    if not 1 <= parts["month"] <= 12:
        return None
    if "day" in tag:
        return calendar.day(date(parts["year"], parts["month"], parts["day"]))
    return calendar.month(parts["year"], parts["month"])


def _plain(loose: Loose, now: date) -> Interval | None:
    """The tags that begin with a unit: `year 0`, `day month year`, `month previous`, `day next month`, `day`."""
    tag, parts = loose.tag, loose.parts
    if loose.offset is not None:
        return _relative(tag[0], loose.offset, now)
    if "year" in tag:
        return named(loose)
    if "month" not in tag:
        ahead = tag[-1] == "coming" or (tag[-1] != "previous" and loose.lean() > 0)
        return _day_of_month(parts["day"], now, ahead)
    if "month" in parts:
        return _yearly(loose, now, lambda y: named(replace(loose, parts={**parts, "year": y})))
    shift = next((_SHIFT[word] for word in tag if word in _SHIFT), 0)
    return calendar.day(calendar.month(now.year, now.month + shift)[0].replace(day=parts["day"]))


def _part(loose: Loose, now: date) -> Interval | None:
    inner = reckon(replace(loose, tag=loose.tag[1:]))
    return calendar.part(inner, loose.tag[0]) if inner else None


def _away(loose: Loose, now: date) -> Interval:
    """So many units ago (that day, week, month or year) or ahead (any day until then)."""
    unit, n = loose.tag[0], loose.parts.get("number") or loose.offset or 1
    if loose.tag[1] == "ahead":
        return now, now + timedelta(min(n * _DAYS[unit], 36_500))
    if unit == "weeks":
        return calendar.week(now - timedelta(7 * n))
    if unit == "months":
        return calendar.month(now.year, now.month - n)
    return calendar.day(now, -n) if unit == "days" else calendar.year(now.year - n)


def _season(loose: Loose, now: date) -> Interval | None:
    first, length = int(loose.tag[1]), int(loose.tag[2])
    return _yearly(loose, now, lambda y: calendar.months(y, first, length))


def _holiday(loose: Loose, now: date) -> Interval | None:
    return _yearly(loose, now, lambda y: calendar.holiday(loose.tag[1], y))


def _fiscal(loose: Loose, now: date) -> Interval:
    """A business year, April to March; `fiscal end` is its last month."""
    if loose.tag[1] == "end":
        return calendar.month(now.year + (now.month > 3), 3)
    return calendar.months(loose.parts["year"], 4, 12)


def _quarter(loose: Loose, now: date) -> Interval:
    return calendar.months(now.year, (now.month - 1) // 3 * 3 + 1 + 3 * (loose.offset or 0), 3)


def _weekday(loose: Loose, now: date) -> Interval:
    number = loose.parts["weekday"]
    if "last" in loose.tag:
        near, _ = calendar.weekday(now - timedelta(1), number, forward=False)
        monday, _ = calendar.week(now, -1)
        return min(
            monday + timedelta(number), near
        ), near  # "last Monday" is this week's to some, last week's to others
    return calendar.weekday(now, number, forward="next" in loose.tag or loose.lean() > 0)


_BY_HEAD: dict[str, Callable[[Loose, date], Interval | None]] = {
    **dict.fromkeys(_PARTS, _part),
    **dict.fromkeys(_DAYS, _away),
    "recent": lambda loose, now: (now - timedelta(60), now),
    "soon": lambda loose, now: (now, now + timedelta(75)),
    "season": _season,
    "holiday": _holiday,
    "fiscal": _fiscal,
    "quarter": _quarter,
    "weekday": _weekday,
}


def _relative(unit: str, offset: int, now: date) -> Interval:
    match unit:
        case "month":
            return calendar.month(now.year, now.month + offset)
        case "year":
            return calendar.year(now.year + offset)
        case "week":
            return calendar.week(now, offset)
    return calendar.weekend(now, offset) if unit == "weekend" else calendar.day(now, offset)


def _day_of_month(number: int, now: date, ahead: bool) -> Interval:
    shift = 1 if ahead and number < now.day else -1 if not ahead and number > now.day else 0
    start, _ = calendar.month(now.year, now.month + shift)
    return calendar.day(start.replace(day=number))


def _yearly(loose: Loose, now: date, in_year: Callable[[int], Interval | None]) -> Interval | None:
    """What comes round every year: in the year that the form fixes; the one before (`previous`) or to come (`coming`);
    else the nearest, where one against the tense counts as further off."""
    tag = loose.tag
    if "year" in loose.parts:
        return in_year(loose.parts["year"])
    shift = next((_SHIFT[word] for word in tag if word in _SHIFT), None)
    if shift is not None:
        return in_year(now.year + shift)
    rounds = [made for y in range(now.year - 2, now.year + 2) if (made := in_year(y))]
    if tag[-1] == "previous":
        return max((r for r in rounds if r[1] < now), default=None)
    if tag[-1] == "coming":
        return min((r for r in rounds if r[0] > now), default=None)
    lean = loose.lean()
    return min(rounds, key=lambda r: _off(r, now, lean), default=None)


def _off(interval: Interval, now: date, lean: int) -> int:
    """How many days off the interval is, with those that the tense adds."""
    ahead, behind = (interval[0] - now).days, (now - interval[1]).days
    against = (lean > 0 and behind > 0) or (lean < 0 and ahead > 0)
    return max(ahead, behind, 0) + (abs(lean) if against else 0)
