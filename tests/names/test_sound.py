"""Names that sound alike across scripts, and readings of one name in several tongues."""

import pytest

from reportedly.names.readings import readings, script
from reportedly.names.sound import likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ruoming Pang", "ルオミン・パン"),
        ("Ruoming Pang", "루오밍 팡"),
        ("ルオミン・パン", "루오밍 팡"),
        ("Yamada Hanako", "山田花子"),
        ("Wang Xiaoming", "王小明"),
        ("Gregor Albrecht", "グレゴール・アルブレヒト"),
        ("Thea Lindqvist", "西娅·林奎斯特"),
    ],
)
def test_one_name_in_two_scripts(one, other):
    assert likeness(one, other) > 0.7


@pytest.mark.parametrize(
    ("one", "other"), [("Gregor Albrecht", "ルオミン・パン"), ("Thea Lindqvist", "王小明"), ("Harrow", "루오밍 팡")]
)
def test_two_names_in_two_scripts(one, other):
    assert likeness(one, other) < 0.1


def test_han_characters_have_a_reading_in_three_tongues():
    assert {sound.tongue for sound in readings("山田")} == {"zh", "ja", "ko"}
    assert any(sound.whole == "yamada" for sound in readings("山田"))


def test_a_name_with_kana_is_japanese_whatever_else_it_holds():
    assert script("星野モバイル") == "kana"
