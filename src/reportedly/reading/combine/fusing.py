"""One list of drafts out of two: the encoder's candidates with the rules' weights added, and what only the rules see."""

import math
from dataclasses import dataclass, field

from reportedly.language import Language
from reportedly.reading.encoder.candidates import Candidate as Pointed
from reportedly.reading.encoder.candidates import Filler
from reportedly.reading.local import linking
from reportedly.reading.local.choices import heads_of
from reportedly.reading.local.draft import Draft, Weighed
from reportedly.reading.local.happenings import describe
from reportedly.reading.local.learned import Linear
from reportedly.reading.local.linking import ROLES, SOURCE, Field, fits
from reportedly.reading.local.phrases import Phrase

from .naming import descriptions, is_description, is_noise, trimmed
from .stacking import Stack, told_of

FLOOR = -6.0
TYPES = {"group": "group", "title": "post", "unit": "unit"}
# The names under which the encoder knows our choices.
CHOICES = {"action": {"pay": "pay_action", "unit": "unit_action"}}


@dataclass(frozen=True)
class Shares:
    """How much the encoder's and the rules' word count, in log odds."""

    encoder: float = 1.0
    rules: float = 0.6
    choices: float = 0.5


@dataclass
class Fused:
    """A draft with what both saw: `pointed` is the encoder's candidate, `rules` the chance that the rules give."""

    draft: Draft
    pointed: Pointed | None
    rules: float
    signals: dict[str, float] = field(default_factory=dict)


class Fusing:
    """Fuses one document's candidates and drafts."""

    def __init__(
        self, ground: Field, choices: Linear, links: Linear, shares: Shares, stack: Stack | None = None
    ) -> None:
        self.ground, self.choices, self.links, self.shares, self.stack = ground, choices, links, shares, stack
        self.language: Language = ground.marked.language
        self.pointing = descriptions(ground.text, self.language)
        self.places = {place: thing for thing in ground.marked.things for place in thing.places}

    def fused(self, pointed: list[Pointed], drafts: list[Draft], chances: dict[tuple[int, str], float]) -> list[Fused]:
        """Every candidate of the encoder, then the rules' drafts of kinds that it does not see in their sentence."""
        out = []
        seen: set[tuple[int, str]] = set()
        for p in pointed:
            s = self.ground.sentence_at((p.start + p.end) // 2) or self.ground.sentence_at(p.start)
            if s is None:
                continue
            rules = max(chances.get((n, p.kind), 0.0) for n in self._numbers(p))
            trigger = next(((t.start, t.end) for t in s.of(p.kind) if t.start < p.end and p.start < t.end), None)
            anchor = trigger or ((max(p.start, s.start) + min(p.end, s.end)) // 2,) * 2
            draft = Draft(p.kind, *anchor, s.number, p.valid)
            describe(draft, self.ground, self.choices, self.links)
            self._add(draft, p)
            draft.words = (p.start, p.end)
            draft.sums = [
                (f.start, f.end, f.score)
                for f in p.roles.get("amount", ())
                if f.start is not None and f.end is not None
            ]
            cues = [f"cue {t.text}" for t in s.of(p.kind) if t.start < p.end and p.start < t.end]
            draft.why = [*cues, f"encoder {p.valid:.2f}", f"rules {rules:.2f}"]
            seen |= {(n, p.kind) for n in self._numbers(p)}
            out.append(Fused(draft, p, rules))
        out += [Fused(d, None, d.chance) for d in drafts if (d.sentence, d.kind) not in seen]
        return out

    def _numbers(self, p: Pointed) -> list[int]:
        return [s.number for s in self.ground.signals.sentences if s.start < p.end and p.start < s.end]

    def _add(self, draft: Draft, p: Pointed) -> None:
        """The encoder's scores beside the rules' own, role by role and choice by choice."""
        told = told_of(draft, self.ground)
        for role in (*ROLES[draft.kind], SOURCE):
            row = self._role(role, draft.roles.get(role, []), p.roles.get(role, ()))
            known = [(Weighed(c, self._sum(seen, rules)), told(c, seen, rules)) for c, seen, rules in row]
            draft.told[role] = known
            if self.stack:
                draft.roles[role] = self.stack.rescored(draft, role, known)
            else:
                draft.roles[role] = sorted((w for w, _ in known), key=lambda w: (-w.score, w.candidate.start))
        for name in heads_of(draft.kind):
            theirs = self._chances(p, draft.kind, name)
            if theirs:
                own = draft.choices[name]
                raised = {v: (theirs.get(v, 0.0) + 1e-4) * (own[v] + 1e-3) ** self.shares.choices for v in own}
                total = sum(raised.values())
                draft.choices[name] = {v: x / total for v, x in raised.items()}

    def _chances(self, p: Pointed, kind: str, name: str) -> dict[str, float]:
        if name == "stage":
            return p.stages
        grades = {
            "polarity": ("affirmed", "denied", p.denied),
            "certainty": ("certain", "hedged", p.hedged),
            "voice": ("report", "opinion", p.opinion),
        }
        if name in grades:
            plain, marked, chance = grades[name]
            return {plain: 1 - chance, marked: chance}
        return p.choices.get(CHOICES.get(name, {}).get(kind, name), {})

    def _role(
        self, role: str, own: list[Weighed], theirs: tuple[Filler, ...]
    ) -> list[tuple[linking.Candidate, float | None, float]]:
        pooled: list[tuple[linking.Candidate, float]] = []
        for f in theirs:
            candidate = self._candidate(f)
            if candidate is None or not fits(role, candidate.type):
                continue
            for i, (other, score) in enumerate(pooled):
                if _same(other, candidate):
                    pooled[i] = (other, _either(score, f.score))
                    break
            else:
                pooled.append((candidate, f.score))
        out: list[tuple[linking.Candidate, float | None, float]] = []
        used: set[int] = set()
        for candidate, score in pooled:
            twin = next((w for w in own if _same(w.candidate, candidate)), None)
            if twin:
                used.add(id(twin))
            out.append((candidate, score, twin.score if twin else -2.0))
        return out + [(w.candidate, None, w.score) for w in own if id(w) not in used]

    def _sum(self, seen: float | None, rules: float) -> float:
        return round(self.shares.encoder * max(FLOOR, FLOOR if seen is None else seen) + self.shares.rules * rules, 4)

    def _candidate(self, f: Filler) -> linking.Candidate | None:
        if f.type == "entity":
            return self._entity(f)
        if f.type not in TYPES or f.start is None or f.end is None:
            return None
        phrase = next(
            (p for p in self.ground.phrases if p.type == TYPES[f.type] and p.start < f.end and f.start < p.end), None
        )
        count = phrase.count if phrase else None
        made = Phrase(f.start, f.end, f.text, TYPES[f.type], count)
        return linking.Candidate(TYPES[f.type], f.start, f.end, phrase=made)

    def _entity(self, f: Filler) -> linking.Candidate | None:
        if f.start is None or f.end is None:
            thing = next((t for t in self.ground.marked.things if f.text in t.names), None)
            return linking.Candidate(thing.type, *thing.places[0], thing=thing) if thing else None
        start, end = trimmed(self.ground.text, f.start, f.end, self.language)
        if is_noise(self.ground.text[start:end], self.language):
            return None
        if is_description(self.ground.text, start, end, self.language, self.pointing):
            return linking.Candidate(
                "person" if f.person > 0.5 else "organisation",
                f.start,
                f.end,
                phrase=Phrase(f.start, f.end, f.text, "anaphor"),
            )
        for place, thing in self.places.items():
            if place[0] < end and start < place[1]:
                return linking.Candidate(thing.type, *place, thing=thing)
        return linking.Candidate(
            "person" if f.person > 0.5 else "organisation",
            start,
            end,
            phrase=Phrase(start, end, self.ground.text[start:end], "anaphor"),
        )


def _same(one: linking.Candidate, other: linking.Candidate) -> bool:
    if one.thing is not None or other.thing is not None:
        return one.thing is other.thing
    return one.start < other.end and other.start < one.end


def _either(one: float, other: float) -> float:
    high, low = max(one, other), min(one, other)
    return high + math.log1p(math.exp(max(-30.0, low - high)))
