"""The embedded reader on articles it has never seen: what it finds may only grow, what it makes of nothing only shrink."""

import importlib.util
import json
from pathlib import Path

import pytest

from reportedly.evaluation.claims import score_claims

HERE = Path(__file__).parent
_spec = importlib.util.spec_from_file_location("golden_measure", HERE / "measure.py")
measure = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(measure)

CASES = measure.golden()
MARKS = json.loads(measure.MARKS.read_text("utf-8"))


@pytest.fixture(scope="module")
def told():
    return measure.told_by_the_reader(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_reader_does_no_worse_than_before(case, told):
    assert measure.mark(case, told) >= MARKS[case.id], "run tests/golden/measure.py to see all that changed"


def test_every_claim_stands_on_words_of_its_article(told):
    assert score_claims(CASES, told, resamples=0).ungrounded == 0


def test_every_case_is_measured_and_every_language_has_cases_of_both_sorts():
    assert {case.id for case in CASES} == set(MARKS)
    for lang in ("en", "ja", "de", "fr", "es", "ko", "zh"):
        mine = [case for case in CASES if case.lang == lang]
        assert sum(bool(case.claims) for case in mine) >= 3
        assert any(not case.claims for case in mine)
