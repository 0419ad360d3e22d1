"""Sentences, counts, shares, multiples, languages and doubts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import OptionError
from reportedly.language import LANGUAGES, counts, detect, doubts, multiples, of, sentences, shares


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        (
            "en",
            "Dr. Lee of Acme Inc. left. It cost $3.5 million. U.S. firms did not.",
            ["Dr. Lee of Acme Inc. left.", "It cost $3.5 million.", "U.S. firms did not."],
        ),
        (
            "de",
            "Er kam am 1. Juli, z. B. mit Dr. Müller. Dann ging er.",
            ["Er kam am 1. Juli, z. B. mit Dr. Müller.", "Dann ging er."],
        ),
        ("fr", "M. Dupont est parti. « Non. » Il a dit oui.", ["M. Dupont est parti.", "« Non. »", "Il a dit oui."]),
        ("ja", "「行く。」と話した。彼は去った。", ["「行く。」と話した。", "彼は去った。"]),
        ("zh", "他走了。她说：“好。”完。", ["他走了。", "她说：“好。”", "完。"]),
        ("ko", "그는 떠났다. 3.5% 올랐다.", ["그는 떠났다.", "3.5% 올랐다."]),
        ("es", "El Sr. Paz se fue. ¿Por qué? Nadie sabe.", ["El Sr. Paz se fue.", "¿Por qué?", "Nadie sabe."]),
    ],
)
def test_sentences(code: str, text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text, of(code))] == expected


@given(st.sampled_from(LANGUAGES), st.text(max_size=300))
def test_sentences_cover_all_but_white_space(code: str, text: str) -> None:
    bounds = sentences(text, of(code))
    inside = "".join(text[a:b] for a, b in bounds)
    assert "".join(inside.split()) == "".join(text.split())
    assert all(a < b for a, b in bounds)


@pytest.mark.parametrize(
    ("code", "text", "low", "high"),
    [
        ("en", "six senior researchers", 6, 6),
        ("en", "dozens of engineers", 24, 99),
        ("en", "at least 40 staff", 40, None),
        ("ja", "技術者ら6人", 6, 6),
        ("ja", "数名が退社", 2, 9),
        ("zh", "十几名工程师", 11, 19),
        ("de", "ein Dutzend Ingenieure", 12, 12),
        ("fr", "une dizaine d'ingénieurs", 8, 12),
        ("es", "una docena de ingenieros", 12, 12),
        ("ko", "여러 명의 개발자", 3, None),
    ],
)
def test_counts(code: str, text: str, low: float, high: float | None) -> None:
    (found,) = counts(text, of(code))
    assert (found.value.low, found.value.high) == (low, high)


def test_a_number_of_other_things_is_no_count() -> None:
    assert counts("12 chips and 3 offices", of("en")) == []


@pytest.mark.parametrize(
    ("code", "text", "low", "high"),
    [
        ("en", "two to four times their pay", 2, 4),
        ("en", "a 30 per cent rise in pay", 1.3, 1.3),
        ("ja", "2〜4倍の年俸", 2, 4),
        ("de", "das Doppelte des Gehalts", 2, 2),
        ("zh", "两到三倍薪水", 2, 3),
        ("ko", "연봉의 2배", 2, 2),
    ],
)
def test_multiples(code: str, text: str, low: float, high: float) -> None:
    (found,) = multiples(text, of(code))
    assert (found.value.low, found.value.high, found.value.of) == (low, high, "current pay")


@pytest.mark.parametrize(
    ("code", "text", "low", "high"),
    [
        ("en", "a 49% stake", 49, 49),
        ("ja", "過半数", 50, 100),
        ("ja", "株の3割", 30, 30),
        ("zh", "六成股权", 60, 60),
        ("de", "ein Viertel", 25, 25),
        ("fr", "49 %", 49, 49),
    ],
)
def test_shares(code: str, text: str, low: float, high: float) -> None:
    (found,) = shares(text, of(code))
    assert (found.value.low, found.value.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The board said on Tuesday that it had not renewed the contract of its chief.", "en"),
        ("Der Vorstand hat den Vertrag mit dem Chef nicht verlängert, weil er zu spät kam.", "de"),
        ("Le conseil a nommé une nouvelle directrice, qui prendra ses fonctions en mars.", "fr"),
        ("El consejo ha nombrado a una nueva directora, que asumirá el cargo en marzo.", "es"),
        ("取締役会は新しい社長を選んだ。", "ja"),
        ("董事会任命了新的总裁。", "zh"),
        ("이사회는 새 대표를 선임했다고 밝혔다.", "ko"),
        ("Il consiglio di amministrazione ha approvato la nomina del nuovo direttore generale della società.", None),
        ("O conselho aprovou a nomeação do novo presidente da empresa, que começa em março.", None),
        ("Het bestuur heeft de overeenkomst met de directeur niet verlengd omdat hij te laat was.", None),
        ("Совет директоров утвердил нового генерального директора компании вчера.", None),
        ("", None),
        ("12 34 !!", None),
    ],
)
def test_detect(text: str, code: str | None) -> None:
    assert detect(text) == code


def test_names_in_latin_letters_do_not_make_a_text_english() -> None:
    assert detect("OpenAI と Anthropic と Google DeepMind の研究者が退社した。") == "ja"


def test_doubts_tell_what_was_more_likely_meant() -> None:
    (found,) = doubts("法学修士を訓練する会社が", of("ja"))
    assert "LLM" in found.value.meant


def test_an_unknown_language_is_the_users_error() -> None:
    with pytest.raises(OptionError, match="the languages are en, ja"):
        of("xx")


def test_a_language_loads_in_a_blink() -> None:
    import time
    import tomllib
    from importlib.resources import files

    for code in LANGUAGES:
        source = (files("reportedly.language") / "data" / f"{code}.toml").read_text("utf-8")
        start = time.process_time()
        tomllib.loads(source)
        assert time.process_time() - start < 0.2
