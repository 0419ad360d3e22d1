"""What every store of the ledger must do, tried on each one that is registered.

A new store adds a line to PLACES (how to get the address of a new, empty place in it) and one to DRIVERS.
"""

import itertools
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError

from reportedly.errors import Contradiction, LedgerError, NotFound
from reportedly.ledger import Ledger, Outcome, open_ledger
from reportedly.ledger.schema import HEAD, METADATA, VERSION_TABLE
from reportedly.ledger.stores import STORES
from reportedly.model import (
    Alias,
    Amount,
    Citation,
    Claim,
    Document,
    Entry,
    Excerpt,
    Extraction,
    Group,
    Judgement,
    Mention,
    Named,
    Range,
    ReaderMark,
    Reading,
    Rejection,
    Span,
)

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)

Place = Callable[[], str]
"""Gives the address of a new, empty place."""


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder, number = tmp_path_factory.mktemp("ledgers"), itertools.count()
    return lambda: f"sqlite:///{folder / f'{next(number)}.db'}"


@pytest.fixture(scope="session")
def sqlite_memory() -> Place:
    return lambda: "sqlite://"


@pytest.fixture(scope="session")
def postgresql_database(postgresql: Any) -> Place:
    made: Place = postgresql.new_database
    return made


PLACES = {
    "sqlite": ("sqlite_file", "sqlite_memory"),
    "postgresql": ("postgresql_database",),
}
DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}
"""What SQLAlchemy calls each, for those who go in past the ledger."""

EVERY = [name for names in PLACES.values() for name in names]
LASTING = [name for name in EVERY if name != "sqlite_memory"]


@pytest.fixture(scope="session", params=EVERY)
def place(request: pytest.FixtureRequest) -> Place:
    found: Place = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session", params=LASTING)
def lasting_place(request: pytest.FixtureRequest) -> Place:
    """A place that outlives the ledger that was opened there."""
    found: Place = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    opened = open_ledger(place())
    yield opened
    opened.close()


def test_every_registered_store_is_tried() -> None:
    assert set(PLACES) == set(STORES)


# Readings


def reading(name: str = "a", text: str = "Ada Finch leaves Tessaly.", reader: str = "1", **more: Any) -> Reading:
    """A reading with one claim on the first nine code points of its text."""
    document = Document(id=f"https://wire.example/{name}", text=text, **more)
    move = Claim(
        document=document.revision,
        kind="move",
        roles={"people": (Named(name="Ada Finch", type="person"),), "from": (Named(name="Tessaly"),)},
        stage="leaving",
        evidence=(Excerpt.of(text, 0, 9),),
    )
    extraction = Extraction(document=document.revision, reader=ReaderMark(name="local", version=reader), claims=(move,))
    return Reading(document=document, extraction=extraction)


def full_reading() -> Reading:
    """One with something in every field, in several scripts, with a NUL and half a character."""
    text = "関係者によると、Ada Finch는 Tessaly를 떠난다 \0 \ud83d — 🙂. She was offered $10 million."
    document = Document(
        id="https://wire.example/full",
        text=text,
        title="떠난다 \udfff",
        lang="ja",
        publisher="Wire",
        byline=("北村",),
        url="https://wire.example/full?x=1",
        label="ja-00",
        published="2026-03-02T09:15:00Z",
        modified="2026-03-03",
        masked=(Span(start=70, end=80),),
        wire="Agency",
        notes=("date from the page",),
    )
    offer = Claim(
        document=document.revision,
        kind="offer",
        roles={
            "by": (Named(name="Tessaly", mention=Span(start=20, end=27)),),
            "people": (Group(described="関係者", count=Range(low=6, high=None), of="Tessaly"),),
            "amount": Amount(low=10_000_000, high=None, currency="USD", basis="total", years=2.5, approx=True),
            "terms": "in shares \0",
        },
        stage="made",
        certainty="hedged",
        sources=(Group(described="関係者"), Named(name="Agency")),
        chains=((Group(described="関係者"), Named(name="Agency")), (Named(name="Wire"),)),
        evidence=(Excerpt.of(text, 0, 8), Excerpt.of(text, 8, 17)),
        hedge=Excerpt.of(text, 0, 7),
        confidence=0.1 + 0.2,
        why=("a trigger",),
        label="c1",
    )
    extraction = Extraction(
        document=document.revision,
        reader=ReaderMark(name="local", version="1", settings={"model": "m"}),
        claims=(offer,),
        rejections=(
            Rejection(document=document.revision, reason="no evidence \0", offered={"kind": [1, {"x": None}]}),
        ),
        mentions=(Mention(start=8, end=17, text="Ada Finch", type="person"),),
        aliases=(Alias(names=("Ada Finch", "에이다"), reason="apposition"),),
        citations=(Citation(outlet="Agency", target="https://agency.example"),),
        notes=("one",),
    )
    return Reading(document=document, extraction=extraction)


def readings_of(ledger: Ledger) -> list[Reading]:
    return [entry.reading for entry in ledger.entries()]


# Recording


def test_what_is_recorded_comes_back_code_point_for_code_point(ledger: Ledger) -> None:
    assert ledger.record(full_reading(), NINE) is Outcome.NEW
    (entry,) = ledger.entries()
    assert entry == Entry(sequence=1, recorded_at=NINE, reading=full_reading())
    assert entry.reading.claims[0].id == full_reading().claims[0].id


def test_each_outcome(ledger: Ledger) -> None:
    assert ledger.record(reading(), NINE) is Outcome.NEW
    assert ledger.record(reading(), NINE) is Outcome.KNOWN
    assert ledger.record(reading(text="Ada Finch has left Tessaly."), NINE) is Outcome.REVISED
    assert ledger.record(reading(reader="2"), NINE) is Outcome.REREAD
    assert ledger.record(reading("b"), NINE) is Outcome.NEW
    assert [entry.sequence for entry in ledger.all_entries()] == [1, 2, 3, 4]


def test_a_batch_says_the_same_as_one_by_one(place: Place) -> None:
    batch = [reading(), reading("b"), reading(), reading(reader="2"), reading(text="Ada Finch stays."), reading("b")]
    one, many = open_ledger(place()), open_ledger(place())
    assert list(many.record_many(batch, NINE)) == [one.record(each, NINE) for each in batch]
    assert list(many.all_entries()) == list(one.all_entries())
    one.close()
    many.close()


def test_what_was_read_before_a_failure_is_kept(ledger: Ledger) -> None:
    def failing() -> Iterator[Reading]:
        yield reading("a")
        yield reading("b")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(ledger.record_many(failing(), NINE))
    assert readings_of(ledger) == [reading("a"), reading("b")]


def test_another_label_or_mask_is_no_loss_and_a_note_or_confidence_is_no_news(ledger: Ledger) -> None:
    ledger.record(reading(label="w1"), NINE)
    assert ledger.record(reading(label="w2"), NINE) is Outcome.REREAD
    assert ledger.record(reading(label="w1", notes=("undated",)), NINE) is Outcome.KNOWN
    surer = reading(label="w1").model_dump()
    surer["extraction"]["claims"][0]["confidence"] = 0.9
    assert ledger.record(Reading.model_validate(surer), NINE) is Outcome.KNOWN
    assert len(ledger.document_entries("w2")) == 1


def test_an_ungrounded_claim_goes_in_as_a_rejection(ledger: Ledger) -> None:
    sound = reading()
    crooked = sound.claims[0].model_copy(update={"evidence": (Excerpt(start=1, end=4, exact="Ada"),)})
    extraction = sound.extraction.model_copy(update={"claims": (*sound.claims, crooked)})
    ledger.record(Reading(document=sound.document, extraction=extraction), NINE)
    (entry,) = ledger.entries()
    assert entry.reading.claims == sound.claims
    assert [rejection.reason for rejection in entry.reading.rejections] == ["evidence does not stand at 1: 'Ada'"]
    assert (ledger.counts().claims, ledger.counts().rejections) == (1, 1)


def test_a_time_without_a_zone_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="needs a zone"):
        ledger.record(reading(), NINE.replace(tzinfo=None))


def test_a_time_in_any_zone_is_the_same_instant(ledger: Ledger) -> None:
    tokyo = timezone(9 * HOUR)
    ledger.record(reading(), NINE.astimezone(tokyo))
    assert [entry.recorded_at for entry in ledger.entries(NINE.astimezone(tokyo))] == [NINE]
    assert list(ledger.entries((NINE - HOUR).astimezone(tokyo))) == []


def test_the_ledgers_time_never_runs_backwards(ledger: Ledger) -> None:
    ledger.record(reading("a"), NINE)
    ledger.record(reading("b"), NINE - HOUR)
    assert [entry.recorded_at for entry in ledger.entries()] == [NINE, NINE]


# Reading back


def test_a_later_reading_supersedes_and_deletes_nothing(ledger: Ledger) -> None:
    ledger.record(reading(), NINE)
    ledger.record(reading("b"), NINE)
    ledger.record(reading(reader="2"), NINE + HOUR)
    assert readings_of(ledger) == [reading("b"), reading(reader="2")]
    assert [entry.reading for entry in ledger.entries(NINE)] == [reading(), reading("b")]
    assert [entry.sequence for entry in ledger.all_entries("https://wire.example/a")] == [1, 3]
    assert list(ledger.entries(NINE - HOUR)) == []


def test_a_document_is_found_by_any_of_its_names(ledger: Ledger) -> None:
    known = reading(label="ja-00", url="https://wire.example/a?page=1")
    assert list(ledger.record_many([known, reading("b")], NINE)) == [Outcome.NEW, Outcome.NEW]
    names = (known.document.id, known.document.revision, "ja-00", "https://wire.example/a?page=1")
    for name in names:
        assert [entry.reading for entry in ledger.document_entries(name)] == [known]
    assert ledger.document_entries("unknown \0 \ud800") == ()


def test_more_than_a_page_comes_in_order_and_leaves_out_what_comes_meanwhile(ledger: Ledger) -> None:
    many = [reading(str(number)) for number in range(230)]
    assert set(ledger.record_many(many, NINE)) == {Outcome.NEW}
    found = ledger.entries()
    first = next(found)
    ledger.record(reading("late"), NINE)
    assert [first.reading, *(entry.reading for entry in found)] == many
    assert [entry.sequence for entry in ledger.entries(since_sequence=228)] == [229, 230, 231]


def test_knows_what_was_read_by_whom(ledger: Ledger) -> None:
    ledger.record(reading(), NINE)
    known = reading().document
    assert ledger.knows(known, ReaderMark(name="local", version="1"))
    assert not ledger.knows(known, ReaderMark(name="local", version="2"))
    assert not ledger.knows(reading(text="Ada Finch stays.").document, ReaderMark(name="local", version="1"))


def test_counts(ledger: Ledger) -> None:
    for each in (reading(), reading(reader="2"), reading(text="Ada Finch stays."), full_reading()):
        ledger.record(each, NINE)
    ledger.judge(judged("same", "A", "B"))
    held = ledger.counts()
    assert (held.documents, held.revisions, held.entries) == (2, 3, 4)
    assert (held.claims, held.rejections, held.judgements) == (3, 1, 1)
    assert ledger.counts(NINE - HOUR).entries == 0


# Judgements


def judged(verdict: str, left: str, right: str, at: datetime = NINE, undoes: str | None = None) -> Judgement:
    words = {"subject": "names", "verdict": verdict, "left": left, "right": right, "recorded_at": at, "undoes": undoes}
    return Judgement.model_validate(words)


def test_a_judgement_stands_until_it_is_undone(ledger: Ledger) -> None:
    same = judged("same", "タイソン", "Tyson")
    undo = judged("same", "タイソン", "Tyson", NINE + HOUR, undoes=same.id)
    redo = judged("same", "タイソン", "Tyson", NINE + 2 * HOUR, undoes=undo.id)
    assert ledger.judge(same) is Outcome.NEW
    assert ledger.judge(same) is Outcome.KNOWN
    assert ledger.judgements() == (same,)
    assert ledger.judge(undo) is Outcome.NEW
    assert ledger.judgements() == ()
    assert ledger.judge(redo) is Outcome.NEW
    assert ledger.judgements() == (same,)
    assert ledger.judgements(NINE + HOUR) == ()
    assert ledger.judgements(NINE) == (same,)


def test_the_same_judgement_by_another_needs_no_second_undoing(ledger: Ledger) -> None:
    same = judged("same", "A", "B")
    ledger.judge(same)
    assert ledger.judge(judged("same", "B", "A", NINE + HOUR)) is Outcome.KNOWN
    ledger.judge(judged("same", "A", "B", NINE + HOUR, undoes=same.id))
    assert ledger.judgements() == ()


def test_the_opposite_of_a_standing_judgement_is_refused_until_that_is_undone(ledger: Ledger) -> None:
    same = judged("same", "A", "B")
    ledger.judge(same)
    with pytest.raises(Contradiction, match=f"B and A: were judged same .*; undo {same.id} first"):
        ledger.judge(judged("different", "B", "A"))
    ledger.judge(judged("same", "A", "B", undoes=same.id))
    assert ledger.judge(judged("different", "B", "A")) is Outcome.NEW


def test_undoing_what_nobody_judged_is_refused(ledger: Ledger) -> None:
    with pytest.raises(NotFound, match="no judgement has this id"):
        ledger.judge(judged("same", "A", "B", undoes="0123"))
    assert ledger.counts().judgements == 0


# What may change


def test_derivations_are_replaced_and_thrown_away(ledger: Ledger) -> None:
    assert ledger.derived("stories") is None
    ledger.keep_derived("stories", "{\ud800\0}", 3)
    ledger.keep_derived("stories", "東京", 4)
    found = ledger.derived("stories")
    assert found and (found.body, found.sequence) == ("東京", 4)
    ledger.forget_derived()
    assert ledger.derived("stories") is None


def test_bookmarks_are_kept_each_by_its_name(ledger: Ledger) -> None:
    assert ledger.bookmark("follow") is None
    ledger.keep_bookmark("follow", "1 \0")
    ledger.keep_bookmark("watch", '{"etag": "\ud800"}')
    ledger.keep_bookmark("follow", "2")
    assert (ledger.bookmark("follow"), ledger.bookmark("watch")) == ("2", '{"etag": "\ud800"}')


# What holds in any order


def small(choice: tuple[str, str, str, int]) -> Reading:
    name, text, reader, claims = choice
    whole = reading(name, text, reader)
    extraction = whole.extraction.model_copy(update={"claims": whole.claims[:claims]})
    return whole.model_copy(update={"extraction": extraction})


SMALL = st.tuples(
    st.sampled_from("ab"),
    st.sampled_from(["Ada Finch leaves.", "Ada Finch stays."]),
    st.sampled_from("12"),
    st.integers(0, 1),
).map(small)
STEPS = st.lists(st.tuples(SMALL, st.integers(-1, 2)), max_size=12)


@settings(max_examples=15, deadline=None)
@given(steps=STEPS)
def test_nothing_is_lost_twice_adds_nothing_and_the_past_stays(place: Place, steps: list[tuple[Reading, int]]) -> None:
    ledger = open_ledger(place())
    seen: list[Reading] = []
    past: dict[datetime, list[Entry]] = {}
    now = NINE
    for each, hours in steps:
        now += hours * HOUR
        outcome = ledger.record(each, now)
        assert (outcome is Outcome.KNOWN) == (each in seen)
        seen += [each] if each not in seen else []
        # An instant is over when something is recorded after it.
        last = max((entry.recorded_at for entry in ledger.all_entries()), default=now)
        past |= {at: list(ledger.entries(at)) for at in (last - HOUR, last - HOUR / 2) if at not in past}
    assert [entry.reading for entry in ledger.all_entries()] == seen
    assert readings_of(ledger) == [r for i, r in enumerate(seen) if not _superseded(r, seen[i + 1 :])]
    assert all(list(ledger.entries(at)) == held for at, held in past.items())
    ledger.close()


def _superseded(one: Reading, later: list[Reading]) -> bool:
    return any(other.document.revision == one.document.revision for other in later)


@settings(max_examples=10, deadline=None)
@given(steps=STEPS, cut=st.integers(0, 12))
def test_any_order_holds_the_same_and_an_update_equals_a_rebuild(
    place: Place, steps: list[tuple[Reading, int]], cut: int
) -> None:
    readings = [each for each, _ in steps]
    forwards, backwards = open_ledger(place()), open_ledger(place())
    list(forwards.record_many(readings[:cut], NINE))
    updated = {entry.reading.document.revision: entry for entry in forwards.entries()}
    upto = forwards.counts().entries
    list(forwards.record_many(readings[cut:], NINE))
    list(backwards.record_many(reversed(readings), NINE))
    keys = [{entry.reading.model_dump_json() for entry in each.all_entries()} for each in (forwards, backwards)]
    assert keys[0] == keys[1]
    for entry in forwards.entries(since_sequence=upto):
        updated[entry.reading.document.revision] = entry
    assert sorted(updated.values(), key=lambda entry: entry.sequence) == list(forwards.entries())
    forwards.close()
    backwards.close()


# Held by the store itself


@pytest.fixture
def filled(lasting_place: Place) -> str:
    """The address of a ledger with something in every table that grows."""
    address = lasting_place()
    opened = open_ledger(address)
    opened.record(full_reading(), NINE)
    opened.judge(judged("same", "A", "B"))
    opened.close()
    return address


@contextmanager
def stranger(address: str) -> Iterator[Connection]:
    """Somebody with SQL and no ledger."""
    scheme, _, rest = address.partition("://")
    engine = create_engine(f"{DRIVERS[scheme]}://{rest}")
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


GROWING = [table for table in METADATA.tables if table not in ("derivations", "bookmarks")]


@pytest.mark.parametrize("table", GROWING)
@pytest.mark.parametrize("statement", ["UPDATE {} SET body = ''", "DELETE FROM {}"])
def test_the_store_refuses_to_change_what_was_recorded(filled: str, table: str, statement: str) -> None:
    with pytest.raises(DBAPIError, match="the ledger only appends"), stranger(filled) as connection:
        assert connection.scalar(text(f"SELECT count(*) FROM {table}")) == 1
        connection.execute(text(statement.format(table)))


@pytest.mark.parametrize("table", GROWING)
def test_the_store_refuses_the_ways_around(filled: str, table: str) -> None:
    around = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
    with pytest.raises(DBAPIError, match="the ledger only appends"), stranger(filled) as connection:
        statement = around if connection.dialect.name == "sqlite" else f"TRUNCATE {table} CASCADE"
        connection.execute(text(statement))


def test_the_migrations_make_the_tables_that_the_program_uses(filled: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with stranger(filled) as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, METADATA) == []
        assert context.get_current_revision() == HEAD


# Opening


def test_a_ledger_is_there_again_when_it_is_opened_again(lasting_place: Place) -> None:
    address = lasting_place()
    first = open_ledger(address)
    first.record(full_reading(), NINE)
    first.close()
    again = open_ledger(address, create=False)
    assert readings_of(again) == [full_reading()]
    again.close()


def test_a_newer_ledger_says_to_upgrade(filled: str) -> None:
    with stranger(filled) as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9000'"))
    with pytest.raises(LedgerError, match=r"newer version of reportedly .*9000.*; upgrade reportedly"):
        open_ledger(filled)


def test_a_strangers_database_is_refused_and_left_alone(lasting_place: Place) -> None:
    address = lasting_place()
    with stranger(address) as connection:
        connection.execute(text("CREATE TABLE invoices (id INTEGER)"))
    with pytest.raises(LedgerError, match=r"not a ledger of reportedly .*'invoices'"):
        open_ledger(address)
    with stranger(address) as connection:
        connection.execute(text("DROP TABLE invoices"))
    open_ledger(address).close()


def test_no_ledger_is_made_where_none_may_be(lasting_place: Place) -> None:
    address = lasting_place()
    with pytest.raises(LedgerError, match=r"no (such )?ledger; record an article in it first"):
        open_ledger(address, create=False)
    with pytest.raises(LedgerError, match=r"no (such )?ledger"):
        open_ledger(address, read_only=True)


def test_open_for_reading_only(lasting_place: Place) -> None:
    address = lasting_place()
    first = open_ledger(address)
    first.record(reading(), NINE)
    first.close()
    ledger = open_ledger(address, read_only=True)
    assert ledger.read_only
    assert readings_of(ledger) == [reading()]
    for write in (
        lambda: ledger.record(reading("b"), NINE),
        lambda: ledger.judge(judged("same", "A", "B")),
        lambda: ledger.keep_derived("stories", "", 1),
        lambda: ledger.keep_bookmark("follow", ""),
    ):
        with pytest.raises(LedgerError, match="is open for reading only"):
            write()
    ledger.close()


def test_threads_read_while_one_writes(ledger: Ledger) -> None:
    ledger.record(reading("first"), NINE)

    def held() -> int:
        return max(len(list(ledger.entries())) for _ in range(10))

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(held) for _ in range(3)]
        written = pool.submit(lambda: [ledger.record(reading(str(number)), NINE) for number in range(20)])
        assert set(written.result()) == {Outcome.NEW}
        assert all(1 <= each.result() <= 21 for each in readers)
    assert held() == 21


WRITER = """
import sys
from datetime import UTC, datetime
from reportedly.ledger import open_ledger
from reportedly.model import Document, Extraction, ReaderMark, Reading

def reading(name):
    document = Document(id=name, text=f"The text of {name}.")
    return Reading(document=document, extraction=Extraction(document=document.revision, reader=ReaderMark(name="r", version="1")))

print("ready", flush=True)
sys.stdin.readline()
ledger = open_ledger(sys.argv[1])
names = [f"shared {n}" for n in range(40)] + [f"{sys.argv[2]} {n}" for n in range(20)]
print(sum(ledger.record(reading(name), datetime.now(UTC)) == "new" for name in names))
"""


def test_processes_open_and_write_side_by_side(lasting_place: Place) -> None:
    address = lasting_place()
    started = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, address, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for name in ("one", "two", "three")
    ]
    for process in started:
        assert process.stdout and process.stdout.readline() == "ready\n"
    new = 0
    for process in started:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in started:
        new += int(process.communicate(timeout=60)[0])
    ledger = open_ledger(address)
    assert new == 100
    assert [entry.sequence for entry in ledger.all_entries()] == list(range(1, 101))
    assert len({entry.reading.document.id for entry in ledger.all_entries()}) == 100
    ledger.close()
