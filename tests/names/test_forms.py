"""One form for one name, and what is no name at all."""

import pytest

from reportedly.names import is_described, is_described_outlet, is_part
from reportedly.names.forms import core, is_company, key, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dr. Ines Garrod", "Ines Garrod"),
        ("Harrow Werke AG", "Harrow Werke"),
        ("株式会社みどり", "みどり"),
        ("山野氏", "山野"),
        ("The Ferry Post", "Ferry Post"),
        ("주식회사 한결", "한결"),
        ("la japonesa Kita Air", "Kita Air"),
        ("Otero's", "Otero"),
        ("仏オテロ", "オテロ"),
        ("일본 호시노", "호시노"),
    ],
)
def test_titles_legal_forms_and_articles_do_not_tell_names_apart(one, other):
    assert core(one) == core(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Jörg Köhler", "Joerg Koehler"), ("Núñez", "Nunez"), ("蓝鸟", "藍鳥"), ("広瀬", "廣瀬")]
)
def test_accents_umlauts_and_character_forms_share_a_key(one, other):
    assert key(core(one)) == key(core(other))


def test_what_sort_of_thing_it_is_may_be_missing():
    assert stem("Banco Otero") == stem("Otero")
    assert stem("緑川銀行") == stem("緑川")


def test_a_legal_form_makes_a_company():
    assert is_company("Harrow Werke AG")
    assert not is_company("The Ferry Post")


@pytest.mark.parametrize(
    "words", ["people familiar", "an engineer on her team", "複数の関係者", "한 관계자", "zwei Insider", "多名知情人士"]
)
def test_people_without_a_name_are_described(words):
    assert is_described(words)


@pytest.mark.parametrize("name", ["Ferry Post", "北斗経済新聞", "한결일보", "La Gazette", "Ines Garrod"])
def test_names_are_not_described(name):
    assert not is_described(name)


def test_an_outlet_may_be_told_without_its_name():
    assert is_described_outlet("米紙")
    assert is_described_outlet("a German newspaper")
    assert not is_described_outlet("Ferry Post")


def test_a_part_of_a_firm_is_told_by_its_nature():
    assert is_part("the group's seed arm")
    assert is_part("種苗子会社")
    assert not is_part("Otero Seeds")
