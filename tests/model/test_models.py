"""Spans, documents and claims: equal by content, closed to nonsense, and named by what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from reportedly.model import Claim, Document, Excerpt, Named, Range, Span, moment_of

TEXT = "Ines Garrod leaves Hathersage. 林浩然は退社した。"


def test_an_excerpt_stands_where_it_was_taken_from():
    assert Excerpt.of(TEXT, 0, 11).exact == "Ines Garrod"
    assert Excerpt.of(TEXT, 31, 34).stands_in(TEXT)


def test_an_excerpt_does_not_stand_one_code_point_off():
    assert not Excerpt(start=1, end=12, exact="Ines Garrod").stands_in(TEXT)


def test_a_span_cannot_end_before_it_starts():
    with pytest.raises(ValidationError, match="start <= end"):
        Span(start=4, end=3)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_overlap_is_sharing_a_code_point(a, b, c, d):
    left, right = Span(start=min(a, b), end=max(a, b)), Span(start=min(c, d), end=max(c, d))
    shared = set(range(left.start, left.end)) & set(range(right.start, right.end))
    assert left.overlaps(right) == bool(shared)


def test_a_bare_date_is_its_first_second_in_utc():
    assert moment_of("2026-03-02").isoformat() == "2026-03-02T00:00:00+00:00"
    assert moment_of("2026-03-02T09:15:00Z").hour == 9


def test_another_text_is_another_revision_of_the_same_document():
    first = Document(id="d", text="One.")
    assert first.revision != Document(id="d", text="Two.").revision
    assert first.revision == Document(id="d", text="One.", notes=("read twice",)).revision


def claim(**changes):
    fields = {"document": "r", "kind": "move", "roles": {"people": (Named(name="Ines Garrod"),)}, "stage": "leaving"}
    return Claim(**(fields | {"evidence": (Excerpt.of(TEXT, 0, 18),)} | changes))


def test_a_claims_id_says_what_was_said_and_where():
    assert claim().id == claim(confidence=0.4, why=("leaves",), label="a1").id
    assert claim().id != claim(stage="left").id
    assert claim().id != claim(document="other").id


def test_a_changed_copy_has_an_id_of_its_own():
    before = claim()
    assert before.model_copy(update={"stage": "left"}).id == claim(stage="left").id != before.id


def test_a_claim_without_evidence_is_no_claim():
    with pytest.raises(ValidationError):
        claim(evidence=())


def test_a_claim_survives_its_json():
    rich = claim(roles={"people": (Named(name="Ines Garrod"),), "stake": Range(low=10, high=20)})
    again = Claim.model_validate_json(rich.model_dump_json())
    assert again == rich and again.id == rich.id
