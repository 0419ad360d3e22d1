"""The claim schema as data: every input form is understood, and what is not grounded is refused with the reason."""

import pytest

from reportedly.kinds.form import claim_from, claim_json
from reportedly.model import Claim, Document, Group, Named, Rejection, Span

TEXT = "Nord hires Ada Lund. Nord pays her $2m. Nord hires Bo Ek.\nSubscribe to Nord Daily."
DOCUMENT = Document(id="d", text=TEXT, masked=(Span(start=58, end=82),))


def read(**changes):
    raw = {
        "kind": "move",
        "roles": {"people": "Ada Lund", "to": "Nord"},
        "stage": "joining",
        "evidence": "Nord hires Ada Lund",
    }
    return claim_from(raw | changes, DOCUMENT)


def reason(result):
    assert isinstance(result, Rejection)
    return result.reason


@pytest.mark.parametrize(
    "people",
    ["Ada Lund", ["Ada Lund"], {"name": "Ada Lund"}, [{"name": "Ada Lund", "type": "person"}]],
)
def test_a_filler_may_come_as_a_name_a_list_or_an_object(people):
    assert [f.name for f in read(roles={"people": people}).fillers("people")] == ["Ada Lund"]


def test_a_group_keeps_its_count_and_whose_it_is():
    (group,) = read(roles={"people": {"described": "chemists", "count": 6, "of": {"name": "Nord"}}}).fillers("people")
    assert group == Group(described="chemists", count={"low": 6, "high": 6}, of="Nord")


def test_words_that_stand_once_are_located():
    assert [(e.start, e.end) for e in read().evidence] == [(0, 19)]


def test_words_that_stand_twice_need_offsets():
    assert "more than once" in reason(read(evidence="Nord hires"))
    assert read(evidence={"exact": "Nord hires", "start": 40, "end": 50}).evidence[0].start == 40


def test_words_that_are_not_there_are_refused():
    assert "not in the text" in reason(read(evidence="Nord fires Ada Lund"))


def test_offsets_that_are_wrong_are_never_repaired():
    assert "does not stand at 3" in reason(read(evidence={"exact": "Nord hires", "start": 3, "end": 13}))


def test_nothing_is_read_out_of_boilerplate():
    assert "boilerplate" in reason(read(evidence="Nord Daily"))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"kind": "gossip"}, "unknown kind"),
        ({"stage": "agreed"}, "stages"),
        ({"roles": {"to": "Nord"}}, "needs people"),
        ({"roles": {"people": "Ada Lund", "buyer": "Nord"}}, "no role 'buyer'"),
        ({"evidence": []}, "no evidence"),
        ({"certainty": "perhaps"}, "certainty"),
        ({"roles": "Ada"}, "not in the schema's form"),
        ({"when": {"start": "soon"}}, "not in the schema's form"),
    ],
)
def test_a_refusal_says_why(changes, says):
    assert says in reason(read(**changes))


def test_amounts_are_told_apart_from_multiples():
    raw = {
        "by": "Nord",
        "people": "Ada Lund",
        "amount": {"low": 2e6, "high": None, "currency": "USD"},
        "multiple": {"low": 2, "high": 4},
    }
    offer = read(kind="offer", stage="made", roles=raw)
    assert offer.amount.basis == "unstated" and offer.amount.high is None
    assert claim_json(offer)["roles"]["multiple"] == {"low": 2.0, "high": 4.0, "of": None}


def test_a_claim_survives_its_own_output_form():
    claim = read(sources=["people familiar", {"name": "Bloomberg"}], when={"start": "2026-05-01", "end": "2026-05-01"})
    assert isinstance(claim, Claim) and claim.when.precision == "day"
    assert claim_from(claim_json(claim), DOCUMENT).roles == claim.roles
    assert claim_json(claim)["roles"]["to"] == {"name": "Nord"}
    assert claim_json(claim)["sources"] == [{"name": "people familiar"}, {"name": "Bloomberg"}]


def test_a_name_may_stand_where_words_are_wanted():
    unit = read(
        kind="unit", stage="planned", roles={"by": "Nord", "unit": {"name": "Polar Lab"}, "leader": ["Ada Lund"]}
    )
    assert unit.text("unit") == "Polar Lab" and unit.fillers("leader") == (Named(name="Ada Lund"),)
