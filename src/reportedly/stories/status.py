"""Where a story stands: a pure function of its claims up to a moment. docs/status-rules.md says the same in prose."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from reportedly.model import Reason, Status, Turn

from .chains import Root, Traced
from .facts import Fact


@dataclass
class Evidence:
    """What has been found for each rule: the claims that it rests on."""

    roots: dict[Root, list[Traced]] = field(default_factory=dict)
    confirmations: list[Fact] = field(default_factory=list)
    denials: list[Fact] = field(default_factory=list)
    fallen: list[Fact] = field(default_factory=list)
    amendments: list[Fact] = field(default_factory=list)
    withdrawn: dict[Root, Fact] = field(default_factory=dict)


class Judge:
    """Weighs the claims of one story; `parties` are those who can confirm or deny it, with whoever speaks for them."""

    def __init__(self, traced: Sequence[Traced], parties: frozenset[str], voices: dict[str, frozenset[str]]) -> None:
        self.traced = sorted(traced, key=lambda t: t.fact.order)
        self.parties = parties
        self.voices = voices

    def history(self) -> tuple[Turn, ...]:
        """A turn for every change of status, origins or mark, at the moment of the article that made it."""
        turns: list[Turn] = []
        moments = sorted({t.fact.article.at for t in self.traced if t.fact.article.at})
        for at in moments:
            seen = [t for t in self.traced if t.fact.article.at and t.fact.article.at <= at]
            turn = self.state(seen, at.strftime("%Y-%m-%dT%H:%M:%SZ"))
            if turn and (not turns or _state(turns[-1]) != _state(turn)):
                turns.append(turn)
        return tuple(turns)

    def state(self, seen: Sequence[Traced], at: str) -> Turn | None:
        """Where the story stands after these claims; None while nobody has told of it."""
        evidence = self._weigh(seen)
        told = [t for t in seen if t.fact.kind.happening]
        if not told:
            return None
        rules = list(self._rules(evidence))
        status, reason = max(rules, key=lambda rule: _RANK[rule[0]])
        amended = bool(evidence.amendments) and status is Status.CONFIRMED
        reasons = [reason]
        if amended:
            reasons.append(_because("amended", "a value was restated", evidence.amendments))
        reasons.append(_origins(evidence))
        return Turn(at=at, status=status, origins=len(evidence.roots), amended=amended, reasons=tuple(reasons))

    def _weigh(self, seen: Sequence[Traced]) -> Evidence:
        evidence = Evidence()
        for item in seen:
            for root in item.roots:
                evidence.roots.setdefault(root, []).append(item)
        for item in seen:
            self._sort(item, evidence, seen)
        return evidence

    def _sort(self, item: Traced, evidence: Evidence, seen: Sequence[Traced]) -> None:
        fact = item.fact
        act = fact.claim.text("act") if fact.claim.kind == "statement" else None
        if self._affirmed(item) and any(root.kind == "party" for root in item.roots):
            evidence.confirmations.append(fact)
        if act == "confirms" and self._voices(fact) & self.parties:
            evidence.confirmations.append(fact)
        if self._denies(fact, act):
            evidence.denials.append(fact)
        if act == "amends" or self._corrects(fact, seen):
            evidence.amendments.append(fact)
        if self._affirmed(item) and fact.claim.stage in fact.kind.fallen and fact.claim.voice == "report":
            evidence.fallen.append(fact)
        for root in self._withdraws(fact, seen, evidence):
            evidence.withdrawn.setdefault(root, fact)

    def _affirmed(self, item: Traced) -> bool:
        fact = item.fact
        return (
            fact.kind.happening
            and fact.claim.polarity == "affirmed"
            and item.part in ("origin", "relay", "copy", "background")
        )

    def _voices(self, fact: Fact) -> frozenset[str]:
        speakers = {p.entity for p in fact.fillers("speaker") if p.entity} | fact.credited
        return frozenset(v for speaker in speakers for v in self.voices.get(speaker, frozenset({speaker})))

    def _denies(self, fact: Fact, act: str | None) -> bool:
        """A denial by a party: its statement, or the happening denied on its word."""
        if not self._voices(fact) & self.parties:
            own = fact.publisher in self.parties if not fact.sources and fact.claim.polarity == "denied" else False
            return own and fact.kind.happening
        return act == "denies" or (fact.kind.happening and fact.claim.polarity == "denied")

    def _withdraws(self, fact: Fact, seen: Sequence[Traced], evidence: Evidence) -> Iterable[Root]:
        """The roots that an outlet takes back: it denies the happening on no word but its own, and puts nothing in its place."""
        own = not fact.sources or fact.credited == {fact.publisher}
        if not (fact.kind.happening and fact.claim.polarity == "denied" and own and fact.publisher):
            return ()
        here = [t.fact for t in seen if t.fact.article.id == fact.article.id]
        said = any(f.claim.text("act") == "denies" and fact.publisher in self._voices(f) for f in here)
        replaced = any(f.kind.happening and f.claim.polarity == "affirmed" for f in here)
        if replaced and not said:
            return ()
        return [root for root in evidence.roots if root.key == fact.publisher]

    def _corrects(self, fact: Fact, seen: Sequence[Traced]) -> bool:
        """An outlet's old figure denied beside a new one, on its own word."""
        if not (fact.kind.happening and fact.claim.polarity == "denied" and fact.amount and not fact.sources):
            return False
        here = (t.fact for t in seen if t.fact.article.id == fact.article.id and t.fact.claim.polarity == "affirmed")
        return any(f.amount and f.amount != fact.amount for f in here)

    def _rules(self, evidence: Evidence) -> Iterable[tuple[Status, Reason]]:
        yield Status.RUMOURED, self._rumoured(evidence)
        standing = {root: items for root, items in evidence.roots.items() if root not in evidence.withdrawn}
        named = [t.fact for r, items in standing.items() if r.kind in ("named", "medium") for t in items if _flat(t)]
        if named:
            yield Status.REPORTED, _because("reported", "a named origin says it as certain", named[:1])
        if evidence.confirmations:
            yield Status.CONFIRMED, _because("confirmed", "a party says so", evidence.confirmations)
        fresh = self._standing_denials(evidence)
        if fresh:
            yield Status.DISPUTED, _because("disputed", "a party denies it, and no party has confirmed it since", fresh)
        if evidence.amendments and not evidence.confirmations:
            yield Status.AMENDED, _because("amended", "a value was restated", evidence.amendments)
        fall = self._fall(evidence)
        if fall:
            yield Status.FELL_THROUGH, _because("fell through", f"the last stage in time is {fall.claim.stage}", [fall])
        if evidence.withdrawn and not standing:
            yield Status.RETRACTED, _because("retracted", "the origin withdrew it", evidence.withdrawn.values())

    def _rumoured(self, evidence: Evidence) -> Reason:
        facts = [t.fact for items in evidence.roots.values() for t in items]
        return _because("rumoured", "every claim is hedged or rests on sources without a name", facts)

    def _standing_denials(self, evidence: Evidence) -> list[Fact]:
        """Denials after the last confirmation. One that the same party made before is recalled, not made again."""
        last = max((f.article.order for f in self._first_words(evidence.confirmations)), default=None)
        if last is None:
            return evidence.denials
        before = {v for f in evidence.denials if f.article.order <= last for v in self._voices(f) & self.parties}
        return [
            f for f in evidence.denials
            if f.article.order > last and not (self._voices(f) & self.parties) <= before and not _looks_back(f, evidence.confirmations)
        ]  # fmt: skip

    def _first_words(self, facts: Sequence[Fact]) -> list[Fact]:
        """Of each party its first confirmation, and its own announcements: what is told again later is recalled."""
        spoken: set[str] = set()
        out = []
        for fact in facts:
            voices = (self._voices(fact) | {fact.publisher or ""}) & self.parties
            if not voices <= spoken or fact.publisher in self.parties:
                out.append(fact)
            spoken |= voices
        return out

    def _fall(self, evidence: Evidence) -> Fact | None:
        """The claim after which it did not come about, if nothing that came later in time revived it."""
        if not evidence.fallen:
            return None
        fall = max(evidence.fallen, key=_moment)
        for items in evidence.roots.values():
            for item in items:
                fact = item.fact
                alive = fact.kind.happening and fact.claim.stage not in fact.kind.fallen and item.part == "origin"
                if alive and fact.article.order > fall.article.order and _moment(fact) > _moment(fall):
                    return None
        return fall


def _flat(item: Traced) -> bool:
    return item.fact.claim.certainty == "certain" and item.fact.claim.voice == "report" and item.part != "copy"


def _looks_back(fact: Fact, confirmations: Sequence[Fact]) -> bool:
    end = fact.span[1]
    told = max((f.article.at.date() for f in confirmations if f.article.at), default=None)
    return bool(end and told and end < told)


def _moment(fact: Fact) -> tuple[date, str]:
    """When a stage was reached: as told, but not after the day on which it was published."""
    published = fact.article.at.date() if fact.article.at else date.max
    told = fact.span[1] or fact.span[0]
    return (min(told, published) if told else published, fact.article.order[0])


_RANK = {status: place for place, status in enumerate(Status)}


def _because(rule: str, text: str, facts: Iterable[Fact]) -> Reason:
    return Reason(rule=rule, text=text, claims=tuple(dict.fromkeys(f.id for f in facts)))


def _origins(evidence: Evidence) -> Reason:
    names = [root.name for root in evidence.roots]
    claims = tuple(items[0].fact.id for items in evidence.roots.values())
    return Reason(rule="origins", text="; ".join(names) or "no origin", claims=claims)


def _state(turn: Turn) -> tuple[Status, int, bool]:
    return turn.status, turn.origins, turn.amended
