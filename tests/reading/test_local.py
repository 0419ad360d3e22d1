"""The embedded reader: grounded, silent where nothing is told, the same for any batch, and unmoved by bad input."""

from datetime import date

import pytest

from reportedly.model import Document
from reportedly.reading import open_reader
from reportedly.reading.reader import Reader

MOVE = (
    "Mira Halloran, chief scientist of Castellane Labs, is leaving to join Verhaegen, two people familiar with her plans said on Monday. "
    "Verhaegen has offered her a package worth $12 million over four years. Castellane Labs declined to comment."
)
SILENT = (
    "The match ended 3-1. Torres scored twice in the first half, and the visitors never recovered from an early injury to their goalkeeper. "
    "Rain is expected at the weekend, when the two sides meet again."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader("local")


@pytest.fixture(scope="module")
def rules() -> Reader:
    return open_reader("local", encoder=False)


def document(text: str, lang: str | None = "en", **more: object) -> Document:
    return Document(id="d", text=text, lang=lang, published="2026-03-02", **more)  # type: ignore[arg-type]


def test_a_move_is_read_with_its_words(reader: Reader):
    claims = reader.read(document(MOVE)).claims
    move = next(c for c in claims if c.kind == "move")
    assert [f.name for f in move.fillers("people")] == ["Mira Halloran"]
    assert all(e.stands_in(MOVE) for c in claims for e in c.evidence)
    assert all(c.confidence is not None and c.why for c in claims)


def test_the_rules_alone_read_too(rules: Reader):
    claims = rules.read(document(MOVE)).claims
    assert {"move", "statement"} <= {c.kind for c in claims}
    assert rules.mark.settings != open_reader("local").mark.settings


def test_no_answer_is_a_statement(reader: Reader):
    statements = [c for c in reader.read(document(MOVE)).claims if c.kind == "statement"]
    assert "declines_comment" in {c.text("act") for c in statements}


def test_a_match_report_yields_nothing(reader: Reader):
    assert reader.read(document(SILENT)).claims == ()


def test_any_batch_size_gives_the_same(reader: Reader):
    documents = [document(MOVE), document(SILENT), document(MOVE.upper())]
    together = list(reader.read_many(documents))
    assert together == [reader.read(d) for d in documents]


def test_boilerplate_is_masked_and_nothing_is_read_out_of_it(reader: Reader):
    notice = "Sign up for our newsletter and get the latest in your inbox."
    extraction = reader.read(document(f"{MOVE}\n{notice}"))
    start = len(MOVE) + 1
    assert all(e.end <= start for c in extraction.claims for e in c.evidence)


def test_a_language_that_is_not_read_is_said(reader: Reader):
    extraction = reader.read(document("Компания сообщила об уходе директора. Он перейдёт к конкуренту.", lang="ru"))
    assert extraction.claims == ()
    assert any("not read" in note for note in extraction.notes)


BAD = {
    "nothing": "",
    "blank": " \n\t\n ",
    "one endless sentence": "and then he said that " * 3000,
    "no punctuation": "mira halloran left castellane labs and joined verhaegen " * 200,
    "full width": "メタは３０００万ドルを提示した。" * 50,
    "combining marks": "e\u0301\u0301\u0301 left the company. " * 300,
    "right to left": "\u202eMira Halloran\u202c left \u200fCastellane\u200f. " * 100,
    "emoji": "🚀🚀 Mira Halloran 🎉 joins 👩‍🚀 Verhaegen 🔥. " * 100,
    "a table": "| Name | From | To |\n|---|---|---|\n" + "| Halloran | Castellane | Verhaegen |\n" * 100,
    "a transcript": "HOST: So you left?\nHALLORAN: I did.\n" * 100,
    "brackets": "(" * 5000 + ")" * 5000,
    "quotation marks": '"' * 5000 + "「" * 5000,
    "nulls": "Mira\x00Halloran\ufffd left. " * 50,
    "lone surrogate": "Mira \ud800 left Castellane. ",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_bad_input_crashes_nothing(reader: Reader, text: str):
    extraction = reader.read(document(text))
    assert all(e.stands_in(text) for c in extraction.claims for e in c.evidence)


def test_dates_are_resolved_against_the_article(rules: Reader):
    text = "Mira Halloran will leave Castellane Labs on 1 April 2026, the company announced."
    moves = [c for c in rules.read(document(text)).claims if c.kind == "move"]
    assert moves[0].when is not None
    assert moves[0].when.start == date(2026, 4, 1)


def test_a_very_long_text_is_read_in_pieces_at_its_own_places(rules: Reader):
    text = f"{SILENT}\n\n" * 130 + MOVE
    extraction = rules.read(document(text))
    assert any(c.kind == "move" and c.evidence[0].start >= len(text) - len(MOVE) for c in extraction.claims)
    assert all(e.stands_in(text) for c in extraction.claims for e in c.evidence)
    assert all(text[m.start : m.end] == m.text for m in extraction.mentions)
