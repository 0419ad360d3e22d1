"""Models to text and back: any text that Python holds comes back as it was, or is refused."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import Malformed
from reportedly.ledger.rows import escaped, plain, restored, stored
from reportedly.model import Document

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=20)


def has_a_split_character(text: str) -> bool:
    pairs = itertools.pairwise(text)
    return any("\ud800" <= high <= "\udbff" and "\udc00" <= low <= "\udfff" for high, low in pairs)


@given(ANY_TEXT.filter(lambda text: not has_a_split_character(text)))
def test_any_text_comes_back(text: str) -> None:
    document = Document(id="a", text=text, title="東京")
    kept = stored(document)
    assert kept.encode() and "\0" not in kept and "東京" in kept
    assert restored(Document, kept) == document


def test_a_character_in_two_halves_is_refused() -> None:
    with pytest.raises(Malformed, match=r"in two halves \(a surrogate pair\); join them"):
        escaped("a \ud83d\ude42 b")
    assert json.loads(escaped("a \ud83d b \ude42")) == "a \ud83d b \ude42"


@given(ANY_TEXT)
def test_a_column_can_hold_it(text: str) -> None:
    assert "\0" not in (plain(text) or "").encode().decode()


def test_a_long_address_is_told_from_another_that_begins_alike() -> None:
    one, other = plain("x" * 5000 + "1"), plain("x" * 5000 + "2")
    assert one and other and one != other
    assert len(one.encode()) < 2700
    assert plain(None) is None and plain("東京") == "東京"
