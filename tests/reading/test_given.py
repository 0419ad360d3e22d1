"""Claims made elsewhere pass the one gate; the text is read for names all the same."""

from reportedly.model import Document
from reportedly.reading import with_given
from reportedly.reading.given import GivenReader

TEXT = "Mira Halloran left Castellane Labs on Monday. Halloran said she would rest. Castellane Labs (CL) declined to comment."
DOCUMENT = Document(id="d", text=TEXT, lang="en", label="a1", published="2026-03-02")
MOVE = {"kind": "move", "roles": {"people": ["Mira Halloran"], "from": "Castellane Labs"}, "stage": "left"}


def test_a_bare_string_that_stands_once_is_located():
    extraction = with_given(DOCUMENT, [MOVE | {"evidence": ["Mira Halloran left Castellane Labs"]}])
    assert [(e.start, e.end) for e in extraction.claims[0].evidence] == [(0, 34)]


def test_what_stands_twice_or_not_at_all_is_a_rejection_and_the_rest_goes_on():
    given = [MOVE | {"evidence": e} for e in (["Castellane Labs"], ["was fired"], ["Mira Halloran left"])]
    extraction = with_given(DOCUMENT, given)
    assert len(extraction.claims) == 1
    assert [r.reason.split(":")[0] for r in extraction.rejections] == [
        "evidence stands more than once in the text and has no offsets",
        "evidence is not in the text",
    ]


def test_the_text_is_read_for_names():
    extraction = with_given(DOCUMENT, [])
    assert {"Mira Halloran", "Castellane Labs", "Halloran"} <= {m.text for m in extraction.mentions}
    assert ("Mira Halloran", "Halloran") in {a.names for a in extraction.aliases}
    assert all(TEXT[m.start : m.end] == m.text for m in extraction.mentions)


def test_the_reader_finds_the_claims_by_the_documents_label():
    reader = GivenReader({"a1": [MOVE | {"evidence": ["Mira Halloran left"]}]})
    (extraction,) = reader.read_many([DOCUMENT])
    assert extraction.reader.name == "given"
    assert extraction.claims[0].kind == "move"
