"""The encoder's parts that need no model: layout, decoding, naming, clusters, items."""

from collections import Counter

import numpy as np
import pytest

from reportedly.reading.encoder.calibration import Calibration
from reportedly.reading.encoder.candidates import Filler
from reportedly.reading.encoder.clusters import clusters
from reportedly.reading.encoder.decode import tagged_evidence, tagged_mentions
from reportedly.reading.encoder.items import INSIDE, MENTIONS, PUBLISHER, WindowView, pack
from reportedly.reading.encoder.labels import KINDS, SLOTS, STAGES, TAGGED, fits
from reportedly.reading.encoder.layout import WINDOW_TOKENS, Layout, sentences, token_span, windows
from reportedly.reading.encoder.naming import alike, fullest, normal
from reportedly.reading.encoder.occurrences import occurrences


def laid_out(text: str, title: str = "A title", publisher: str = "The Gazette") -> Layout:
    """A layout whose tokens are the words; no tokenizer needed."""
    header = f"{publisher} | {title}\n"
    whole = header + text
    spans, at = [], 0
    for word in whole.split():
        start = whole.index(word, at)
        at = start + len(word)
        spans.append((start, at))
    shifted = tuple((a + len(header), b + len(header)) for a, b in sentences(text))
    starts, ends = (np.array([span[i] for span in spans], dtype=np.int64) for i in (0, 1))
    return Layout(whole, len(header), len(publisher), shifted, np.arange(len(spans)), starts, ends)


def test_sentences_end_at_full_stops_of_every_script_and_at_line_ends() -> None:
    text = "She left. He stayed!\n退社した。「残る。」と言った。 떠났다. 남았다."
    parts = [text[a:b] for a, b in sentences(text)]
    assert parts[:2] == ["She left.", "He stayed!"]
    assert "退社した。" in parts
    assert all(part.strip() for part in parts)


@pytest.mark.parametrize("words", [0, 1, WINDOW_TOKENS - 4, WINDOW_TOKENS, 1300, 5000])
def test_windows_cover_every_token_and_fit(words: int) -> None:
    layout = laid_out("word. Next " * (words // 2))
    laid = windows(layout)
    assert all(len(tokens) <= WINDOW_TOKENS for tokens in laid)
    assert set(np.concatenate(laid).tolist()) == set(range(len(layout.ids)))


def test_token_span_of_nothing_is_none() -> None:
    layout = laid_out("one two")
    assert token_span(layout.starts, layout.ends, (layout.body, layout.body)) is None
    first, last = token_span(layout.starts, layout.ends, (layout.body + 1, layout.body + 5))
    assert last - first == 2


def test_evidence_is_never_from_the_header_and_grows_to_whole_words() -> None:
    layout = laid_out("Ada Lovelace left Analytical Engines yesterday.")
    tokens = np.arange(len(layout.ids))
    likely = np.zeros((len(tokens), len(KINDS), 2))
    likely[:, KINDS.index("move"), 1] = 0.9
    found = tagged_evidence(likely, layout, tokens)
    assert [layout.whole[s.start : s.end] for s in found] == ["Ada Lovelace left Analytical Engines yesterday"]
    assert found[0].label == "move"


def test_a_new_beginning_cuts_evidence_in_two() -> None:
    layout = laid_out("Ada left for Engines today and Bob left for Looms today")
    tokens = np.arange(len(layout.ids))
    body = int(np.searchsorted(layout.starts, layout.body))
    likely = np.zeros((len(tokens), len(KINDS), 2))
    likely[:, 0, 1] = 0.9
    likely[body, 0, 0] = likely[body + 6, 0, 0] = 0.9
    assert len(tagged_evidence(likely, layout, tokens)) == 2


def test_mentions_of_different_types_may_nest() -> None:
    layout = laid_out("engineers of Analytical Engines left")
    tokens = np.arange(len(layout.ids))
    body = int(np.searchsorted(layout.starts, layout.body))
    likely = np.zeros((len(tokens), len(TAGGED), 2))
    likely[body : body + 4, TAGGED.index("group"), 1] = 0.9
    likely[body + 2 : body + 4, TAGGED.index("entity"), 1] = 0.9
    found = {(s.label, layout.whole[s.start : s.end]) for s in tagged_mentions(likely, layout, tokens)}
    assert found == {("group", "engineers of Analytical Engines"), ("entity", "Analytical Engines")}


def test_items_place_mentions_and_never_hold_too_many() -> None:
    layout = laid_out("Ada left Looms. " + "Name " * 300)
    spans = [(int(a), int(b), "entity") for a, b in zip(layout.starts, layout.ends, strict=True)]
    view = WindowView(layout, np.arange(len(layout.ids)), spans, Counter())
    item = view.item("move", layout.body, layout.body + 14)
    assert item is not None
    assert len(item.mentions) == MENTIONS
    places = dict(zip((m.words for m in item.mentions), item.places, strict=True))
    assert places["Ada"] == INSIDE
    assert places["The"] == PUBLISHER
    packed = pack([item])
    assert packed["place"].shape == (1, MENTIONS)
    assert (packed["last"] > packed["first"]).all()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Lovelace", "Lovelace", True),
        ("Analytical Engines Ltd", "Analytical Engines", True),
        ("山田太郎氏", "山田太郎", True),
        ("삼성전자", "삼성", True),
        ("Ada", "Bob", False),
        ("", "Ada", False),
    ],
)
def test_alike(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is alike(other, one) is same


def test_fullest_takes_the_longest_that_a_name_shortens() -> None:
    assert fullest("Lovelace", ["Ada Lovelace", "Ada King Lovelace", "Lovelace"]) == "Ada King Lovelace"
    assert fullest("Byron", ["Ada Lovelace"]) == "Byron"
    assert normal("The Looms Co.") == "looms"


def test_clusters_pool_the_mentions_of_one_name() -> None:
    def filler(text: str, score: float, start: int) -> Filler:
        return Filler(start, start + len(text), text, "entity", score, 1.0)

    ranked = clusters((filler("Bob", 1.2, 90), filler("Ada Lovelace", 1.0, 0), filler("Lovelace", 1.0, 50)))
    assert [cluster.best.text for cluster in ranked] == ["Ada Lovelace", "Bob"]


def test_occurrences_are_whole_words_where_the_script_has_words() -> None:
    assert occurrences("Ada", "Adam and Ada and Adas") == [(9, 12), (17, 20)]
    assert occurrences("山田", "山田山田") == [(0, 2), (2, 4)]
    assert occurrences("", "text") == []


def test_every_slot_of_every_kind_can_be_filled() -> None:
    for kind in KINDS:
        assert kind in SLOTS
        assert kind in STAGES
        assert all(any(fits(role, t) for t in (*TAGGED, "amount")) for role in SLOTS[kind])


def test_a_side_matter_has_to_be_surer() -> None:
    class Candidate:
        minor = 1.0

    calibration = Calibration(line=0.3, minor_line=0.2)
    assert not calibration.keeps(Candidate(), 0.49)  # type: ignore[arg-type]
    assert calibration.keeps(Candidate(), 0.5)  # type: ignore[arg-type]
