"""From drafts to raw claims: who fills which role, one claim or several, what is read by rule."""

import re
from typing import Any

from reportedly.kinds import KINDS
from reportedly.language import Found
from reportedly.model import Amount

from .draft import Draft, Weighed
from .happenings import same
from .linking import ROLES, SOURCE, Candidate, Field
from .phrases import Phrase

Raw = dict[str, Any]
# Roles without which a claim says nothing: the likeliest fills them, even where none would be likelier.
NEEDED = {
    "move": ("people",),
    "offer": ("by", "people"),
    "pay": ("by",),
    "deal": ("target",),
    "unit": ("by", "unit"),
    "sourcing": ("customer", "suppliers"),
    "role": ("person", "org", "title"),
    "statement": ("speaker",),
    "morale": ("org",),
}
# Two roles that one thing cannot fill in one claim.
APART = (
    ("buyer", "target"),
    ("customer", "suppliers"),
    ("by", "employer"),
    ("by", "people"),
    ("people", "from"),
    ("people", "to"),
)
MANY = ("people", "suppliers")
SPLIT = {"deal": "target"}
OF = {"move": ("from", "to"), "offer": ("employer",), "pay": ("by",)}
WORDS = ("unit", "title", "role_before", "role_after", "product")
_JOINED = re.compile(
    r"[\s,、，;·]*(?:(?:and|und|et|y|e|sowie|as well as|ainsi que|así como)\b|[&＆とや和及与跟과와및]|및)?[\s]*(?:\([^()]{0,40}\)|（[^（）]{0,30}）)?[\s,、，;·]*(?:(?:and|und|et|y|e)\b|[とや和及与])?\s*"
)
_CLAUSE = re.compile(r"[,;:.!?。、，；：！？\n]")
REACH = 6.0  # log odds by which a name may be less likely than the words that point at it
SURE_SUM = -1.0  # log odds from which a sum goes with a happening
SLACK = 26  # characters by which evidence may grow to the end of its clause
LINE = {"people": 1.5}


def claims_of(draft: Draft, ground: Field) -> list[Raw]:
    """The draft as one raw claim, or as several where it tells of several targets; none where it says too little."""
    chosen = choose(draft)
    if any(not chosen.get(role) for role in NEEDED[draft.kind] if _asked(draft.kind, role)):
        return []
    if draft.kind == "move" and not (chosen.get("from") or chosen.get("to")):
        chosen.pop("from", None)
    many = {
        role: joined(chosen[role][0], draft.roles[role], ground)
        for role in (*MANY, *SPLIT.values())
        if chosen.get(role)
    }
    chosen.update(many)
    _part(chosen)
    split = SPLIT.get(draft.kind)
    if split and len(chosen.get(split, ())) > 1:
        return [_raw(draft, chosen | {split: [one]}, ground) for one in chosen[split]]
    return [_raw(draft, chosen, ground)]


def _part_ways(draft: Draft, chosen: dict[str, list[Weighed]]) -> None:
    """A move within one organisation is one from post to post; where no post is told, the surer end holds."""
    ends = chosen.get("from"), chosen.get("to")
    if draft.kind != "move" or not ends[0] or not ends[1] or not same(ends[0][0].candidate, ends[1][0].candidate):
        return
    if not (chosen.get("role_before") or chosen.get("role_after")):
        chosen.pop("from" if ends[0][0].score < ends[1][0].score else "to")


def _part(chosen: dict[str, list[Weighed]]) -> None:
    """What was listed with a filler does not fill the role that excludes it: of `X weighs Y and Z` X buys, and is not bought."""
    for one, other in APART:
        if chosen.get(one) and chosen.get(other):
            row = [w for w in chosen[other] if not any(same(w.candidate, o.candidate) for o in chosen[one])]
            chosen[other] = row or chosen[other]


def _asked(kind: str, role: str) -> bool:
    return role in ROLES[kind]


def choose(draft: Draft) -> dict[str, list[Weighed]]:
    """Per role the chosen filler, in a list; the surest roles choose first, and what one thing fills another does not."""
    order = sorted(
        (role for role in ROLES[draft.kind] if draft.roles.get(role)),
        key=lambda r: (r not in NEEDED[draft.kind], -draft.roles[r][0].score),
    )
    chosen: dict[str, list[Weighed]] = {}
    for role in order:
        banned = [w.candidate for other in chosen if _excludes(role, other) for w in chosen[other]]
        row = [w for w in draft.roles[role] if not any(same(w.candidate, b) for b in banned)]
        if row and (row[0].score > 0 or role in NEEDED[draft.kind]):
            chosen[role] = [_named(row)]
    return chosen


def _named(row: list[Weighed]) -> Weighed:
    """The first filler; where it only points (`the company`), the likeliest of its type that has a name."""
    first = row[0]
    if first.candidate.phrase is None or first.candidate.phrase.type != "anaphor":
        return first
    named = [
        w
        for w in row
        if w.candidate.thing and w.candidate.type == first.candidate.type and w.score > first.score - REACH
    ]
    return named[0] if named else first


def _excludes(one: str, other: str) -> bool:
    return (one, other) in APART or (other, one) in APART


def joined(first: Weighed, row: list[Weighed], ground: Field) -> list[Weighed]:
    """A filler and those that stand in one list with it: `Yelland, Garrod and two analysts`."""
    place = (first.candidate.start, first.candidate.end)
    others = sorted(
        (w for w in row if w is not first and w.candidate.type in (first.candidate.type, "group")),
        key=lambda w: w.candidate.start,
    )
    members = [first]
    low, high = place
    for w in sorted(others, key=lambda w: min(abs(w.candidate.start - high), abs(low - w.candidate.end))):
        c = w.candidate
        gap = ground.text[high : c.start] if c.start >= high else ground.text[c.end : low] if c.end <= low else None
        if (
            gap
            and len(gap) < 50
            and _JOINED.fullmatch(gap)
            and gap.strip()
            and not any(same(c, m.candidate) for m in members)
        ):
            members.append(w)
            low, high = min(low, c.start), max(high, c.end)
    return sorted(members, key=lambda w: w.candidate.start)


def _raw(draft: Draft, chosen: dict[str, list[Weighed]], ground: Field) -> Raw:
    kind = KINDS[draft.kind]
    of = next((chosen[r][0].candidate for r in OF.get(draft.kind, ()) if chosen.get(r)), None)
    roles: dict[str, Any] = {}
    for role, row in chosen.items():
        if role in WORDS:
            roles[role] = (
                row[0].candidate.phrase.text if row[0].candidate.phrase else filler(row[0].candidate, None)["name"]
            )
        else:
            fillers = [filler(w.candidate, of) for w in row]
            roles[role] = fillers if role in MANY else fillers[0]
    for r in kind.roles:
        if r.holds == "choice" and r.name in draft.choices:
            roles[r.name] = draft.fixed.get(r.name) or draft.choice(r.name)
    raw: Raw = {"kind": draft.kind, "roles": roles, "confidence": round(draft.chance, 3), "why": draft.why}
    if kind.stages:
        raw["stage"] = draft.choice("stage")
    for grade in ("polarity", "certainty", "voice"):
        raw[grade] = draft.choice(grade)
    if draft.kind == "statement":
        raw |= {"polarity": "affirmed", "certainty": "certain"}
    low, high = evidence(draft, chosen, ground)
    raw["evidence"] = [{"exact": ground.text[low:high], "start": low, "end": high}]
    _sums(raw, draft, ground)
    _dated(raw, draft, ground)
    if draft.kind != "statement":
        raw["sources"] = [filler(candidate, None) for candidate in _source(draft, chosen, ground)]
    else:
        raw["roles"]["says"] = ground.text[low:high]
    return raw


def _source(draft: Draft, chosen: dict[str, list[Weighed]], ground: Field) -> list[Candidate]:
    """On whose word: the likeliest, but never one of the claim's own fillers where the sentence credits people without a name.

    "Ada Lund is leaving to join Kelvane, two people familiar with her plans told the Gazette" is not Ada Lund's word.
    """
    row = draft.roles.get(SOURCE, ())
    best = next((w.candidate for w in row[:1] if w.score > 0), None)
    s = ground.signals.sentences[draft.sentence]
    unnamed = [f for f in ground.marked.language.anonymous.find(ground.text[s.start : s.end]) if not f.value]
    own = [w.candidate for weighed in chosen.values() for w in weighed]
    if unnamed and best and any(best.thing is not None and best.thing is c.thing for c in own):
        cue = unnamed[0]
        start, end = s.start + cue.start, s.start + cue.end
        return [Candidate("person", start, end, phrase=Phrase(start, end, ground.text[start:end], "anaphor"))]
    return [best] if best else []


def filler(c: Candidate, of: Candidate | None) -> Raw:
    """A candidate in the schema's form."""
    mention = {"start": c.start, "end": c.end}
    if c.thing:
        return {"name": c.thing.name, "type": c.thing.type, "mention": mention}
    assert c.phrase is not None
    if c.type == "source":
        return {"name": "people familiar", "mention": mention}
    if c.phrase.type == "anaphor":
        return {"name": c.phrase.text, "type": c.type, "mention": mention}
    group: Raw = {"described": c.phrase.text, "mention": mention}
    count = c.phrase.count
    if count is not None:
        group["count"] = count.model_dump()
    if of is not None and of.thing and c.type == "group":
        group["of"] = of.thing.name
    return group


def evidence(draft: Draft, chosen: dict[str, list[Weighed]], ground: Field) -> tuple[int, int]:
    """The words that tell of it: from the first filler in the sentence to the last, the trigger between, to the clause's end."""
    s = ground.signals.sentences[draft.sentence]
    if draft.words:
        return draft.words
    if draft.kind == "statement":
        return s.start, s.end
    inside = [
        w.candidate for row in chosen.values() for w in row if s.start <= w.candidate.start and w.candidate.end <= s.end
    ]
    low = min([draft.start, *(c.start for c in inside)])
    high = max([draft.end, *(c.end for c in inside)])
    before = [m.end() for m in _CLAUSE.finditer(ground.text, max(s.start, low - SLACK), low)]
    after = _CLAUSE.search(ground.text, high, min(s.end, high + SLACK))
    low = before[-1] if before else s.start if low - s.start <= SLACK else low
    high = after.start() if after else s.end if s.end - high <= SLACK else high
    while low < high and ground.text[low].isspace():
        low += 1
    while high > low and ground.text[high - 1] in " \n\u3000。.":
        high -= 1
    return (low, high) if high - low > 1 else (s.start, s.end)


def _sums(raw: Raw, draft: Draft, ground: Field) -> None:
    """The sum of money that goes with it, or the multiple of current pay."""
    if draft.kind not in ("offer", "pay", "deal"):
        return
    s = ground.signals.sentences[draft.sentence]
    if found := _sum(draft, ground, s.start, s.end):
        amount = found.value.model_dump()
        if draft.kind == "deal" and amount["basis"] == "unstated":
            amount["basis"] = "value"
        if (
            draft.kind == "pay"
            and amount["basis"] in ("unstated", "value", "per_head")
            and raw["roles"].get("action") == "retention bonus"
        ):
            amount["basis"] = "total"  # £18m that vests in two years is a sum, not a rate
        raw["roles"]["amount"] = amount
    multiples = [f for f in ground.marked.multiples if s.start <= f.start < s.end]
    if multiples and draft.kind == "offer":
        raw["roles"]["multiple"] = multiples[0].value.model_dump()


def _sum(draft: Draft, ground: Field, start: int, end: int) -> Found[Amount] | None:
    """The sum that the encoder points at, read by rule; where it was not asked, the nearest in the sentence."""

    def away(f: Found[Amount]) -> tuple[int, int]:
        return max(f.start - draft.end, draft.start - f.end, 0), f.start

    if draft.sums is None:
        return min((f for f in ground.marked.amounts if start <= f.start < end), key=away, default=None)
    pointed = sorted((-score, a, b) for a, b, score in draft.sums if score > SURE_SUM)
    for _, a, b in pointed:
        if found := next((f for f in ground.marked.amounts if f.start < b and a < f.end), None):
            return found
    return None


def _dated(raw: Raw, draft: Draft, ground: Field) -> None:
    s = ground.signals.sentences[draft.sentence]
    dates = [f for f in ground.marked.dates if s.start <= f.start < s.end]
    if dates and draft.kind not in ("role", "statement", "morale"):
        nearest = min(dates, key=lambda f: (max(f.start - draft.end, draft.start - f.end, 0), f.start))
        raw["when"] = nearest.value.model_dump(mode="json")
