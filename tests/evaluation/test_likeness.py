import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.evaluation.likeness import alike, normal, paired, same_amount, same_time, words_alike

NAMES = st.text(alphabet="abc 가나東京・", min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Gridmoor Inc.", "Gridmoor"),
        ("星見モバイル株式会社", "星見モバイル"),
        ("林氏", "林"),
        ("ＡＢＣ", "abc"),
        ("Le Monde", "monde"),
    ],
)
def test_what_a_name_loses_before_it_is_compared(left, right):
    assert normal(left) == normal(right)


@pytest.mark.parametrize(
    ("gold", "predicted", "likeness"),
    [
        (["Ada Quill", "Ms Quill"], "Quill", 1.0),
        (["Quill"], {"name": "Ada Quill"}, 1.0),
        (["Ada Quill"], "Ada Finch", 0.0),
        (["アイルサ・キンヴァラ"], "キンヴァラ", 1.0),
        (["Marlow"], {"described": "engineers", "of": "Marlow"}, 0.0),
        ({"described": "ingénieurs", "of": ["Marlow"]}, {"described": "staff", "of": "Marlow"}, 1.0),
        ({"described": "engineers", "of": ["Marlow"]}, {"described": "engineers", "of": "Finch"}, 0.0),
        ({"described": "engineers"}, {"described": "researchers"}, 0.75),
    ],
)
def test_fillers(gold, predicted, likeness):
    assert alike(gold, predicted) == likeness


@given(st.lists(NAMES, max_size=4), st.lists(NAMES, max_size=4))
def test_pairing_is_a_share_and_whole_for_the_same_names(left, right):
    agreed = paired(left, right)
    assert agreed is None if not left and not right else 0 <= agreed <= 1
    letters = [name for name in left if normal(name)]
    assert paired(letters, letters) in (None, 1.0)


def test_a_unit_is_alike_when_one_name_holds_the_other():
    assert words_alike("Heron Lab", "the Heron Lab of Dublin") == 1.0
    assert words_alike("Heron Lab", "Kite Lab") == 0.0


AMOUNT = {"low": 100.0, "high": None, "currency": "EUR", "basis": "value"}


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"low": 100.9}, True),
        ({"low": 102.0}, False),
        ({"high": 200.0}, False),
        ({"currency": "USD"}, False),
        ({"basis": "total"}, False),
    ],
)
def test_amounts(change, same):
    assert same_amount(AMOUNT, AMOUNT | change) is same


def test_what_gold_leaves_unsaid_is_not_compared():
    assert same_amount(AMOUNT | {"basis": "unstated", "currency": None}, AMOUNT)


def test_times_agree_where_they_share_a_day():
    june = {"start": "2026-06-01", "end": "2026-06-30"}
    assert same_time(june, {"start": "2026-06-30", "end": None})
    assert not same_time(june, {"start": "2026-07-01", "end": None})
    assert same_time(june, None) is False
    assert same_time(None, None) is None
