"""The bundled press: what the demo needs of it, and what it must never hold."""

import json
from importlib.resources import files
from urllib.parse import urlsplit

import pytest

from reportedly.model import moment_of

LANGUAGES = {"en", "ja", "de", "fr", "es", "ko", "zh"}
FIELDS = {"id", "url", "lang", "publisher", "published", "title", "text"}


@pytest.fixture(scope="module")
def articles() -> list[dict[str, str]]:
    press = files("reportedly").joinpath("data", "demo", "press.json").read_text("utf-8")
    return json.loads(press)["articles"]


def test_every_article_is_whole_and_has_an_id_of_its_own(articles):
    assert all(set(a) == FIELDS and all(a.values()) for a in articles)
    assert len({a["id"] for a in articles}) == len({a["url"] for a in articles}) == len(articles)


def test_all_seven_languages_are_there(articles):
    assert {a["lang"] for a in articles} == LANGUAGES


def test_outlets_are_invented(articles):
    """Addresses under .example belong to nobody, so no real paper is made to say anything."""
    assert all(urlsplit(a["url"]).hostname.endswith(".example") for a in articles)


def test_dates_are_utc_times_of_one_autumn(articles):
    moments = [moment_of(a["published"]) for a in articles]
    assert {(m.year, 9 <= m.month <= 11) for m in moments} == {(2026, True)}


def test_the_syndicated_copy_repeats_its_original_word_for_word(articles):
    text = {a["id"]: a["text"] for a in articles}
    body = text["pelican-0914"].split("\n\n(Reporting")[0]
    assert body in text["girvan-0914"]
