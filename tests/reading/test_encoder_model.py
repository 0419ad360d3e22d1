"""The shipped model: grounded, the same for any number of threads, quick to load, unmoved by bad input."""

import json
import time
from pathlib import Path

import pytest

from reportedly.reading.encoder.assemble import finished
from reportedly.reading.encoder.calibration import Calibration
from reportedly.reading.encoder.encoder import Encoder

TEXTS = {
    "en": "Ada Lovelace is leaving Analytical Engines to join Jacquard Looms, the company said on Monday.\n\n"
    'Looms offered her $10 million a year. "We are sorry to see her go," said Charles Babbage, chief executive of Engines.',
    "de": "Ada Lovelace verlässt die Analytical Engines AG und wechselt zu Jacquard, teilte das Unternehmen am Montag mit.",
    "fr": "Ada Lovelace quitte Analytical Engines pour rejoindre Jacquard, a annoncé l'entreprise lundi.",
    "es": "Ada Lovelace deja Analytical Engines para incorporarse a Jacquard, anunció la empresa el lunes.",
    "ja": "アナリティカル・エンジンの山田花子氏が退社し、ジャカードに移籍すると同社が月曜日に発表した。",
    "ko": "애널리틱 엔진의 김하나 상무가 회사를 떠나 자카드에 합류한다고 회사가 월요일 밝혔다.",
    "zh": "分析引擎公司的王小明离职，将加入雅卡尔公司，公司周一宣布。",
}
BAD = {
    "empty": "",
    "blank": " \n\t\n ",
    "no stops": "she left and he stayed and " * 600,
    "no spaces": "退社" * 3000,
    "capitals": TEXTS["en"].upper(),
    "full width": "Ａｄａ　Ｌｏｖｅｌａｃｅ　ｌｅｆｔ　Ｌｏｏｍｓ．",
    "marks": "A\u0301da \u200fLovelace\u200f left \U0001f9f5 Looms\u0000.",
    "table": "name\tfrom\tto\n" * 200,
    "another language": "Ада Лавлейс ушла из компании в понедельник.",
}


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def test_the_model_says_what_it_is(encoder: Encoder) -> None:
    card = json.loads((encoder.folder / "model-card.json").read_text("utf-8"))
    assert card["licence"] and card["base"] and len(card["data_digest"]) == 64 and card["scores"]
    assert len(encoder.digest) == 64
    assert sum(path.stat().st_size for path in Path(encoder.folder).iterdir()) < 60_000_000


@pytest.mark.parametrize("language", TEXTS)
def test_claims_quote_the_text(encoder: Encoder, language: str) -> None:
    text = TEXTS[language]
    found = encoder.candidates(text, language, "A departure", "The Gazette")
    assert any(candidate.kind == "move" for candidate in found)
    for candidate in found:
        assert 0 <= candidate.start < candidate.end <= len(text)
        for fillers in candidate.roles.values():
            for filler in fillers:
                assert filler.start is None or text[filler.start : filler.end] == filler.text
    for claim in finished(found, text, Calibration.load(encoder.folder)):
        for part in claim["evidence"]:
            assert text[part["start"] : part["end"]] == part["exact"]


def test_threads_change_nothing(encoder: Encoder) -> None:
    other = Encoder(threads=2)
    text = "\n\n".join([TEXTS["en"], TEXTS["de"], TEXTS["ja"]] * 4)
    assert encoder.candidates(text, "en", "T", "P") == other.candidates(text, "en", "T", "P")


def test_reading_again_and_after_others_gives_the_same(encoder: Encoder) -> None:
    first = encoder.candidates(TEXTS["en"], "en", "T", "P")
    encoder.candidates(TEXTS["zh"], "zh", "T", "P")
    assert encoder.candidates(TEXTS["en"], "en", "T", "P") == first


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_bad_input_is_read_without_complaint(encoder: Encoder, text: str) -> None:
    for candidate in encoder.candidates(text, "en", "", ""):
        assert text[candidate.start : candidate.end].strip()


def test_loading_is_quick() -> None:
    began = time.process_time()
    Encoder()
    assert time.process_time() - began < 1.5


def test_a_missing_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="install the package again"):
        Encoder(tmp_path)
