"""Whatever a model quotes, what is found for it stands in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.llm.aligning import Folded, align, occurrences
from reportedly.reading.llm.windows import windows

TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=120)


@given(TEXTS, TEXTS)
def test_what_is_aligned_stands_in_the_text(quotation, text):
    found = align(quotation, Folded(text))
    assert found is None or found.excerpt.stands_in(text)


@given(TEXTS, st.data())
def test_every_piece_of_the_text_is_found_exactly(text, data):
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : data.draw(st.integers(start, len(text)))]
    found = align(piece, Folded(text))
    assert not piece.strip() or (found is not None and found.how == "exact" and found.excerpt.exact == piece)


@given(st.text(alphabet="aé é１ｶﾞ「x」 \n", max_size=20), TEXTS)
def test_occurrences_stand_in_the_text(name, text):
    assert all(o.stands_in(f"{text} {name}") for o in occurrences(name, Folded(f"{text} {name}")))


@pytest.mark.parametrize(
    ("quotation", "text", "how", "exact"),
    [
        ("２日、買収", "白波は2日、\n買収した", "folded", "2日、\n買収"),
        ("ガス会社", "ｶﾞｽ会社が", "folded", "ｶﾞｽ会社"),
        ("Rene\u0301 left", "So René left.", "folded", "René left"),
        ('"I stay," he said', "“I stay,” he said.", "folded", "I stay,” he said"),
        ("will join the bank in Aprill", "She will join the bank in April.", "near", None),
    ],
)
def test_how_a_quotation_is_found(quotation, text, how, exact):
    found = align(quotation, Folded(text))
    assert found.how == how and exact in (None, found.excerpt.exact)


def test_another_figure_is_no_misprint():
    assert align("paid her 40 million dollars a year", Folded("paid her 10 million dollars a year")) is None


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [
        ("Meta", "a metal works", False),
        ("Meta", "Metas Forscher", True),
        ("Meta", "（Meta社）", True),
        ("メタ", "メタル工業", False),
        ("한지온", "한지온이 떠난다", True),
        ("丹波共済", "丹波共済の計理人", True),
    ],
)
def test_a_name_inside_a_longer_word_is_none(name, text, stands):
    assert bool(list(occurrences(name, Folded(text)))) is stands


@given(st.lists(st.booleans(), max_size=150), st.integers(20, 60), st.integers(0, 15))
def test_windows_are_the_text_again(breaks, size, overlap):
    # No character but the line break stands twice, so that each piece has one place.
    text = "".join(chr(0x4E00 + n) + "\n" * broken for n, broken in enumerate(breaks))
    place = 0
    for piece in windows(text, size, overlap):
        assert len(piece) <= size
        start = text.index(piece) if len(piece) > 1 else len(text) - 1
        assert start <= place
        place = max(place, start + len(piece))
    assert place == len(text)
