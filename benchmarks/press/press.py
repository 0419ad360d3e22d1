"""A simulated press in which the truth is known: happenings, outlets of known reliability, leaks, relays, copies, denials, corrections.

Articles come as readings, in the order of publication, as many as asked for; the same seed gives the same press.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush

from reportedly.model import (
    Amount,
    Claim,
    Document,
    Excerpt,
    Extraction,
    Filler,
    Group,
    Named,
    Range,
    ReaderMark,
    Reading,
)

START = datetime(2015, 1, 1, tzinfo=UTC)
MARK = ReaderMark(name="simulated", version="1")
_ONSETS = [
    "b",
    "br",
    "c",
    "ch",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "qu",
    "r",
    "s",
    "sh",
    "sl",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ou"]
_ENDS = ["l", "m", "n", "r", "s", "t", "x", "ck", "nd", "rt", "ll", "nt"]


@dataclass(frozen=True)
class Outlet:
    """`reliability` is the chance that what it is first to tell is so; `careful` outlets hedge what is not."""

    name: str
    reliability: float
    careful: float


@dataclass
class Happening:
    """One event of the simulation: what is claimed of it, whether it is so, and the articles and claims about it."""

    number: int
    kind: str
    roles: dict[str, tuple[Filler, ...]]
    parties: tuple[str, ...]
    true: bool
    origin: Outlet
    claims: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Settings:
    """How the press behaves. `a_day` is how many rumours begin on a day."""

    outlets: int = 40
    companies: int = 3000
    a_day: float = 40.0
    relays: float = 1.6
    copies: float = 0.5
    denied: float = 0.25
    settled: float = 0.8
    corrected: float = 0.05


class Press:
    """Generates articles and keeps the truth beside them."""

    def __init__(self, seed: int = 1, settings: Settings | None = None) -> None:
        self.random = random.Random(seed)
        self.settings = settings or Settings()
        self.taken: set[str] = set()
        self.companies = [self._new_name(2, 3) for _ in range(self.settings.companies)]
        self.outlets = [self._outlet(n) for n in range(self.settings.outlets)]
        self.happenings: list[Happening] = []
        self._queue: list[tuple[datetime, int, str, Happening, Outlet | None]] = []
        self._serial = 0

    def _outlet(self, n: int) -> Outlet:
        paper = ("Post", "Gazette", "Courier", "Record", "Ledger", "Wire")[n % 6]
        reliability = 0.35 + 0.6 * (n + 0.5) / self.settings.outlets
        return Outlet(f"The {self._new_name(2, 3)} {paper}", reliability, self.random.uniform(0.2, 0.8))

    def _new_name(self, low: int, high: int) -> str:
        while True:
            name = self._syllables(self.random.randint(low, high))
            if name not in self.taken:
                self.taken.add(name)
                return name

    def _syllables(self, count: int) -> str:
        pick = self.random.choice
        return ("".join(pick(_ONSETS) + pick(_VOWELS) for _ in range(count)) + pick(_ENDS)).capitalize()

    def readings(self, claims: int) -> Iterator[Reading]:
        """Articles in the order of publication until so many claims have been made."""
        made, day = 0, START
        while made < claims:
            for _ in range(self._number(self.settings.a_day)):
                self._begin(day + timedelta(seconds=self.random.randrange(86_400)))
            day += timedelta(days=1)
            while self._queue and self._queue[0][0] < day and made < claims:
                at, _, act, happening, outlet = heappop(self._queue)
                reading = self._article(at, act, happening, outlet)
                made += len(reading.claims)
                yield reading

    def _number(self, mean: float) -> int:
        return int(mean) + (self.random.random() < mean % 1)

    def _plan(self, at: datetime, act: str, happening: Happening, outlet: Outlet | None = None) -> None:
        self._serial += 1
        heappush(self._queue, (at, self._serial, act, happening, outlet))

    def _begin(self, at: datetime) -> None:
        """A rumour begins, and everything that will come of it is planned."""
        pick, settings = self.random, self.settings
        origin = pick.choice(self.outlets)
        happening = self._happening(origin, pick.random() < origin.reliability)
        self.happenings.append(happening)
        self._plan(at, "leak", happening, origin)
        for _ in range(self._number(settings.relays)):
            self._plan(at + timedelta(hours=pick.uniform(2, 60)), "relay", happening, pick.choice(self.outlets))
        for _ in range(self._number(settings.copies)):
            self._plan(at + timedelta(hours=pick.uniform(1, 12)), "copy", happening, pick.choice(self.outlets))
        if pick.random() < settings.denied * (0.5 if happening.true else 1.5):
            self._plan(at + timedelta(days=pick.uniform(0.5, 4)), "denial", happening, pick.choice(self.outlets))
        if pick.random() < settings.settled:
            act = "announcement" if happening.true else pick.choice(("end", "end", "withdrawal"))
            self._plan(at + timedelta(days=pick.uniform(5, 90)), act, happening, pick.choice(self.outlets))

    def _happening(self, origin: Outlet, true: bool) -> Happening:
        kind = self.random.choices(("move", "deal", "offer", "unit", "sourcing"), (5, 2, 1, 1, 1))[0]
        one, two = self.random.sample(self.companies, 2)
        a, b = self._named(one), self._named(two)
        match kind:
            case "move":
                person = f"{self._syllables(1)} {self._new_name(2, 3)}"
                roles: dict[str, tuple[Filler, ...]] = {"people": (Named(name=person),), "from": (a,), "to": (b,)}
                return Happening(len(self.happenings), kind, roles, (one, two, person), true, origin)
            case "deal":
                return Happening(len(self.happenings), kind, {"buyer": (a,), "target": (b,)}, (one, two), true, origin)
            case "offer":
                number = self.random.randint(2, 60)
                team = Group(described="engineers", count=Range(low=number, high=number), of=two)
                return Happening(
                    len(self.happenings),
                    kind,
                    {"by": (a,), "people": (team,), "employer": (b,)},
                    (one, two),
                    true,
                    origin,
                )
            case "unit":
                leader = f"{self._syllables(1)} {self._new_name(2, 3)}"
                roles = {"by": (a,), "leader": (Named(name=leader),)}
                return Happening(len(self.happenings), kind, roles, (one, leader), true, origin)
        return Happening(len(self.happenings), kind, {"customer": (a,), "suppliers": (b,)}, (one, two), true, origin)

    @staticmethod
    def _named(company: str) -> Named:
        return Named(name=company, type="organisation")

    # ---- articles

    def _article(self, at: datetime, act: str, happening: Happening, outlet: Outlet | None) -> Reading:
        publisher = {
            "announcement": happening.parties[0],
            "withdrawal": happening.origin.name,
            "leak": happening.origin.name,
        }.get(act, outlet.name if outlet else happening.parties[0])
        drafts = getattr(self, f"_{act}")(happening)
        self._serial += 1
        id_ = f"https://press.example/{self._serial}"
        words = [self._words(happening, n) for n in range(len(drafts))]
        if act == "copy":
            words = happening.text[: len(words)] or words
        elif act == "leak":
            happening.text = words
        text = "\n\n".join(words)
        document = Document(
            id=id_, url=id_, text=text, lang="en", publisher=publisher, published=at.strftime("%Y-%m-%dT%H:%M:%SZ")
        )
        revision, claims, start = document.revision, [], 0
        for draft, sentence in zip(drafts, words, strict=True):
            excerpt = Excerpt(start=start, end=start + len(sentence), exact=sentence)
            claims.append(Claim(document=revision, evidence=(excerpt,), **draft))
            start += len(sentence) + 2
        happening.claims += [claim.id for claim in claims]
        return Reading(document=document, extraction=Extraction(document=revision, reader=MARK, claims=tuple(claims)))

    def _words(self, happening: Happening, n: int) -> str:
        """A sentence of its own for every claim, so that only what is a copy reads like one."""
        filler = " ".join(self._syllables(2).lower() for _ in range(8))
        return f"{' and '.join(happening.parties)}, {filler} {n}."

    def _told(self, happening: Happening, **fields: object) -> dict[str, object]:
        roles: dict[str, object] = dict(happening.roles)
        if happening.kind == "unit":
            roles |= {"unit": f"the {happening.parties[1].split()[-1]} group", "action": "formed"}
        if happening.kind == "deal":
            roles |= {"form": "acquisition", "amount": self._amount(happening)}
        stage = {"move": "leaving", "deal": "talks", "offer": "made", "unit": "planned", "sourcing": "talks"}[
            happening.kind
        ]
        return {"kind": happening.kind, "stage": stage, "roles": roles} | fields

    @staticmethod
    def _amount(happening: Happening) -> Amount:
        worth = 1e6 * (1 + happening.number * 7919 % 900)
        return Amount(low=worth, high=worth, currency="EUR", basis="value")

    def _leak(self, happening: Happening) -> list[dict[str, object]]:
        chance = happening.origin.careful * (0.4 if happening.true else 1.0)
        sure = "hedged" if self.random.random() < chance else "certain"
        told = self._told(happening, certainty=sure, sources=(Named(name="people familiar"),))
        return [told, self._declined(happening)]

    def _declined(self, happening: Happening) -> dict[str, object]:
        speaker = (self._named(happening.parties[0]),)
        return {
            "kind": "statement",
            "roles": {"speaker": speaker, "says": "declined to comment", "act": "declines_comment"},
        }

    def _relay(self, happening: Happening) -> list[dict[str, object]]:
        return [self._told(happening, certainty="hedged", sources=(Named(name=happening.origin.name),))]

    def _copy(self, happening: Happening) -> list[dict[str, object]]:
        origin = Named(name=happening.origin.name)
        declined = self._declined(happening) | {"sources": (origin,)}
        return [self._told(happening, sources=(Named(name="people familiar"), origin)), declined]

    def _denial(self, happening: Happening) -> list[dict[str, object]]:
        party = self._named(happening.parties[0])
        denies = {"kind": "statement", "roles": {"speaker": (party,), "says": "not so", "act": "denies"}}
        return [self._told(happening, polarity="denied", sources=(party,)), denies]

    def _announcement(self, happening: Happening) -> list[dict[str, object]]:
        stage = {"move": "joining", "deal": "agreed", "offer": "accepted", "unit": "announced", "sourcing": "agreed"}[
            happening.kind
        ]
        return [self._told(happening, stage=stage)]

    def _end(self, happening: Happening) -> list[dict[str, object]]:
        ends = {"move": "stayed", "deal": "abandoned", "offer": "withdrawn", "sourcing": "dropped"}
        if happening.kind not in ends:
            return self._withdrawal(happening)
        party = self._named(happening.parties[0])
        return [self._told(happening, stage=ends[happening.kind], sources=(party,))]

    def _withdrawal(self, happening: Happening) -> list[dict[str, object]]:
        speaker = Named(name=happening.origin.name)
        says = {"kind": "statement", "roles": {"speaker": (speaker,), "says": "withdrawn", "act": "denies"}}
        return [self._told(happening, polarity="denied"), says]
