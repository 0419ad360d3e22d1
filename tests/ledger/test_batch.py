"""Batches: large enough to be fast, soon enough to lose nothing."""

from collections.abc import Iterator

import pytest

from reportedly.ledger import Outcome, batch
from reportedly.model import Document, Extraction, ReaderMark, Reading


def reading(name: str) -> Reading:
    document = Document(id=name, text=name)
    extraction = Extraction(document=document.revision, reader=ReaderMark(name="local", version="1"))
    return Reading(document=document, extraction=extraction)


class Written:
    """Notes the size of each batch that it is asked to write."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def __call__(self, readings: list[Reading]) -> list[Outcome]:
        self.sizes.append(len(readings))
        return [Outcome.NEW] * len(readings)


def test_a_batch_is_full_or_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "SIZE", 3)
    written = Written()
    assert len(list(batch.batches(map(reading, "abcdefgh"), written))) == 8
    assert written.sizes == [3, 3, 2]


def test_a_slow_reader_is_not_kept_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "SECONDS", 0.0)
    written = Written()
    list(batch.batches(map(reading, "abc"), written))
    assert written.sizes == [1, 1, 1]


def test_nothing_is_written_of_nothing() -> None:
    written = Written()
    assert list(batch.batches([], written)) == []
    assert written.sizes == []


def test_what_was_read_is_written_when_the_next_fails() -> None:
    def failing() -> Iterator[Reading]:
        yield reading("a")
        raise OSError

    written = Written()
    with pytest.raises(OSError):
        list(batch.batches(failing(), written))
    assert written.sizes == [1]
