from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Document, Excerpt, Span
from reportedly.views.marking import paragraphs_of, pieces_of, quote_of

TEXT = "Ada joins Grid. Bob may leave\n\nBuy now!\n\n林さんが辞める。"


@st.composite
def spans(draw: st.DrawFn) -> list[tuple[str, Span]]:
    found = []
    for label in draw(st.lists(st.sampled_from("abc"), max_size=6)):
        start = draw(st.integers(0, len(TEXT)))
        found.append((label, Span(start=start, end=draw(st.integers(start, len(TEXT))))))
    return found


@given(spans())
def test_pieces_join_to_the_text_and_know_every_span_that_covers_them(marked: list[tuple[str, Span]]) -> None:
    pieces = pieces_of(TEXT, 0, len(TEXT), marked)
    assert "".join(p.text for p in pieces) == TEXT
    at = 0
    for piece in pieces:
        covering = {label for label, s in marked if s.start <= at and at + len(piece.text) <= s.end}
        assert set(piece.labels) == covering
        at += len(piece.text)


def test_overlapping_spans_are_cut_at_every_edge() -> None:
    pieces = pieces_of("abcdef", 0, 6, [("1", Span(start=0, end=4)), ("2", Span(start=2, end=6))])
    assert [(p.text, p.labels) for p in pieces] == [("ab", ("1",)), ("cd", ("1", "2")), ("ef", ("2",))]


def test_boilerplate_is_its_own_paragraph() -> None:
    at = TEXT.index("Buy")
    document = Document(id="d", text=TEXT, masked=(Span(start=at, end=at + 8),))
    assert [(TEXT[s.start : s.end], masked) for s, masked in paragraphs_of(document)] == [
        ("Ada joins Grid. Bob may leave", False),
        ("Buy now!", True),
        ("林さんが辞める。", False),
    ]


def test_a_paragraph_that_is_boilerplate_in_part_is_cut() -> None:
    document = Document(id="d", text="News. Ad.", masked=(Span(start=6, end=9),))
    assert [masked for _, masked in paragraphs_of(document)] == [False, True]


def test_a_quotation_is_the_sentence_around_the_evidence() -> None:
    document = Document(id="d", text=TEXT, lang="en")
    quote = quote_of(document, (Excerpt.of(TEXT, 20, 23),))
    assert quote.pieces == (("Bob ", False), ("may", True), (" leave", False))


def test_a_stop_after_a_figure_ends_no_sentence() -> None:
    text = "Sie geht am 20. Februar zu Grid."
    quote = quote_of(Document(id="d", text=text), (Excerpt.of(text, 16, 23),))
    assert quote.text == text
