"""Which claims are one happening, which are not, and that neither order nor time of arrival matters."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import Judgement
from reportedly.stories import StoryBook

ANON = ["people familiar"]
NOW = datetime(2026, 4, 1, tzinfo=UTC)


def judged(verdict, left, right):
    return Judgement(subject="stories", verdict=verdict, left=left, right=right, recorded_at=NOW)


def some_press(press):
    """Seven articles about four happenings, with a relay, a denial and a namesake."""
    return [
        press.article("a1", "The Ferry Post", "2026-03-01", press.move(sources=ANON)),
        press.article("a2", "Kanal Kurier", "2026-03-02", press.move(sources=["The Ferry Post"]), lang="de"),
        press.article("a3", "Le Quai", "2026-03-02", press.move("Bo Quill", sources=ANON), lang="fr"),
        press.article(
            "a4", "Le Quai", "2026-03-03", press.move(sources=["Harrow Foundry"], polarity="denied"), lang="fr"
        ),
        press.article("a5", "Nimbus Works", "2026-03-09", press.move(stage="joining")),
        press.article(
            "a6", "The Ferry Post", "2026-03-09", press.move("Cy Dunn", roles={"from": {"name": "Ostrava Bank"}})
        ),
        press.article("a7", "The Ferry Post", "2026-03-12", press.move("Cy Dunn", roles={"to": {"name": "Lime Labs"}})),
    ]


def test_two_people_of_one_family_name_have_two_stories(press):
    stories = press.told(some_press(press)).stories
    assert sorted(len(story.told) for story in stories) == [1, 1, 1, 4]


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(range(7)))
def test_the_order_of_arrival_plays_no_part(press, order):
    readings = some_press(press)
    assert press.told([readings[n] for n in order]) == press.told(readings)


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(range(7)), stops=st.sets(st.integers(0, 6)))
def test_a_book_filled_step_by_step_is_the_book_rebuilt(press, order, stops):
    readings = some_press(press)
    book = StoryBook()
    for n in order:
        book.add(readings[n])
        if n in stops:
            book.standing()
    assert book.standing() == press.told(readings)


def test_the_same_reading_twice_adds_nothing(press):
    readings = some_press(press)
    assert press.told([*readings, *readings]) == press.told(readings)


def test_an_id_stays_when_later_articles_join(press):
    readings = some_press(press)
    assert press.told(readings[:1]).stories[0].id in {s.id for s in press.told(readings).stories}


def test_a_person_goes_along_with_their_team_but_not_with_an_older_one(press):
    team = {"people": [{"described": "engineers", "count": 14, "of": "Harrow Foundry"}]}
    today = press.article("a1", "The Ferry Post", "2026-03-01", press.move(sources=ANON), press.move(roles=team))
    year = {"start": "2025-05-01", "end": "2025-05-31"}
    once = press.article("a2", "Le Quai", "2026-03-02", press.move(sources=ANON), press.move(roles=team, when=year))
    stories = press.told([today, once]).stories
    assert [[t.claim.label for t in story.told] for story in stories] == [["a1c1", "a1c2", "a2c1"]]


def test_a_purchase_and_a_licence_of_one_firm_are_two(press):
    def deal(form):
        roles = {"buyer": {"name": "Nimbus Works"}, "target": {"name": "Harrow Foundry"}, "form": form}
        return {"kind": "deal", "stage": "talks", "sources": ANON, "roles": roles}

    one = press.article("a1", "The Ferry Post", "2026-03-01", deal("acquisition"), deal("licence"))
    two = press.article("a2", "Le Quai", "2026-03-02", deal("acquisition"))
    assert sorted(len(s.told) for s in press.told([one, two]).stories) == [1, 2]


def test_who_leaves_where_another_move_ends_has_moved_twice(press):
    first = press.move(roles={"from": {"name": "Ostrava Bank"}, "to": {"name": "Harrow Foundry"}})
    onward = press.move()
    readings = [
        press.article("a1", "Le Quai", "2026-03-01", first),
        press.article("a2", "Le Quai", "2026-03-20", onward),
    ]
    assert len(press.told(readings).stories) == 2


def test_a_statement_goes_with_the_happening_that_it_denies(press):
    first = press.article("a1", "The Ferry Post", "2026-03-01", press.move(sources=ANON))
    words = press.says("Harrow Foundry", "denies", words="Ada Quill is not going anywhere")
    later = press.article("a2", "Le Quai", "2026-03-02", words)
    story = press.story([first, later])
    assert [t.part for t in story.told] == ["origin", "denial"]
    assert str(story.now.status) == "disputed"


def test_a_judgement_splits_and_another_joins(press):
    readings = some_press(press)
    claims = {c.label: c.id for r in readings for c in r.claims}
    apart = press.told(readings, judgements=[judged("different", claims["a1c1"], claims["a5c1"])])
    assert len({s.id for s in apart.stories}) == 5
    joined = press.told(readings, judgements=[judged("same", claims["a6c1"], claims["a7c1"])])
    assert sorted(len(s.told) for s in joined.stories) == [1, 2, 4]


def test_a_join_that_a_judgement_forbids_is_not_made(press):
    readings = some_press(press)
    claims = {c.label: c.id for r in readings for c in r.claims}
    words = [judged("same", claims["a6c1"], claims["a7c1"]), judged("different", claims["a7c1"], claims["a6c1"])]
    assert len(press.told(readings, judgements=words).stories) == 4


def test_each_link_says_what_spoke_for_it_and_against(press):
    story = max(press.told(some_press(press)).stories, key=lambda s: len(s.told))
    reasons = [reason for told in story.told for reason in told.links]
    assert any(reason.rule.startswith("for (+3.0): people") for reason in reasons)
    assert all(reason.claims for reason in reasons)
