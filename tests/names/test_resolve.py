"""Names to entities: what joins, what stays apart, and what a page or a person says about it."""

from datetime import UTC, datetime

import pytest

from reportedly.errors import Malformed, Missing
from reportedly.kinds.form import claim_from
from reportedly.model import Alias, Document, Extraction, Judgement, Named, ReaderMark, Reading
from reportedly.names import Gazetteer, Known, Names, load_gazetteer, page_of, resolve


def page(text, people=(), orgs=(), lang="en", publisher=None, aliases=(), gazetteer=None):
    """A page whose claims name these people and organisations, one claim each."""
    document = Document(id=text[:40], text=text, lang=lang, publisher=publisher)
    raws = [{"kind": "move", "stage": "left", "roles": {"people": [Named(name=p)]}} for p in people]
    raws += [{"kind": "pay", "stage": "done", "roles": {"by": Named(name=o)}} for o in orgs]
    claims = tuple(claim_from(raw | {"evidence": [{"exact": text[:9], "start": 0}]}, document) for raw in raws)
    extraction = Extraction(
        document=document.revision, reader=ReaderMark(name="t", version="1"), claims=claims, aliases=tuple(aliases)
    )
    return page_of(Reading(document=document, extraction=extraction), gazetteer)


def entities(*pages, judgements=(), gazetteer=None):
    names = Names()
    names.load(pages)
    (gazetteer or Gazetteer()).teach(names)
    names.join_by_form()
    return resolve(names, judgements).resolution()


def together(resolution, *names):
    return any(set(names) <= set(entity.names) for entity in resolution.entities)


def test_short_forms_titles_and_legal_forms_that_the_text_uses_are_names_of_one():
    found = entities(
        page("Ines Garrod left Harrow Werke AG. Ms Garrod said Harrow knew.", ["Ines Garrod"], ["Harrow Werke"])
    )
    assert together(found, "Ines Garrod", "Ms Garrod", "Garrod")
    assert together(found, "Harrow Werke", "Harrow Werke AG")


def test_two_people_of_one_family_name_stay_two_and_share_the_short_form():
    found = entities(page("Ines Garrod and Paul Garrod spoke. Garrod laughed.", ["Ines Garrod", "Paul Garrod"]))
    assert not together(found, "Ines Garrod", "Paul Garrod")
    assert together(found, "Ines Garrod", "Garrod")
    assert together(found, "Paul Garrod", "Garrod")


def test_a_name_in_another_script_joins_by_sound():
    found = entities(
        page("Gregor Albrecht left.", ["Gregor Albrecht"]),
        page("グレゴール・アルブレヒト氏が退社。", ["グレゴール・アルブレヒト"], lang="ja"),
    )
    assert together(found, "Gregor Albrecht", "グレゴール・アルブレヒト")


def test_a_translated_name_in_brackets_joins():
    found = entities(
        page("新苗（Sprout Robotics）开出高薪。", orgs=["新苗"], lang="zh"),
        page("Sprout Robotics pays.", orgs=["Sprout Robotics"]),
    )
    assert together(found, "新苗", "Sprout Robotics")


@pytest.mark.parametrize(
    "words", ["Otero Seeds, formerly Viveros Lugo, pays.", "Otero Seeds (ehemals Viveros Lugo) zahlt."]
)
def test_a_renamed_company_is_one(words):
    found = entities(page(words, orgs=["Otero Seeds"]), page("Viveros Lugo pays.", orgs=["Viveros Lugo"]))
    assert together(found, "Otero Seeds", "Viveros Lugo")


def test_two_names_that_one_page_uses_side_by_side_stay_two():
    found = entities(
        page("Otero Seeds sued Otero Wines.", orgs=["Otero Seeds", "Otero Wines"]), page("Otero pays.", orgs=["Otero"])
    )
    assert not together(found, "Otero Seeds", "Otero Wines")


def test_the_gazetteer_joins_what_it_knows_and_a_metonym_beside_its_name():
    known = Gazetteer.of([Known("organisation", ("Otero", "オテロ社団"), ("Vigo",))])
    one = page("Otero pays. Vigo is silent.", orgs=["Otero"], gazetteer=known)
    two = page("オテロ社団が支払う。", orgs=["オテロ社団"], lang="ja", gazetteer=known)
    found = entities(one, two, gazetteer=known)
    assert together(found, "Otero", "オテロ社団", "Vigo")


def judged(verdict, left, right):
    at = datetime(2026, 3, 1, tzinfo=UTC)
    return Judgement(subject="names", verdict=verdict, left=left, right=right, recorded_at=at)


def test_a_judgement_outranks_the_machine_either_way():
    pages = [page("Ines Garrod left.", ["Ines Garrod"]), page("Agnes Gerard left.", ["Agnes Gerard"])]
    assert not together(entities(*pages), "Ines Garrod", "Agnes Gerard")
    assert together(
        entities(*pages, judgements=[judged("same", "Ines Garrod", "Agnes Gerard")]), "Ines Garrod", "Agnes Gerard"
    )
    pages = [page("Otero pays.", orgs=["Otero"]), page("Banco Otero pays.", orgs=["Banco Otero"])]
    assert together(entities(*pages), "Otero", "Banco Otero")
    assert not together(
        entities(*pages, judgements=[judged("different", "Otero", "Banco Otero")]), "Otero", "Banco Otero"
    )


def test_every_join_has_its_reasons():
    found = entities(page("Otero pays.", orgs=["Otero"]), page("Banco Otero pays.", orgs=["Banco Otero"]))
    joined = next(e for e in found.entities if len(e.names) > 1)
    assert "short form" in joined.reasons[0].text


def test_what_a_reader_marked_in_a_text_ties_nothing_together():
    alias = Alias(names=("Garrod Otero", "Otero"), reason="short form")
    found = entities(page("Ines Garrod left Otero.", ["Ines Garrod"], ["Otero"], aliases=[alias]))
    assert not together(found, "Ines Garrod", "Otero")


def test_the_shipped_gazetteer_knows_the_trade_in_seven_languages():
    shipped = Gazetteer.shipped()
    assert len(shipped.entries) > 150
    assert shipped.known("ブルームバーグ") == shipped.known("Bloomberg") == shipped.known("彭博社")
    assert shipped.known("ルオミン・パン") == shipped.known("루오밍 팡")


def test_a_bad_gazetteer_is_named_with_its_line(tmp_path):
    bad = tmp_path / "mine.jsonl"
    bad.write_text('{"type": "organisation", "names": ["A"]}\n{"names": 3}\n', "utf-8")
    with pytest.raises(Malformed, match=r"mine\.jsonl, line 2"):
        load_gazetteer([bad])
    with pytest.raises(Missing, match="cannot be read"):
        load_gazetteer([tmp_path / "none.jsonl"])


def test_a_users_gazetteer_comes_before_the_shipped_one(tmp_path):
    mine = tmp_path / "mine.jsonl"
    mine.write_text('{"type": "organisation", "names": ["Bloomberg", "Bloom"]}\n', "utf-8")
    known = load_gazetteer([mine]).known("Bloomberg")
    assert known is not None
    assert known.names == ("Bloomberg", "Bloom")
