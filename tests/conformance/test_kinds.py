"""What every registered claim kind must keep."""

import pytest

from reportedly.kinds import KINDS
from reportedly.model import Amount, Claim, Excerpt, Multiple, Named, Range
from reportedly.stories.phrases import what_it_says

VALUES = {
    "filler": (Named(name="Nord"),),
    "fillers": (Named(name="Ada Lund"), Named(name="Bo Ek")),
    "name": "Polar Lab",
    "text": "chief chemist",
    "amount": Amount(low=1e6, high=None, currency="USD"),
    "multiple": Multiple(low=2, high=4, of="current pay"),
    "range": Range(low=49, high=49),
}


@pytest.fixture(params=KINDS.values(), ids=KINDS)
def kind(request):
    return request.param


def test_its_roles_are_named_once_and_choices_go_with_choice(kind):
    names = [r.name for r in kind.roles]
    assert len(names) == len(set(names))
    assert all(bool(r.choices) == (r.holds == "choice") for r in kind.roles)


def test_what_it_refers_to_is_there(kind):
    names = {r.name for r in kind.roles}
    assert set(kind.fallen) <= set(kind.stages)
    assert set(kind.parties) | set(kind.apart) | {r for anchor in kind.anchors for r in anchor} <= names


def test_a_happening_has_stages_and_something_to_hold_it_by(kind):
    assert bool(kind.stages) == kind.happening
    assert bool(kind.anchors) == kind.happening


@pytest.mark.parametrize("full", [True, False])
def test_it_has_a_phrase_full_or_bare_at_every_stage(kind, full):
    roles = {r.name: VALUES.get(r.holds) or r.choices[0] for r in kind.roles if full or r.required}
    said = set()
    for stage in kind.stages or (None,):
        claim = Claim(
            document="r", kind=kind.name, roles=roles, stage=stage, evidence=(Excerpt(start=0, end=1, exact="x"),)
        )
        phrase = what_it_says(claim)
        assert phrase == phrase.strip() and "None" not in phrase and "  " not in phrase
        said.add(phrase)
    assert len(said) == len(kind.stages or (None,)), "two stages read alike"
