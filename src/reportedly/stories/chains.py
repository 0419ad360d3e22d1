"""Origins: each claim of a story followed from its outlet to the root of its reporting."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportedly.model import Origin
from reportedly.model.story import Part

from .facts import Fact, Source
from .statements import party_entities


@dataclass(frozen=True, slots=True)
class Root:
    """An independent root of reporting; equal roots are one origin."""

    kind: str
    key: str
    name: str = field(compare=False)


@dataclass(frozen=True)
class Traced:
    """A claim's part in the story, the roots that it goes back to, and the outlets on the way."""

    fact: Fact
    part: Part
    roots: tuple[Root, ...] = ()
    chain: tuple[str, ...] = ()


@dataclass(frozen=True)
class Setting:
    """What tracing needs to know: who works where, which articles are copies of which, who publishes."""

    employers: dict[str, set[str]]
    copies: dict[str, str]
    companies: frozenset[str]
    names: dict[str, str]


class Chains:
    """The chains of one story's claims. Claims are traced in order of publication; a cycle ends where it began."""

    def __init__(self, facts: Sequence[Fact], setting: Setting) -> None:
        self.facts = sorted(facts, key=lambda f: f.order)
        self.setting = setting
        self.parties = frozenset(e for fact in self.facts if fact.kind.happening for e in party_entities(fact))
        self.parties |= {f.publisher for f in self.facts if f.publisher in setting.companies}
        self.by_outlet: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            if fact.publisher and fact.article.id not in setting.copies:
                self.by_outlet[fact.publisher].append(fact)
        self.done: dict[str, Traced] = {}

    def trace(self) -> list[Traced]:
        """Every claim of the story, traced."""
        return [self._trace(fact, ()) for fact in self.facts]

    def _trace(self, fact: Fact, way: tuple[str, ...]) -> Traced:
        if fact.id not in self.done:
            self.done[fact.id] = self._traced(fact, way)
        return self.done[fact.id]

    def _traced(self, fact: Fact, way: tuple[str, ...]) -> Traced:
        chain = (*_labels(fact.sources), fact.article.document.publisher or "unknown outlet")
        if fact.claim.kind in ("statement", "role", "morale"):
            return Traced(fact, self._comment(fact), (), chain)
        if fact.claim.polarity == "denied":
            return Traced(fact, "denial", (), chain)
        if fact.claim.voice == "opinion":
            return Traced(fact, "comment", (), chain)
        if fact.article.id in self.setting.copies:
            return Traced(fact, "copy", self._copied(fact, way), chain)
        roots, relayed = self._roots(fact, way)
        return Traced(fact, "relay" if relayed else "origin" if roots else "background", roots, chain)

    def _comment(self, fact: Fact) -> Part:
        return "denial" if fact.claim.text("act") == "denies" else "comment"

    def _copied(self, fact: Fact, way: tuple[str, ...]) -> tuple[Root, ...]:
        """A copy has the roots of what it copies."""
        original = self.setting.copies[fact.article.id]
        roots = [
            r for other in self.facts if other.article.id == original for r in self._trace(other, (*way, fact.id)).roots
        ]
        return tuple(dict.fromkeys(roots)) or self._roots(fact, way)[0]

    def _roots(self, fact: Fact, way: tuple[str, ...]) -> tuple[tuple[Root, ...], bool]:
        """The roots and whether another outlet stands between."""
        if fact.id in way:
            return (), True
        found: list[Root] = []
        relayed = False
        for chain in self._parallel(fact):
            roots, through = self._chain(fact, chain, (*way, fact.id))
            found += roots
            relayed |= through
        return tuple(dict.fromkeys(found)), relayed

    def _parallel(self, fact: Fact) -> list[tuple[Source, ...]]:
        """Sources side by side are chains of their own: several persons or parties without an outlet among them."""
        return [fact.sources]

    def _chain(self, fact: Fact, chain: tuple[Source, ...], way: tuple[str, ...]) -> tuple[list[Root], bool]:
        if not chain:
            return self._own_word(fact, way)
        inner, outlets = chain[0], chain[1:]
        if inner.anonymous:
            return self._anonymous(fact, inner, outlets, way)
        if inner.outlet and inner.entity is None:
            return self._described_outlet(fact, way)
        return self._named(fact, inner, outlets, way)

    def _anonymous(
        self, fact: Fact, inner: Source, outlets: tuple[Source, ...], way: tuple[str, ...]
    ) -> tuple[list[Root], bool]:
        """People without a name are one origin for the outlet that they spoke to."""
        if not outlets:
            return [self._people(inner.label, fact.publisher, fact.article.document.publisher)], False
        first = outlets[0]
        if first.entity and first.entity == fact.publisher:
            return [self._people(inner.label, fact.publisher, first.label)], False
        return [self._people(inner.label, first.entity, first.label)], True

    def _people(self, label: str, outlet: str | None, name: str | None) -> Root:
        return Root("anonymous", outlet or name or "?", f"{label}, to {self._name(outlet, name)}")

    def _described_outlet(self, fact: Fact, way: tuple[str, ...]) -> tuple[list[Root], bool]:
        """An outlet without a name: whoever told the same figure before; else nothing new."""
        return self._told_before(fact, way), True

    def _named(
        self, fact: Fact, inner: Source, outlets: tuple[Source, ...], way: tuple[str, ...]
    ) -> tuple[list[Root], bool]:
        entity = inner.entity or inner.label
        relayed = bool(outlets)
        party = self._party(entity)
        if party:
            return [Root("party", party, self._name(party, inner.label))], relayed
        if entity == fact.publisher:
            return self._own_word(fact, way)
        at_hand = self._at_hand(entity, fact, way)
        if at_hand is not None:
            return at_hand, True
        house = self._house(entity)
        return [Root("named", house, self._name(house, inner.label))], relayed

    def _at_hand(self, outlet: str, fact: Fact, way: tuple[str, ...]) -> list[Root] | None:
        """The roots of the outlet's own earlier articles in this story; None where none is at hand."""
        own = [
            f
            for f in self.by_outlet.get(outlet, ())
            if f.order < fact.order and f.kind.happening and f.claim.polarity == "affirmed"
        ]
        if not own:
            return None
        same = [f for f in own if _same_figure(f, fact)] or own
        return list(dict.fromkeys(root for f in same for root in self._trace(f, way).roots))

    def _party(self, entity: str) -> str | None:
        """The party that this source is or speaks for."""
        if entity in self.parties:
            houses = self.setting.employers.get(entity, set()) & self.parties
            movers = {e for fact in self.facts for p in fact.fillers("people") if (e := p.entity)}
            return next(iter(sorted(houses)), entity) if entity not in movers else entity
        return next(iter(sorted(self.setting.employers.get(entity, set()) & self.parties)), None)

    def _house(self, entity: str) -> str:
        """A company and its spokesperson or chief are one source."""
        return next(iter(sorted(self.setting.employers.get(entity, set()))), entity)

    def _own_word(self, fact: Fact, way: tuple[str, ...]) -> tuple[list[Root], bool]:
        """The publisher's own word: a party's announcement; an unnamed source if hedged; else new only when first told."""
        publisher, name = fact.publisher, fact.article.document.publisher
        if publisher and (party := self._party(publisher)):
            return [Root("party", party, f"{self._name(party, name)} (announcement)")], False
        if publisher:
            own = [f for f in self.by_outlet[publisher] if f.article.order < fact.article.order and f.kind.happening]
            if own:
                return list(dict.fromkeys(r for f in own for r in self._trace(f, way).roots)), True
        before = self._told_before(fact, way)
        if before:
            return [], False
        if fact.claim.certainty == "hedged":
            return [self._people("unnamed", publisher, name)], False
        return [Root("medium", publisher or name or fact.article.id, self._name(publisher, name))], False

    def _told_before(self, fact: Fact, way: tuple[str, ...]) -> list[Root]:
        earlier = [
            f for f in self.facts
            if f.order < fact.order and f.publisher != fact.publisher and f.kind.happening and f.claim.polarity == "affirmed"
        ]  # fmt: skip
        same = [f for f in earlier if _same_figure(f, fact)] or earlier
        return list(dict.fromkeys(root for f in same[-1:] for root in self._trace(f, way).roots))

    def _name(self, entity: str | None, told: str | None) -> str:
        return self.setting.names.get(entity or "", told or entity or "unknown")


def _same_figure(left: Fact, right: Fact) -> bool:
    a, b = left.amount, right.amount
    return bool(a and b and (a.low, a.high, a.currency) == (b.low, b.high, b.currency))


def _labels(sources: Iterable[Source]) -> tuple[str, ...]:
    return tuple(source.label for source in sources)


def origins(traced: Sequence[Traced], until: tuple[str, str] | None = None) -> tuple[Origin, ...]:
    """The distinct roots in the order in which they were first told, each with the documents and claims that go back to it."""
    found: dict[Root, list[Fact]] = {}
    for item in traced:
        for root in item.roots:
            found.setdefault(root, []).append(item.fact)
    return tuple(
        Origin(
            name=root.name,
            kind=root.kind,  # type: ignore[arg-type]
            documents=tuple(dict.fromkeys(f.article.id for f in facts)),
            claims=tuple(f.id for f in facts),
        )
        for root, facts in found.items()
    )
