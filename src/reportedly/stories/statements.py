"""Which happening a statement (or a hedged post) speaks to: found in its own article first, then among all stories."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.model import Reason

from .comparing import recalled
from .facts import Fact, Player

ANSWERS = ("denies", "confirms", "amends", "declines_comment")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A claim that found no happening of its own, the fact that it goes with, and why."""

    claim: str
    to: str
    reason: Reason


class Speech:
    """Who speaks for whom, and which happenings an article tells."""

    def __init__(
        self,
        article: Sequence[Fact],
        employers: dict[str, set[str]],
        known: dict[str, list[Fact]],
        companies: frozenset[str],
        names: Mapping[str, Sequence[str]],
    ) -> None:
        self.happenings = [fact for fact in article if fact.kind.happening and not recalled(fact)]
        self.article = article
        self.employers = employers
        self.known = known
        self.companies = companies
        self.names = names

    def attachments(self) -> Iterator[Attachment]:
        """Of every statement and expected post of the article, the happening that it speaks to, if any."""
        for fact in self.article:
            if fact.claim.kind == "statement":
                found = self._statement(fact)
            elif fact.claim.kind == "role":
                found = self._post(fact)
            else:
                continue
            if found:
                to, text = found
                yield Attachment(fact.id, to.id, Reason(rule="speech", text=text, claims=(to.id,)))

    def _post(self, fact: Fact) -> tuple[Fact, str] | None:
        """A post that somebody is expected to take is part of the move that leads there."""
        if fact.claim.certainty != "hedged" or fact.claim.text("tenure"):
            return None
        person, org = _entities(fact.fillers("person")), _entities(fact.fillers("org"))
        for move in self.happenings:
            if (
                move.claim.kind == "move"
                and person & _entities(move.fillers("people"))
                and org & _entities(move.fillers("to"))
            ):
                return move, "the post that the move leads to"
        return None

    def _statement(self, fact: Fact) -> tuple[Fact, str] | None:
        act = fact.claim.text("act") or "asserts"
        if recalled(fact):
            return None
        if act in ANSWERS:
            return self._answer(fact, act)
        return self._remark(fact)

    def _answer(self, fact: Fact, act: str) -> tuple[Fact, str] | None:
        voices = self.voices(fact)
        about = [h for h in self.happenings if self._concerns(h, fact, voices)]
        if act == "denies":
            denied = [h for h in about or self.happenings if h.claim.polarity == "denied"]
            about = [h for h in denied if self._same_word(h, voices)] or denied or about
        if act in ("amends", "confirms"):
            about = [h for h in about or self.happenings if self._same_word(h, voices)] or about
        about = self._named_in(fact, about) or about
        if about:
            chosen = (
                self._asked_about(fact, about)
                if act == "declines_comment"
                else min(about, key=lambda h: _distance(h, fact))
            )
            return chosen, f"{_speaker(fact)} {act.replace('_', ' ')}: the article's {chosen.claim.kind}"
        return self._elsewhere(fact, voices)

    def _asked_about(self, fact: Fact, about: Sequence[Fact]) -> Fact:
        """Who declines is asked about what the same paragraph told last; in a paragraph of its own, about the lead."""
        here = [h for h in about if _before(h, fact) and _paragraphs_between(h, fact) == 0]
        return max(here, key=lambda h: h.claim.evidence[0].start) if here else about[0]

    def _remark(self, fact: Fact) -> tuple[Fact, str] | None:
        """Other words belong to a happening when the speaker is who it rests on, or when they name it."""
        voices = self.voices(fact)
        if fact.claim.voice == "opinion":
            return None
        if self._announcement(fact):
            about = self._named_in(fact, self.happenings) or self.happenings
            return (about[0], "said in a party's own announcement") if about else None
        if fact.publisher in voices or self._outlet_of_story(voices):
            return self._stands_by(fact)
        named = self._named_in(fact, self.happenings, figures=True)
        if named:
            return named[0], f"{_speaker(fact)} speaks of {_labels(named[0])}"
        rests = [
            h
            for h in self.happenings
            if self._same_word(h, voices) and _before(h, fact) and _paragraphs_between(h, fact) <= 1
        ]
        if rests:
            return max(rests, key=lambda h: h.claim.evidence[0].start), f"it rests on {_speaker(fact)}'s word"
        return None

    def _stands_by(self, fact: Fact) -> tuple[Fact, str] | None:
        about = (
            self._named_in(fact, self.happenings) or [h for h in self.happenings if _before(h, fact)] or self.happenings
        )
        if about:
            return min(about, key=lambda h: _distance(h, fact)), f"{_speaker(fact)} on its own report"
        return self._elsewhere(fact, self.voices(fact))

    def _outlet_of_story(self, voices: frozenset[str]) -> bool:
        return any(
            voices & h.credited and voices.isdisjoint(h.entities) and len(h.sources) > 1 for h in self.happenings
        )

    def _announcement(self, fact: Fact) -> bool:
        return fact.publisher is not None and fact.publisher in self.companies

    def voices(self, fact: Fact) -> frozenset[str]:
        """The speaker and whoever they speak for."""
        speakers = _entities(fact.fillers("speaker"))
        return frozenset(speakers | {org for s in speakers for org in self.employers.get(s, ())})

    def _same_word(self, happening: Fact, voices: frozenset[str]) -> bool:
        """True when the happening rests on these voices' word, or on the publisher's own where the publisher speaks."""
        credited = set(happening.credited)
        credited |= {org for source in happening.credited for org in self.employers.get(source, ())}
        own = not happening.sources and happening.publisher in voices
        return bool(voices & credited) or own

    def _concerns(self, happening: Fact, fact: Fact, voices: frozenset[str]) -> bool:
        """True for a party, for who it rests on, and for the outlet itself, on its own report."""
        return bool(voices & happening.entities) or happening.publisher in voices or self._same_word(happening, voices)

    def _named_in(self, fact: Fact, about: Iterable[Fact], figures: bool = False) -> list[Fact]:
        """Those of which the statement's words name a person, a thing or a figure that the speaker is not."""
        words = " ".join([fact.claim.text("says") or "", *(e.exact for e in fact.claim.evidence)])
        speakers = _entities(fact.fillers("speaker"))
        return [h for h in about if any(name in words for name in self._telling(h, speakers, figures))]

    def _telling(self, happening: Fact, speakers: set[str], figures: bool) -> Iterator[str]:
        """The names by which words may point at a happening: who and what it is about, in any form but the speaker's own."""
        for role in ("people", "product", "unit", "target"):
            for player in happening.fillers(role):
                if player.entity and not player.described and player.entity not in speakers:
                    yield from (name for name in self.names.get(player.entity, ()) if len(name) > 1)
        if figures and happening.amount:
            yield from _figures(happening)

    def _elsewhere(self, fact: Fact, voices: frozenset[str]) -> tuple[Fact, str] | None:
        """The latest happening of an earlier article to which one of the voices is a party."""
        earlier = [
            h for voice in sorted(voices) for h in self.known.get(voice, ()) if h.article.order < fact.article.order
        ]
        named = self._named_in(fact, earlier)
        if named:
            latest = max(named, key=lambda h: h.order)
            return latest, f"{_speaker(fact)} speaks to an earlier report"
        return None


def _figures(fact: Fact) -> Iterator[str]:
    """The runs of digits in the evidence of a claim with an amount that stand for the amount: 3000 in 3000만달러."""
    amount = fact.amount
    assert amount is not None
    wanted = {bound for bound in (amount.low, amount.high) if bound}
    for excerpt in fact.claim.evidence:
        for digits in _runs(excerpt.exact):
            plain = digits.replace(",", "").replace(".", "")
            if len(plain) >= 3 and any(_scaled(int(plain), bound) for bound in wanted):
                yield digits


def _runs(text: str) -> Iterator[str]:
    run = ""
    for character in f"{text} ":
        if character.isdigit() or (run and character in ",."):
            run += character
        elif run:
            yield run.rstrip(",.")
            run = ""


def _scaled(digits: int, bound: float) -> bool:
    return digits > 0 and any(digits * scale == bound for scale in (1, 1e3, 1e4, 1e6, 1e7, 1e8, 1e9))


def _entities(players: Iterable[Player]) -> set[str]:
    return {player.entity for player in players if player.entity}


def party_entities(fact: Fact) -> set[str]:
    """The entities that can confirm or deny a happening: its parties, and the house of a group among them."""
    parties = (player for role in fact.kind.parties for player in fact.fillers(role))
    return {entity for player in parties if (entity := player.entity or player.of)}


def _distance(happening: Fact, fact: Fact) -> tuple[int, int]:
    gap = fact.claim.evidence[0].start - happening.claim.evidence[0].start
    return (abs(gap), 0 if gap >= 0 else 1)


def _before(happening: Fact, fact: Fact) -> bool:
    return happening.claim.evidence[0].start <= fact.claim.evidence[0].start


def _near(happening: Fact, fact: Fact) -> bool:
    return _paragraphs_between(happening, fact) <= (1 if _before(happening, fact) else 0)


def _paragraphs_between(happening: Fact, fact: Fact) -> int:
    start, end = happening.claim.evidence[0].end, fact.claim.evidence[0].start
    return happening.article.document.text[min(start, end) : max(start, end)].count("\n\n")


def _speaker(fact: Fact) -> str:
    return ", ".join(player.label for player in fact.fillers("speaker")) or "somebody"


def _labels(fact: Fact) -> str:
    return (
        ", ".join(player.label for role in ("people", "target", "unit", "product") for player in fact.fillers(role))
        or "its figure"
    )
