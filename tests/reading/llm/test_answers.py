"""Good readings of articles in three languages, as a model gives them, come through whole: a right answer scores right."""

import pytest

from reportedly.evaluation.claims import score_claims
from reportedly.evaluation.gold import GoldArticle, predicted
from reportedly.model import Named, Reading

from .conftest import document

EN = """Nora Pell, who has run the bond desk at Saltmarsh Capital since 2019, will join Tern & Hollis on 13 April, Tern & Hollis said.

Two people familiar with the matter told the Ledgerman that Tern & Hollis had offered her up to $4 million a year. Saltmarsh Capital declined to comment."""

EN_CLAIMS = [
    {
        "kind": "move",
        "stage": "joining",
        "roles": {
            "people": [{"name": "Nora Pell", "type": "person"}],
            "from": {"name": "Saltmarsh Capital", "type": "organisation"},
            "to": {"name": "Tern & Hollis"},
            "role_before": "run the bond desk",
        },
        "sources": [{"name": "Tern & Hollis"}],
        "when": {"start": "2026-04-13", "end": "2026-04-13"},
        "evidence": ["will join Tern & Hollis on 13 April, Tern & Hollis said"],
    },
    {
        "kind": "offer",
        "stage": "made",
        "roles": {
            "by": {"name": "Tern & Hollis"},
            "people": [{"name": "Nora Pell"}],
            "employer": {"name": "Saltmarsh Capital"},
            "amount": {"low": None, "high": 4000000, "currency": "USD", "basis": "per_year"},
        },
        "sources": [{"described": "Two people familiar with the matter"}, {"name": "Ledgerman"}],
        # A model straightens quotation marks and spaces; here it changes a space for a line break.
        "evidence": ["had offered her up\n to $4 million a year"],
    },
    {
        "kind": "statement",
        "roles": {"speaker": {"name": "Saltmarsh Capital"}, "act": "declines_comment"},
        "evidence": ["Saltmarsh Capital declined to comment"],
    },
]

JA = """白波電機は2日、水島工機の半導体設計部門を320億円で買収すると発表した。

水島工機の設計者約40人が4月1日付で白波電機に移る。関係者によると、白波電機は浜名湖に新拠点「次世代設計センター」を設ける方針という。"""

JA_CLAIMS = [
    {
        "kind": "deal",
        "stage": "agreed",
        "roles": {
            "buyer": {"name": "白波電機"},
            "target": {"name": "水島工機"},
            "amount": {"low": 32000000000, "high": 32000000000, "currency": "JPY", "basis": "value"},
            "form": "acquisition",
        },
        "sources": [{"name": "白波電機"}],
        "when": {"start": "2026-03-02", "end": "2026-03-02"},
        "evidence": ["白波電機は２日、水島工機の半導体設計部門を320億円で買収すると発表した"],
    },
    {
        "kind": "move",
        "stage": "joining",
        "roles": {
            "people": [{"described": "設計者", "count": {"low": 40, "high": 40}, "of": "水島工機"}],
            "from": {"name": "水島工機"},
            "to": {"name": "白波電機"},
        },
        "when": {"start": "2026-04-01", "end": "2026-04-01"},
        "evidence": ["水島工機の設計者約40人が4月1日付で白波電機に移る"],
    },
    {
        "kind": "unit",
        "stage": "planned",
        "certainty": "hedged",
        "roles": {"by": {"name": "白波電機"}, "unit": "次世代設計センター", "action": "formed"},
        "sources": [{"described": "関係者"}],
        "evidence": ["白波電機は浜名湖に新拠点「次世代設計センター」を設ける方針という"],
    },
]

DE = """Die Nordlicht Reederei hat den Betrieb ihrer Buchungsplattform an Kassiopeia Systems vergeben. Das Unternehmen übernimmt nach Angaben der Reederei 15 Prozent an der Plattform.

Finanzvorstand Iven Brockmann verlässt die Nordlicht Reederei, berichtet der Elbkurier. Brockmann dementierte: „Ich bleibe.“"""

DE_CLAIMS = [
    {
        "kind": "sourcing",
        "stage": "agreed",
        "roles": {
            "customer": {"name": "Nordlicht Reederei"},
            "suppliers": [{"name": "Kassiopeia Systems"}],
            "product": "Buchungsplattform",
        },
        "evidence": ["hat den Betrieb ihrer Buchungsplattform an Kassiopeia Systems vergeben"],
    },
    {
        "kind": "deal",
        "stage": "closed",
        "roles": {
            "buyer": {"name": "Kassiopeia Systems"},
            "target": {"name": "Buchungsplattform"},
            "stake": {"low": 15, "high": 15},
        },
        "sources": [{"name": "Nordlicht Reederei"}],
        "evidence": ["übernimmt nach Angaben der Reederei 15 Prozent an der Plattform"],
    },
    {
        "kind": "move",
        "stage": "leaving",
        "polarity": "denied",
        "roles": {"people": [{"name": "Iven Brockmann"}], "from": {"name": "Nordlicht Reederei"}},
        "sources": [{"name": "Iven Brockmann"}],
        "evidence": ['Brockmann dementierte: "Ich bleibe."'],
    },
]


@pytest.mark.parametrize(
    ("lang", "text", "answer"),
    [("en", EN, EN_CLAIMS), ("ja", JA, JA_CLAIMS), ("de", DE, DE_CLAIMS)],
    ids=["en", "ja", "de"],
)
def test_a_right_answer_comes_through_whole(script, reader, lang, text, answer):
    script.says(answer)
    read = reader().read(document(text, lang=lang))
    assert [r.reason for r in read.rejections] == []
    assert sorted(c.kind for c in read.claims) == sorted(a["kind"] for a in answer)
    assert all(e.stands_in(text) for c in read.claims for e in c.evidence)
    assert len(script.asked) == 1


def test_a_filler_keeps_the_span_of_its_mention_inside_the_evidence_or_not(script, reader):
    script.says(EN_CLAIMS)
    move = next(c for c in reader().read(document(EN)).claims if c.kind == "move")
    named = [f for role in ("people", "from", "to") for f in move.fillers(role) if isinstance(f, Named)]
    assert [EN[f.mention.start : f.mention.end] for f in named] == ["Nora Pell", "Saltmarsh Capital", "Tern & Hollis"]
    (evidence,) = move.evidence
    # Tern & Hollis stands in the evidence too, and there it is told; Nora Pell only before it.
    assert [f.mention.start >= evidence.start for f in named] == [False, False, True]


def test_how_the_words_were_found_is_said(script, reader):
    script.says(EN_CLAIMS)
    why = {c.kind: c.why for c in reader().read(document(EN)).claims}
    assert why["move"] == ("evidence aligned: exact",)
    assert why["offer"] == ("evidence aligned: folded",)


def test_a_right_answer_scores_right_and_a_wrong_one_does_not(script, reader):
    gold = GoldArticle(id="d", lang="en", text=EN, claims=tuple(EN_CLAIMS))
    script.says(EN_CLAIMS, [EN_CLAIMS[2] | {"kind": "morale", "roles": {"org": {"name": "Saltmarsh Capital"}}}])
    doc = document(EN)
    good, bad = (Reading(document=doc, extraction=r) for r in (reader().read(doc), reader("other").read(doc)))
    assert _f1(gold, good) == 1.0
    assert _f1(gold, bad) == 0.0


def _f1(gold, reading):
    scores = score_claims([gold], {"d": predicted([reading])["d"]}, resamples=0)
    return scores.overall.exact.f1
