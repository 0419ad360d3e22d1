"""Dates as sources write them, in the two forms that a document keeps: `2026-03-02` and `2026-03-02T09:15:00Z`."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_DAY_ONLY = len("2026-03-02")
# 2026/03/02, 2026.3.2, 2026年3月2日, 2026년 3월 2일, with or without a time behind it
_NUMERIC = re.compile(r"(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?!\d)")
_YEARS = range(1900, 2101)


def iso_of(written: str, *, local: bool = False) -> str | None:
    """The date or UTC time that is written, None where it cannot be read.

    A time without a zone is taken as UTC; with `local`, whose writer may have meant any zone, only its day is kept.
    """
    written = written.strip()
    at = _machine(written)
    if at is None:
        return _day(written)
    if at.year not in _YEARS:
        return None
    if len(written) <= _DAY_ONLY or (at.tzinfo is None and local):
        return at.date().isoformat()
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return at.astimezone(UTC).replace(microsecond=0).strftime("%Y-%m-%dT%H:%M:%SZ")


def _machine(written: str) -> datetime | None:
    """ISO 8601, or the form of mails and feeds: `Mon, 02 Mar 2026 09:15:00 +0100`."""
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            at = parse(written)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return at
    return None


def _day(written: str) -> str | None:
    match = _NUMERIC.match(written)
    if not match:
        return None
    try:
        day = date(*map(int, match.groups()))
    except ValueError:
        return None
    return day.isoformat() if day.year in _YEARS else None
