"""One language as the program sees it: its words by what they do. All of it comes from one file in `data/`."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.errors import OptionError

from .frames import Frames, frames
from .matcher import Matcher
from .wording import Writing, split

Words = Matcher[str]
"""A class of wordings. The value of what it finds is the name under which the data file lists it, "" where it is plain."""

LANGUAGES = (
    "en",
    "ja",
    "de",
    "fr",
    "es",
    "ko",
    "zh",
)
"""The languages that can be read: one line here and one file in `data/` each."""


@dataclass(frozen=True)
class Language:
    """The words of a language. Fields of type `Words` answer `find(text)`; what their values say stands beside them."""

    code: str
    name: str
    writing: Writing
    abbreviations: frozenset[str]  # words after which a full stop ends no sentence
    ordinals: bool  # a number with a full stop is an ordinal: am 1. Juli

    # how sure, and on whose word
    hedges: Words  # weaken what they stand by: reportedly, is said to, という, soll; no mere attribution
    negations: Words  # turn it round: not, no longer, ない, nicht
    denials: Words  # tell of a denial: denied, dismissed as, 否定, dementiert
    refusals: Words  # no answer: declined to comment, 回答を控えた, ließ unbeantwortet
    speech: Words  # verbs and nouns of saying; value: the statement's act (asserts, denies, amends, confirms, promises)
    attributions: Words  # name a source without a verb of its own: according to, laut, によると; value: before, after
    anonymous: Words  # sources without a name: people familiar with the matter, 知情人士, Insider
    spokespeople: Words  # speak for a company that is named elsewhere: a spokesman, 広報担当者
    citations: (
        Words  # cite another outlet: told Reuters, first reported by, によれば; value: before, after (the outlet)
    )
    credits: Words  # agency lines: (Reuters), -dpa, 【ロイター】; value: the agency
    corrections: Words  # the publication corrects itself; value: amends, withdraws
    opinions: Words  # the author's or a speaker's own view: in my view, 私見, wir meinen
    media: Words  # what was said where; value: memo, mail, post, podcast, interview, letter, filing, call, statement

    # who
    honorifics: Words  # value: before, after (the name)
    posts: Words  # job titles
    tenures: Words  # value: current, former, future
    legal_forms: Words  # Inc., GmbH, 株式会社; value: before, after
    organisations: Words  # nouns that end or begin an organisation's name: Bank, Labs, 大学; value: before, after
    outlets: Words  # names of well-known outlets and agencies
    outlet_nouns: Words  # nouns in the names of outlets: Times, Zeitung, 新聞
    particles: Words  # small words inside names: de, van, bin, y
    places: Words  # places that are often taken for names of persons or organisations
    nationalities: Words  # and languages: Japanese, schwedisch
    company_anaphors: Words  # the company, 同社, das Unternehmen
    person_anaphors: Words  # the 43-year-old, 同氏, der Manager
    pronouns: Words  # value: one, many, either
    groups: Words  # nouns for people in number: researchers, 社員, Mitarbeiter
    unnamed: Words  # organisations told by description: a rival, einem Konkurrenten, 競合
    units: Words  # nouns for parts of an organisation: division, lab, 事業部
    no_names: Words  # capitalised or name-like words that name nothing: Monday, Chief, エンジニア
    given_names: Words  # frequent first names; where names are not spaced, family names

    # what happened
    triggers: Frames
    stages: Words  # shift a happening's stage wherever they stand in its sentence; value: `kind.stage`
    pay: Words  # what is paid: value: signing, salary, bonus, stock, cash, total
    basis: Words  # how an amount is meant; value: per_year, per_month, per_head, signing, one_off, total, value
    off_topic: Words  # other trades' words, for the gate; value: sport, review, market, show

    # not the article's own words
    boilerplate: Words  # value: newsletter, deals, ad, more, photo, feed, cookies, rights

    numbers: dict[str, Any]
    calendar: dict[str, Any]
    common: frozenset[str]  # the language's most frequent words, by which it is known
    doubtful: str  # likely mistranslations, `words=what was more likely meant`


@cache
def of(code: str) -> Language:
    """The language of that code; raises OptionError where there is none."""
    if code not in LANGUAGES:
        raise OptionError(f"language {code!r}", "not one that can be read", f"the languages are {', '.join(LANGUAGES)}")
    source = files(__package__) / "data" / f"{code}.toml"
    return parse(tomllib.loads(source.read_text("utf-8")))


def parse(data: dict[str, Any]) -> Language:
    """A `Language` out of what its data file holds; a class of words that the file lacks is a KeyError."""
    head, words = data["language"], data["words"]
    numerals = tuple(numeral.partition("=")[0].strip() for numeral in split(data["numbers"]["numerals"]))
    writing = Writing(head["spaced"], head.get("letters", r"\w"), numerals)
    classes = {f.name: _words(words[f.name], writing) for f in fields(Language) if f.type is Words}
    return Language(
        code=head["code"],
        name=head["name"],
        writing=writing,
        abbreviations=frozenset(split(head["abbreviations"])),
        ordinals=head.get("ordinals", False),
        triggers=frames(data["frames"], writing),
        numbers=data["numbers"],
        calendar=data["calendar"],
        common=frozenset(split(head["common"])),
        doubtful=data["doubtful"]["words"],
        **classes,
    )


def _words(block: str | dict[str, str], writing: Writing) -> Words:
    named = {"": block} if isinstance(block, str) else block
    return Matcher([(wording, name) for name, lines in named.items() for wording in split(lines)], writing)
