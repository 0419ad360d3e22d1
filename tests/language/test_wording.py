"""The notation of the data files: what a wording matches, and that no text makes it slow."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.language.matcher import Matcher
from reportedly.language.wording import Writing, expand, split

SPACED = Writing(spaced=True, numerals=("two", "twelve"))
UNSPACED = Writing(spaced=False, letters="一-龥ァ-ヴー", numerals=("二", "十"))


def found(wording: str, text: str, writing: Writing = SPACED) -> list[str]:
    return [f.text for f in Matcher([(wording, "")], writing).find(text)]


@pytest.mark.parametrize(
    ("wording", "text", "expected"),
    [
        ("jump* ship", "He jumped ship.", ["jumped ship"]),
        (
            "chief (executive/) officer",
            "A chief officer, a chief executive officer",
            ["chief officer", "chief executive officer"],
        ),
        ("*chef", "der Technikchef und Chef", ["Technikchef", "Chef"]),
        ("turn* … down", "She turned the whole offer down.", ["turned the whole offer down"]),
        ("tap* ^", "tapped Oda, tapped him", ["tapped "]),
        ("# years", "twelve years, 3 years, some years", ["twelve years", "3 years"]),
        ("=may", "May 5 may pass", ["may"]),
        ("didn't", "He didn’t; it didn't", ["didn’t", "didn't"]),
        (r"\(Reuters\)", "TOKYO (Reuters) - x", ["(Reuters)"]),
        ("art", "party art", ["art"]),
    ],
)
def test_what_a_wording_matches(wording: str, text: str, expected: list[str]) -> None:
    assert found(wording, text) == expected


def test_unspaced_words_stand_anywhere_unless_their_edge_is_asked_for() -> None:
    assert found("元", "元社員は地元へ", UNSPACED) == ["元", "元"]
    assert found("<元", "元社員は地元へ", UNSPACED) == ["元"]
    assert found("引き抜(い/か)", "彼を引き抜いた", UNSPACED) == ["引き抜い"]


def test_the_longest_wording_holds() -> None:
    matcher = Matcher([("declined", "short"), ("declined to comment", "long")], SPACED)
    assert [f.value for f in matcher.find("She declined to comment.")] == ["long"]


def test_what_is_not_accepted_gives_way_to_the_next_longest() -> None:
    matcher = Matcher([("declined", "short"), ("declined to comment", "long")], SPACED)
    assert [f.value for f in matcher.find("She declined to comment.", lambda f: f.value == "short")] == ["short"]


def test_a_comma_of_the_wordings_own() -> None:
    assert split(r"a\, b, c") == [r"a\, b", "c"]
    assert expand("(a/b) c") == ["a c", "b c"]


@given(st.text(max_size=200))
def test_spans_stand_in_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for hit in Matcher([("a*", ""), ("b … c", ""), ("#", "")], SPACED).find(text):
        assert text[hit.start : hit.end] == hit.text
        assert hit.start >= end
        end = hit.end


@pytest.mark.parametrize("text", ["turn " * 20_000, "a" * 100_000, "turn" + " x" * 50_000, "#" * 50_000])
def test_time_is_linear(text: str) -> None:
    matcher = Matcher([("turn* … down", ""), ("a* b", ""), ("(x/) y", "")], SPACED)
    start = time.process_time()
    matcher.find(text)
    assert time.process_time() - start < 2
