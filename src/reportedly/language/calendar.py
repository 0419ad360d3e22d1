"""Days, weeks, months and the rest as intervals, reckoned from a day. No words of any language."""

import calendar as _calendar
from datetime import date, timedelta

Interval = tuple[date, date]


def day(moment: date, offset: int = 0) -> Interval:
    """The day so many days on."""
    return (moved := moment + timedelta(offset)), moved


def week(moment: date, offset: int = 0) -> Interval:
    """Monday to Sunday of the week so many weeks on."""
    monday = moment - timedelta(moment.weekday()) + timedelta(7 * offset)
    return monday, monday + timedelta(6)


def weekend(moment: date, offset: int = 0) -> Interval:
    """Saturday and Sunday; offset 1 is the first to come, -1 the last that has begun."""
    saturday = moment - timedelta((moment.weekday() - 5) % 7)
    start = saturday + timedelta(7 * (offset if offset > 0 else offset + 1))
    return start, start + timedelta(1)


def month(year: int, number: int) -> Interval:
    """A month; numbers under 1 and over 12 reach into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1), date(year, number, _calendar.monthrange(year, number)[1])


def months(year: int, first: int, length: int) -> Interval:
    """So many months on end: a season, a quarter, a half."""
    return month(year, first)[0], month(year, first + length - 1)[1]


def year(number: int) -> Interval:
    """A calendar year."""
    return date(number, 1, 1), date(number, 12, 31)


def part(interval: Interval, which: str) -> Interval:
    """The `start`, `middle` or `end` of an interval: of a month its third, of a year its quarter."""
    start, end = interval
    days = (end - start).days + 1
    third = days // (3 if days < 100 else 4)
    if which == "start":
        return start, start + timedelta(third - 1)
    if which == "end":
        return end - timedelta(third - 1), end
    return start + timedelta(third), end - timedelta(third)


def weekday(moment: date, number: int, forward: bool) -> Interval:
    """The nearest day of that name: today or before, or (`forward`) after today."""
    if forward:
        return day(moment, (number - moment.weekday() - 1) % 7 + 1)
    return day(moment, -((moment.weekday() - number) % 7))


def holiday(name: str, in_year: int) -> Interval:
    """`easter`, `thanksgiving`, `labor` (the American ones), or month-day."""
    if name == "easter":
        return day(easter(in_year))
    if name == "thanksgiving":
        return day(_nth(in_year, 11, 3, 4))
    if name == "labor":
        return day(_nth(in_year, 9, 0, 1))
    number, of_month = map(int, name.split("-"))
    return day(date(in_year, number, of_month))


def easter(in_year: int) -> date:
    """Easter Sunday by the Gregorian reckoning (Butcher's algorithm)."""
    a, b, c = in_year % 19, in_year // 100, in_year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(in_year, f // 31, f % 31 + 1)


def _nth(in_year: int, number: int, of_weekday: int, nth: int) -> date:
    first = date(in_year, number, 1)
    return first + timedelta((of_weekday - first.weekday()) % 7 + 7 * (nth - 1))
