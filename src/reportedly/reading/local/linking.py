"""Who fills which role: for one happening in one sentence, every possible filler is weighed by where it stands and what stands by it."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from reportedly.language import Found, Frame

from .entities import Thing
from .phrases import Phrase, phrases
from .signals import Sentence, Signals

# Which types of candidates may fill a role.
FITS: dict[str, tuple[str, ...]] = {
    "people": ("person", "group"),
    "person": ("person",),
    "leader": ("person",),
    "speaker": ("person", "organisation", "source", "group", "firm"),
    "source": ("person", "organisation", "source", "group"),
    "by": ("organisation", "person", "firm"),
    "buyer": ("organisation", "person", "firm"),
    "unit": ("unit", "organisation"),
    "title": ("post",),
    "role_before": ("post",),
    "role_after": ("post",),
}
_ORGANISATIONS = ("organisation", "firm")
ROLES: dict[str, tuple[str, ...]] = {
    "move": ("people", "from", "to", "role_before", "role_after"),
    "offer": ("by", "people", "employer"),
    "pay": ("by", "people"),
    "deal": ("buyer", "target"),
    "unit": ("by", "unit", "leader"),
    "sourcing": ("customer", "suppliers"),
    "role": ("person", "org", "title"),
    "statement": ("speaker",),
    "morale": ("org",),
}
SOURCE = "source"
COLUMNS = tuple(f"{kind}.{role}" for kind in ROLES for role in (*ROLES[kind], SOURCE))
FAR = 6  # sentences back to which a filler is looked for, besides the article's main ones
MAIN = 3
_OPEN, _CLOSE = "“„«「『‘", "”“»」』’"
_WORD = re.compile(r"\w+|[^\w\s]")


def fits(role: str, kind: str) -> bool:
    """Whether a candidate of this type may fill the role."""
    return kind in FITS.get(role, _ORGANISATIONS)


@dataclass
class Candidate:
    """A possible filler: a named thing or a phrase, at the place that stands nearest to the happening."""

    type: str
    start: int
    end: int
    thing: Thing | None = None
    phrase: Phrase | None = None
    signals: list[str] = field(default_factory=list)


class Field:
    """All possible fillers of a document, ready to be weighed."""

    def __init__(self, signals: Signals) -> None:
        self.signals = signals
        self.marked = signals.marked
        self.text = signals.marked.text

    @cached_property
    def phrases(self) -> list[Phrase]:
        taken = [(n.start, n.end) for n in self.marked.names]
        starts = [a for a, _ in taken]

        def free(p: Phrase) -> bool:
            i = bisect_right(starts, p.start) - 1
            return not (i >= 0 and taken[i][0] <= p.start and p.end <= taken[i][1])

        return [p for p in phrases(self.marked) if free(p)]

    @cached_property
    def _phrase_starts(self) -> list[int]:
        return [p.start for p in self.phrases]

    @cached_property
    def main(self) -> dict[str, list[Thing]]:
        """The things of each type, most often named first."""
        order = sorted(self.marked.things, key=lambda t: (-len(t.places), t.first))
        return {kind: [t for t in order if t.type == kind] for kind in ("person", "organisation")}

    @cached_property
    def employers(self) -> dict[int, Thing]:
        """Per person (by `id`), the organisation that stands nearest in the sentence that first names them."""
        out: dict[int, Thing] = {}
        orgs = [(a, b, t) for t in self.marked.things if t.type == "organisation" for a, b in t.places]
        for person in self.main["person"]:
            for start, _ in person.places:
                s = self.sentence_at(start)
                if s is None:
                    continue
                near = [(abs(a - start), a, t) for a, _, t in orgs if s.start <= a < s.end]
                if near:
                    out[id(person)] = min(near, key=lambda n: n[:2])[2]
                    break
        return out

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that holds a place."""
        row = self.signals.sentences
        i = (
            bisect_right([s.start for s in row], place) - 1
            if not hasattr(self, "_starts")
            else bisect_right(self._starts, place) - 1
        )
        return row[i] if i >= 0 and place < row[i].end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.signals.sentences]

    @cached_property
    def _numbered(self) -> list[list[int]]:
        """Per thing, the sentence number of each of its places."""
        return [[bisect_right(self._starts, a) - 1 for a, _ in t.places] for t in self.marked.things]

    def candidates(self, s: Sentence, start: int, end: int, kind: str) -> list[Candidate]:
        """Everything that could fill a role of a happening at text[start:end] in sentence `s`, with its signals."""
        found: list[Candidate] = []
        main = {id(t) for row in self.main.values() for t in row[:MAIN]}
        for number, thing in enumerate(self.marked.things):
            place = self._nearest(thing, self._numbered[number], s, start, id(thing) in main)
            if place:
                found.append(Candidate(thing.type, *place, thing=thing))
        low, high = bisect_left(self._phrase_starts, s.start), bisect_left(self._phrase_starts, s.end)
        if s.number:
            low = bisect_left(self._phrase_starts, self.signals.sentences[s.number - 1].start)
        found += [Candidate(p.type, p.start, p.end, phrase=p) for p in self.phrases[low:high]]
        self._describe(found, s, start, end, kind)
        return found

    def _nearest(self, thing: Thing, numbers: list[int], s: Sentence, at: int, main: bool) -> tuple[int, int] | None:
        best: tuple[int, int, int] | None = None
        for (a, b), number in zip(thing.places, numbers, strict=True):
            away = abs(number - s.number) * 2 - (number < s.number)
            if not main and (number > s.number + 1 or number < s.number - FAR):
                continue
            key = (away, abs(a - at), a)
            if best is None or key < (best[0], abs(best[1] - at), best[1]):
                best = (away, a, b)
        return best[1:] if best else None

    def _describe(self, found: list[Candidate], s: Sentence, start: int, end: int, kind: str) -> None:
        inside = [c for c in found if s.start <= c.start < s.end]
        shown = self._shown(s, inside)
        recency = self._recency(found, s)
        trigger = next((t for t in s.triggers if t.value.kind == kind and t.start < end and start < t.end), None)
        stage = f"{trigger.value.stage}" if trigger else "-"
        people = [c for c in inside if c.type == "person"]
        employers = {id(self.employers[id(c.thing)]) for c in people if c.thing and id(c.thing) in self.employers}
        speech = [
            (a, b)
            for a, b, name in self.signals.within(s.start, s.end)
            if name.startswith(("speech", "refusals", "denials", "attributions"))
        ]
        for c in found:
            c.signals = self._signals(c, s, start, end, stage, trigger, inside, recency, employers, speech) + [
                f"!{c.type}{x}" for x in shown
            ]

    def _shown(self, s: Sentence, inside: list[Candidate]) -> list[str]:
        """What the sentence offers besides this candidate."""
        types = Counter(c.type for c in inside)
        classes = {name.partition(".")[0] for _, _, name in self.signals.within(s.start, s.end)}
        out = [f"{kind}{min(types[kind], 3)}" for kind in ("person", "organisation", "group")]
        return out + [name for name in ("pronouns", "company_anaphors", "person_anaphors") if name in classes]

    def _recency(self, found: list[Candidate], s: Sentence) -> dict[int, int]:
        """Among the things of one type, how many were named later before this sentence (by `id` of the candidate)."""
        out: dict[int, int] = {}
        for kind in ("person", "organisation"):
            last = [
                (-max([a for a, _ in c.thing.places if a < s.start], default=-1), i, c)
                for i, c in enumerate(found)
                if c.thing and c.type == kind
            ]
            out.update({id(c): min(rank, 4) for rank, (_, _, c) in enumerate(sorted(last, key=lambda x: x[:2]))})
        return out

    def _signals(
        self,
        c: Candidate,
        s: Sentence,
        start: int,
        end: int,
        stage: str,
        trigger: Found[Frame] | None,
        inside: list[Candidate],
        recency: dict[int, int],
        employers: set[int],
        speech: list[tuple[int, int]],
    ) -> list[str]:
        code = self.marked.language.code
        here = s.start <= c.start < s.end
        where = self._where(c, s, start, end)
        t = c.type
        out = [f"{t}", f"{t}|{where}", f"{t}|{where}|{stage}", f"{t}|{where}|{code}"]
        left, right = self._beside(c)
        out += [
            f"L{code}{left[0]}|{where[0]}",
            f"R{code}{right[0]}|{where[0]}",
            f"l{code}{left[1]} {left[0]}",
            f"r{code}{right[0]} {right[1]}",
        ]
        out += [f"LS{code}{left[0]}|{stage}|{where[:2]}", f"RS{code}{right[0]}|{stage}|{where[:2]}"]
        if here:
            between = sum(
                1 for o in inside if o is not c and o.type == t and min(c.end, end) <= o.start < max(c.start, start)
            )
            distance = max(c.start - end, start - c.end, 0) // (12 if self.marked.language.writing.spaced else 5)
            out += [f"b{between}|{where}|{t}", f"d{min(distance, 12)}|{where}|{t}"]
            order = sum(1 for o in inside if o.type == t and o.start < c.start)
            out += [f"o{min(order, 3)}|{t}", f"o{min(order, 3)}|{t}|{stage}", f"f{c.start - s.start < 3}|{t}"]
            path = self._path(c, start, end)
            if path:
                out += [f"p{code}{where[0]}{path}"]
            out += self._slots(c, trigger, left, right)
            out += [f"q{self._quoted(c.start, s)}|{t}"]
            if speech:
                nearest = min(speech, key=lambda x: max(x[0] - c.end, c.start - x[1], 0))
                gap = max(nearest[0] - c.end, c.start - nearest[1], 0) // (
                    8 if self.marked.language.writing.spaced else 3
                )
                out += [f"v{min(gap, 6)}|{nearest[0] < c.start}|{t}"]
        else:
            number = self.sentence_at(c.start)
            back = s.number - number.number if number else 9
            out += [f"B{max(-2, min(back, 6))}|{t}"]
        if c.thing:
            rank = self.main[c.thing.type].index(c.thing) if c.thing in self.main[c.thing.type][:4] else 4
            out += [
                f"m{rank}|{t}",
                f"m{rank}|{t}|{where[0]}",
                f"c{min(len(c.thing.places), 5)}|{t}",
                f"e{recency.get(id(c), 5)}|{t}|{where[0]}",
            ]
            title = any(name in self.marked.given.title for name in c.thing.names)
            out += [f"T{title}|{t}", f"E{id(c.thing) in employers}|{t}|{where[0]}"]
            out += [f"P{self._is_publisher(c.thing)}|{t}", f"1{c.thing.first < s.start}|{t}"]
        if c.phrase:
            last = c.phrase.text.lower().split()[-1] if self.marked.language.writing.spaced else c.phrase.text[-2:]
            out += [f"w{code}{last}", f"n{c.phrase.count is not None}|{t}"]
        return out

    def _is_publisher(self, thing: Thing) -> bool:
        publisher = self.marked.given.publisher or ""
        return thing.name in publisher or (bool(publisher) and publisher in thing.names)

    def _where(self, c: Candidate, s: Sentence, start: int, end: int) -> str:
        if s.start <= c.start < s.end:
            if c.start < end and start < c.end:
                return "in"
            return "<here" if c.end <= start else ">here"
        return (
            "-1"
            if s.number and self.signals.sentences[s.number - 1].start <= c.start < s.start
            else "-2"
            if c.start < s.start
            else "+1"
        )

    def _beside(self, c: Candidate) -> tuple[tuple[str, str], tuple[str, str]]:
        """The two words (or characters) before and after."""
        before = _WORD.findall(self.text[max(0, c.start - 24) : c.start].lower())[-2:]
        after = _WORD.findall(self.text[c.end : c.end + 24].lower())[:2]
        if not self.marked.language.writing.spaced or self.marked.language.code == "ko":
            before = list(self.text[max(0, c.start - 2) : c.start])
            after = list(self.text[c.end : c.end + 2])
        b = ["", "", *before][-2:]
        a = [*after, "", ""][:2]
        return (b[1], b[0]), (a[0], a[1])

    def _path(self, c: Candidate, start: int, end: int) -> str:
        gap = self.text[c.end : start] if c.end <= start else self.text[end : c.start] if c.start >= end else ""
        words = _WORD.findall(gap.lower())
        return " ".join(words) if 0 < len(words) <= 4 else ""

    def _slots(
        self, c: Candidate, trigger: Found[Frame] | None, left: tuple[str, str], right: tuple[str, str]
    ) -> list[str]:
        """Whether the candidate stands where the trigger's frame wants a role's filler."""
        if trigger is None:
            return []
        out = []
        side = "<" if c.end <= trigger.start else ">"
        for slot in trigger.value.slots:
            if side not in slot.side:
                continue
            before, after = (
                self.text[max(0, c.start - 16) : c.start].rstrip().lower(),
                self.text[c.end : c.end + 10].lstrip().lower(),
            )
            for rank, (pre, post) in enumerate(slot.markers[:6]):
                if (pre or post) and before.endswith(pre) and after.startswith(post):
                    out.append(f"S{slot.role}|{min(rank, 3)}")
                    break
            else:
                out.append(f"s{slot.role}|{any(m == ('', '') for m in slot.markers)}")
        return out

    def _quoted(self, place: int, s: Sentence) -> bool:
        before = self.text[s.start : place]
        opened = sum(before.count(q) for q in "“„«「『")
        closed = sum(before.count(q) for q in "”»」』")
        return opened > closed or before.count('"') % 2 == 1


NONE = "none"


def none_signals(signals: Signals, s: Sentence, found: list[Candidate], role: str, stage: str) -> list[str]:
    """The signals that a role stays empty."""
    inside = Counter(c.type for c in found if s.start <= c.start < s.end and fits(role, c.type))
    code = signals.marked.language.code
    shape = "".join(
        f"{kind[0]}{min(inside[kind], 2)}"
        for kind in ("person", "organisation", "group", "firm", "post", "unit", "source")
    )
    near = [f"0{name}" for _, _, name in signals.within(s.start, s.end)][:20]
    return [NONE, f"{NONE}|{stage}", f"{NONE}|{shape}", f"{NONE}|{stage}|{shape}", f"{NONE}|{code}", *near]
