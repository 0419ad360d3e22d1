"""Copies: found with cuts, other headlines and light rewriting, in any script; a relay that quotes a paragraph is none."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.intake.copies import CopyIndex, copies

from .press import CUT, RELAY, REPORT, REWRITTEN, article

LANGUAGES = tuple(REPORT)


def report(lang):
    return article(REPORT[lang], lang, "Nordwire", "2026-03-02T09:00:00Z")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_cut_reprint_is_syndicated(lang):
    original, reprint = report(lang), article(CUT[lang], lang, "The Dispatch", "2026-03-02T11:00:00Z")
    (copy,) = copies([original, reprint])
    assert (copy.document, copy.of, copy.how) == (reprint.revision, original.revision, "syndicated")
    assert "Nordwire of 2026-03-02T09:00:00Z" in copy.reasons[0].text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_light_rewriting_is_seen_through(lang):
    original, rewritten = report(lang), article(REWRITTEN[lang], lang, "The Dispatch", "2026-03-02T11:00:00Z")
    (copy,) = copies([original, rewritten])
    assert (copy.of, copy.how) == (original.revision, "rewritten")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_relay_that_quotes_a_paragraph_is_no_copy(lang):
    assert copies([report(lang), article(RELAY[lang], lang, "The Dispatch", "2026-03-02T11:00:00Z")]) == ()


def test_copy_of_a_copy_points_to_the_first_original():
    prints = [article(REPORT["en"], "en", f"Outlet {n}", f"2026-03-02T{n:02}:00:00Z") for n in range(1, 15)]
    found = copies(prints)
    assert len(found) == 13
    assert {copy.of for copy in found} == {prints[0].revision}


def test_what_has_no_date_is_taken_for_the_copy():
    dated, undated = report("en"), article(REPORT["en"], "en", "The Dispatch", None)
    (copy,) = copies([undated, dated])
    assert copy.of == dated.revision


def test_revisions_of_one_document_are_no_copies():
    first = report("en")
    assert copies([first, first.model_copy(update={"title": "Another headline"})]) == ()


def test_another_language_is_left_to_those_who_translate():
    first = report("en")
    assert copies([first, article(REPORT["en"], "de", "Der Kurier", "2026-03-03")]) == ()


def test_wire_credit_is_evidence():
    reprint = article(CUT["en"], "en", "The Dispatch", "2026-03-02T11:00:00Z").model_copy(update={"wire": "Nordwire"})
    (copy,) = copies([report("en"), reprint])
    assert [reason.rule for reason in copy.reasons] == ["same text", "wire credit"]


def test_index_answers_as_documents_come():
    index, original = CopyIndex(), report("ko")
    reprint = article(CUT["ko"], "ko", "The Dispatch", "2026-03-02T11:00:00Z")
    assert index.add(original) is None
    assert index.add(reprint).of == original.revision


@given(st.integers())
@settings(max_examples=10, deadline=None)
def test_order_of_arrival_plays_no_part(seed):
    documents = [article(texts[lang], lang, name, f"2026-03-0{day}") for lang in LANGUAGES for day, (name, texts) in enumerate(
        (("A", REPORT), ("B", CUT), ("C", RELAY), ("D", REWRITTEN)), 1)]  # fmt: skip
    expected = copies(documents)
    random.Random(seed).shuffle(documents)
    assert copies(documents) == expected


@pytest.mark.parametrize("text", ["a", "。", "one two three", "\u200b" * 50, "word " * 50_000])
def test_texts_with_nothing_to_compare_are_taken_in(text):
    assert copies([article(text, "en", "A", "2026-03-01"), article(REPORT["en"], "en", "B", "2026-03-02")]) == ()
