"""A stream settles stories as they grow old, and finds the stories that a whole build finds."""

from datetime import UTC, datetime, timedelta

from reportedly.stories import build
from reportedly.stories.stream import stories_of

ANON = ["people familiar"]


def years_of_news(press, years=5):
    """A rumour every twenty days, each confirmed a month later; every person moves once."""
    start, readings = datetime(2018, 1, 1, tzinfo=UTC), []
    letters = "abcdefghijklmnopqrst"
    for n in range(years * 18):
        who = f"{letters[n % 20].upper()}da {letters[n // 20].upper()}uill{letters[n % 20]}on"
        for label, days, sources in ((f"r{n}", 0, ANON), (f"c{n}", 30, ["Harrow Foundry"])):
            at = (start + timedelta(days=20 * n + days)).isoformat()
            readings.append(press.article(label, "The Ferry Post", at, press.move(who, sources=sources)))
    return sorted(readings, key=lambda reading: reading.document.published)


def test_a_stream_comes_to_the_same_stories_as_a_build(press):
    readings = years_of_news(press)
    streamed = list(stories_of(readings))
    assert len({story.id for story in streamed}) == len(streamed)
    assert {(s.id, s.history) for s in streamed} == {(s.id, s.history) for s in build(readings).stories}


def test_old_stories_come_before_the_news_ends(press):
    readings = years_of_news(press)
    seen = []

    def counted():
        for reading in readings:
            seen.append(reading)
            yield reading

    first = next(stories_of(counted()))
    assert len(seen) < len(readings)
    assert first.told
