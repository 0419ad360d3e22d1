"""Sums of money in the shapes and currencies of the trade."""

import pytest

from reportedly.language import amounts, of

CASES = [
    ("en", "Paid $10m.", (10e6, 10e6, "USD")),
    ("en", "worth US$1.2 billion", (1.2e9, 1.2e9, "USD")),
    ("en", "between $10 million and $40 million", (10e6, 40e6, "USD")),
    ("en", "10 to 40 million dollars", (10e6, 40e6, "USD")),
    ("en", "tens of millions of dollars", (1e7, 1e8, "USD")),
    ("en", "more than $200 million", (200e6, None, "USD")),
    ("en", "up to £40m", (None, 40e6, "GBP")),
    ("en", "a quarter of a million pounds", (250e3, 250e3, "GBP")),
    ("en", "two hundred and ninety thousand dollars", (290e3, 290e3, "USD")),
    ("en", "Rs 2,600-crore", (26e9, 26e9, "INR")),
    ("en", "a salary in the low eight figures, in euros", (1e7, 1e8, "EUR")),
    ("ja", "数千万ドル", (1e7, 1e8, "USD")),
    ("ja", "3.5億円", (350e6, 350e6, "JPY")),
    ("ja", "一億二千万円", (120e6, 120e6, "JPY")),
    ("ja", "１２０億円", (12e9, 12e9, "JPY")),
    ("ja", "6億〜7億ドル", (600e6, 700e6, "USD")),
    ("ja", "10億円以上", (1e9, None, "JPY")),
    ("ja", "最大10億円", (None, 1e9, "JPY")),
    ("zh", "每人三千万美元", (30e6, 30e6, "USD")),
    ("zh", "超过1.5亿元人民币", (150e6, None, "CNY")),
    ("zh", "三点二亿元", (320e6, 320e6, "CNY")),
    ("zh", "八位数美元", (1e7, 1e8, "USD")),
    ("zh", "年薪320万", (3.2e6, 3.2e6, "CNY")),
    ("ko", "1000만달러", (10e6, 10e6, "USD")),
    ("ko", "3천500만 원", (35e6, 35e6, "KRW")),
    ("ko", "2억5천에서 4억 원", (250e6, 400e6, "KRW")),
    ("ko", "2천억원대", (200e9, 300e9, "KRW")),
    ("de", "4,5 Mio. Euro", (4.5e6, 4.5e6, "EUR")),
    ("de", "750'000 Franken", (750e3, 750e3, "CHF")),
    ("de", "zwischen drei und vier Millionen Euro", (3e6, 4e6, "EUR")),
    ("de", "höchstens 3 Millionen Euro", (None, 3e6, "EUR")),
    ("de", "ein Paket über 25 bis 30 Millionen Euro", (25e6, 30e6, "EUR")),
    ("fr", "3,4 milliards d’euros", (3.4e9, 3.4e9, "EUR")),
    ("fr", "jusqu’à 25 000 euros", (None, 25e3, "EUR")),
    ("es", "1.200 millones de dólares", (1.2e9, 1.2e9, "USD")),
    ("es", "1,300 millones de dólares", (1.3e9, 1.3e9, "USD")),
    ("es", "medio millón de euros", (500e3, 500e3, "EUR")),
]


@pytest.mark.parametrize(("code", "text", "expected"), CASES, ids=[text for _, text, _ in CASES])
def test_bounds_and_currency(code: str, text: str, expected: tuple[float | None, float | None, str]) -> None:
    (found,) = amounts(text, of(code))
    assert (found.value.low, found.value.high, found.value.currency) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("code", "text", "basis", "years"),
    [
        ("en", "She would get $3m a year.", "per_year", None),
        ("en", "They offered $20m over four years.", "total", 4),
        ("en", "a $400,000 sign-on bonus", "signing", None),
        ("zh", "四年六千万元", "total", 4),
        ("fr", "4 200 euros par mois", "per_month", None),
        ("ja", "年俸3000万円", "per_year", None),
    ],
)
def test_basis(code: str, text: str, basis: str, years: float | None) -> None:
    (found,) = amounts(text, of(code))
    assert (found.value.basis, found.value.years) == (basis, years)


def test_a_sum_without_currency_takes_that_of_the_sum_before() -> None:
    found = amounts("Es waren 55 Millionen US-Dollar, hinzu kommen bis zu 480 Millionen.", of("de"))
    assert [(f.value.low, f.value.high, f.value.currency) for f in found] == [(55e6, 55e6, "USD"), (None, 480e6, "USD")]


def test_a_range_that_falls_is_two_sums() -> None:
    found = amounts("rebajó su oferta de 1.300 a 1.150 millones de euros", of("es"))
    assert [f.value.low for f in found] == [1.3e9, 1.15e9]


def test_dollars_are_those_of_the_country_told_of() -> None:
    text = "The Sydney fund, an Australian one run from Melbourne, paid $5m."
    assert amounts(text, of("en"))[0].value.currency == "AUD"


@pytest.mark.parametrize(
    "text", ["10 million users joined.", "In 2026 it had 300 staff.", "version 2026.5.20", "Phone 555 1234"]
)
def test_numbers_that_are_no_sums(text: str) -> None:
    assert amounts(text, of("en")) == []


def test_the_span_is_the_sum() -> None:
    text = "They paid “more than $200 million” for it."
    (found,) = amounts(text, of("en"))
    assert text[found.start : found.end] == found.text == "$200 million"
