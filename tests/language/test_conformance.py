"""Every language that is registered is whole, free of doubles, and harmless on hostile text."""

import dataclasses
import time
from datetime import date

import pytest

from reportedly.kinds import KINDS
from reportedly.language import LANGUAGES, Language, amounts, counts, dates, doubts, multiples, of, sentences, shares
from reportedly.language.matcher import Matcher
from reportedly.language.wording import openings, pattern

CLASSES = [
    f.name
    for f in dataclasses.fields(Language)
    if f.type not in (str, bool) and f.name not in ("writing", "abbreviations", "numbers", "calendar", "common")
]
HOSTILE = {
    "one letter": "a" * 60_000,
    "one word": "the " * 15_000,
    "digits": "1" * 60_000,
    "grouped digits": "1,000 " * 10_000,
    "open brackets": "(" * 60_000,
    "kanji numerals": "千" * 20_000,
    "no stops": "word and another word " * 3_000,
    "full stops": "." * 60_000,
    "right to left": "\u202e\u200fabc " * 5_000,
    "surrogates and noughts": "\x00\ud800 " * 5_000,
}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return of(request.param)


def matchers(language: Language) -> dict[str, Matcher]:
    return {name: value for name in CLASSES if isinstance(value := getattr(language, name), Matcher)}


def test_every_class_has_words(language: Language) -> None:
    empty = [name for name, matcher in matchers(language).items() if not matcher.wordings]
    assert empty == []
    assert language.common and language.abbreviations is not None


def test_no_wording_stands_twice(language: Language) -> None:
    doubles = {}
    for name, matcher in matchers(language).items():
        seen = [(wording.lower(), str(value)) for wording, value in matcher.wordings if not wording.startswith("=")]
        if extra := {w for w in seen if seen.count(w) > 1}:
            doubles[name] = extra
    assert doubles == {}


def test_every_wording_compiles_and_has_an_opening(language: Language) -> None:
    for matcher in matchers(language).values():
        for wording, _ in matcher.wordings:
            assert openings(wording, language.writing), wording
            assert pattern(wording, language.writing).groups == 0, wording


def test_brackets_balance(language: Language) -> None:
    for matcher in matchers(language).values():
        for wording, _ in matcher.wordings:
            bare = wording.replace(r"\(", "").replace(r"\)", "")
            assert bare.count("(") == bare.count(")"), wording
            assert "|" not in bare, f"{wording}: alternatives are parted by /"


def test_triggers_name_kinds_and_stages_and_roles_that_exist(language: Language) -> None:
    for _, frame in language.triggers.wordings:
        kind = KINDS[frame.kind]
        assert frame.stage is None or frame.stage in kind.stages
        assert all(kind.role(slot.role) for slot in frame.slots), frame
        for name, _value in frame.fixed:
            assert kind.role(name), frame


def test_every_kind_that_happens_has_triggers_for_every_stage_it_tells_apart(language: Language) -> None:
    told = {(frame.kind, frame.stage) for _, frame in language.triggers.wordings}
    for kind in ("move", "offer"):
        assert {stage for k, stage in told if k == kind} == set(KINDS[kind].stages)
    assert {k for k, _ in told} == set(KINDS) - {"statement"}


def test_stage_words_name_kinds_and_stages(language: Language) -> None:
    for value in language.stages.values():
        kind, _, stage = value.partition(".")
        assert stage in KINDS[kind].stages


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_linear_time(language: Language, text: str) -> None:
    start = time.process_time()
    sentences(text, language)
    for read in (amounts, counts, shares, multiples, doubts):
        read(text, language)
    dates(text, language, date(2026, 1, 1))
    for name in ("hedges", "triggers", "refusals", "speech", "anonymous", "company_anaphors"):
        getattr(language, name).find(text)
    assert time.process_time() - start < 20
