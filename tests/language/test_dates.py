"""Dates and loose times against the article's day, Tuesday 10 February 2026."""

from datetime import date

import pytest

from reportedly.language import dates, of

NOW = date(2026, 2, 10)
CASES = [
    ("en", "last week", "2026-02-02", "2026-02-08"),
    ("en", "yesterday", "2026-02-09", "2026-02-09"),
    ("en", "He left on Friday", "2026-02-06", "2026-02-06"),
    ("en", "He will join on Friday", "2026-02-13", "2026-02-13"),
    ("en", "since 2011", "2011-01-01", "2011-12-31"),
    ("en", "She joined in March", "2025-03-01", "2025-03-31"),
    ("en", "She will join in March", "2026-03-01", "2026-03-31"),
    ("en", "Q3 2026", "2026-07-01", "2026-09-30"),
    ("en", "March 12, 2025", "2025-03-12", "2025-03-12"),
    ("en", "two weeks ago", "2026-01-26", "2026-02-01"),
    ("en", "last June", "2025-06-01", "2025-06-30"),
    ("ja", "先週", "2026-02-02", "2026-02-08"),
    ("ja", "来年4月", "2027-04-01", "2027-04-30"),
    ("ja", "3月15日に着任する", "2026-03-15", "2026-03-15"),
    ("ja", "昨年12月に移籍した", "2025-12-01", "2025-12-31"),
    ("de", "zum 1. Juli", "2026-07-01", "2026-07-01"),
    ("de", "im Frühjahr", "2026-03-01", "2026-05-31"),
    ("de", "vergangene Woche", "2026-02-02", "2026-02-08"),
    ("fr", "la semaine dernière", "2026-02-02", "2026-02-08"),
    ("fr", "en mars prochain", "2026-03-01", "2026-03-31"),
    ("es", "el próximo mes", "2026-03-01", "2026-03-31"),
    ("es", "el 3 de marzo de 2025", "2025-03-03", "2025-03-03"),
    ("ko", "지난달", "2026-01-01", "2026-01-31"),
    ("ko", "오는 15일", "2026-02-15", "2026-02-15"),
    ("zh", "下月", "2026-03-01", "2026-03-31"),
    ("zh", "上周五", "2026-02-06", "2026-02-06"),
]


@pytest.mark.parametrize(("code", "text", "start", "end"), CASES, ids=[c[1] for c in CASES])
def test_resolved(code: str, text: str, start: str, end: str) -> None:
    (found,) = dates(text, of(code), NOW)
    assert (str(found.value.start), str(found.value.end)) == (start, end)


def test_by_leaves_the_start_open() -> None:
    (found,) = dates("It will close by the end of March.", of("en"), NOW)
    assert found.value.start is None
    assert str(found.value.end) == "2026-03-31"


@pytest.mark.parametrize(
    ("text", "precision"),
    [("yesterday", "day"), ("next month", "month"), ("last year", "year"), ("this summer", "interval")],
)
def test_precision(text: str, precision: str) -> None:
    (found,) = dates(text, of("en"), NOW)
    assert found.value.precision == precision


def test_without_the_articles_day_only_named_years_are_resolved() -> None:
    assert [f.text for f in dates("yesterday, in March and on 3 May 2024", of("en"), None)] == ["3 May 2024"]


@pytest.mark.parametrize("text", ["32 April 2025", "in 9999", "May I?"])
def test_what_is_no_date(text: str) -> None:
    assert all(f.value.precision != "day" for f in dates(text, of("en"), NOW))
