"""The check at the door: what does not stand in the text is a rejection with its reason."""

import pytest

from reportedly.ledger.grounding import grounded
from reportedly.model import Claim, Document, Excerpt, Extraction, Named, ReaderMark, Reading, Span

DOCUMENT = Document(id="a", text="Advertisement. Ada Finch may leave.", masked=(Span(start=0, end=14),))


def with_claim(excerpt: Excerpt, hedge: Excerpt | None = None, document: str = DOCUMENT.revision) -> Reading:
    claim = Claim(
        document=document,
        kind="move",
        roles={"people": (Named(name="Ada Finch"),)},
        stage="leaving",
        evidence=(excerpt,),
        hedge=hedge,
    )
    extraction = Extraction(document=DOCUMENT.revision, reader=ReaderMark(name="local", version="1"), claims=(claim,))
    return Reading(document=DOCUMENT, extraction=extraction)


def test_what_stands_in_the_text_is_left_as_it_is() -> None:
    sound = with_claim(Excerpt.of(DOCUMENT.text, 15, 24), Excerpt.of(DOCUMENT.text, 25, 28))
    assert grounded(sound) is sound


@pytest.mark.parametrize(
    ("reading", "reason"),
    [
        (with_claim(Excerpt(start=14, end=23, exact="Ada Finch")), "evidence does not stand at 14: 'Ada Finch'"),
        (with_claim(Excerpt(start=0, end=0, exact="")), "evidence does not stand at 0: ''"),
        (with_claim(Excerpt.of(DOCUMENT.text, 10, 18)), "evidence out of boilerplate: 'ent. Ada'"),
        (
            with_claim(Excerpt.of(DOCUMENT.text, 15, 24), Excerpt(start=24, end=27, exact="may")),
            "hedge does not stand at 24: 'may'",
        ),
        (with_claim(Excerpt.of(DOCUMENT.text, 15, 24), document="0123"), "read from another revision: 0123"),
    ],
)
def test_what_does_not_is_a_rejection(reading: Reading, reason: str) -> None:
    checked = grounded(reading)
    assert checked.claims == ()
    assert [rejection.reason for rejection in checked.rejections] == [reason]
    assert checked.rejections[0].offered["kind"] == "move"


def test_an_extraction_of_another_document_is_a_mistake_in_the_program() -> None:
    strange = with_claim(Excerpt.of(DOCUMENT.text, 15, 24)).model_copy(
        update={"document": Document(id="b", text=DOCUMENT.text)}
    )
    with pytest.raises(ValueError, match="cannot go with"):
        grounded(strange)
