"""A claim with its fillers resolved: what stories are compared by."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reportedly.kinds import KINDS, Kind
from reportedly.model import Amount, Claim, Filler, Named, Range
from reportedly.names import Resolution, is_described, is_described_outlet, is_part

from .article import Article


@dataclass(frozen=True)
class Player:
    """A filler as compared: the entity that it names, or a group told by description and whose people they are."""

    label: str
    entity: str | None = None
    of: str | None = None
    count: Range | None = None
    described: bool = False

    @property
    def group(self) -> bool:
        """People or things told by description, not by name."""
        return self.entity is None or self.described


@dataclass(frozen=True)
class Source:
    """Who a claim rests on: an entity, or nobody with a name; `outlet` where a medium is meant by description."""

    label: str
    entity: str | None = None
    outlet: bool = False

    @property
    def anonymous(self) -> bool:
        """A person without a name."""
        return self.entity is None and not self.outlet


@dataclass(frozen=True)
class Fact:
    """A claim of an article with everything resolved."""

    claim: Claim
    article: Article
    publisher: str | None
    players: dict[str, tuple[Player, ...]]
    sources: tuple[Source, ...]

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def kind(self) -> Kind:
        """The claim's kind."""
        return KINDS[self.claim.kind]

    @cached_property
    def order(self) -> tuple[str, str, int, str]:
        """Facts are sorted by publication, then place in the text: never by arrival."""
        return (*self.article.order, self.claim.evidence[0].start, self.id)

    @cached_property
    def entities(self) -> frozenset[str]:
        """Every entity that fills a role, those whose people a group is included."""
        named = (player.entity or player.of for players in self.players.values() for player in players)
        return frozenset(entity for entity in named if entity)

    @cached_property
    def credited(self) -> frozenset[str]:
        """The entities among the sources."""
        return frozenset(source.entity for source in self.sources if source.entity)

    def fillers(self, role: str) -> tuple[Player, ...]:
        """The players of a role."""
        return self.players.get(role, ())

    @property
    def amount(self) -> Amount | None:
        """The claim's amount."""
        return self.claim.amount

    @property
    def span(self) -> tuple[date | None, date | None]:
        """When the happening takes place, as far as told."""
        when = self.claim.when
        return (when.start, when.end) if when else (None, None)


def facts_of(article: Article, resolution: Resolution) -> list[Fact]:
    """The claims of an article as facts, in the order of the text."""
    publisher = article.document.publisher
    home = resolution.entity(article.id, publisher) if publisher else None
    return [
        Fact(
            claim,
            article,
            home,
            _players(claim, resolution),
            tuple(_source(s, claim, resolution) for s in claim.sources),
        )
        for claim in article.claims
    ]


def _players(claim: Claim, resolution: Resolution) -> dict[str, tuple[Player, ...]]:
    kind, out = KINDS[claim.kind], {}
    for role in kind.roles:
        found = tuple(_role_players(claim, role.name, role.holds, resolution))
        if found:
            out[role.name] = found
    return out


def _role_players(claim: Claim, role: str, holds: str, resolution: Resolution) -> Iterator[Player]:
    if holds in ("filler", "fillers"):
        for filler in claim.fillers(role):
            yield _player(filler, claim.document, resolution)
    elif holds == "name" and (text := claim.text(role)):
        yield Player(label=text, entity=resolution.entity(claim.document, text), described=_common(text))


def _common(text: str) -> bool:
    """A thing told by its nature: `small language model`, 소형 언어모델."""
    return is_described(text) or is_part(text)


def _player(filler: Filler, document: str, resolution: Resolution) -> Player:
    if isinstance(filler, Named):
        described = is_part(filler.name) or is_described(filler.name)
        return Player(label=filler.name, entity=resolution.entity(document, filler.name), described=described)
    of = resolution.entity(document, filler.of) if filler.of else None
    return Player(label=filler.described, of=of, count=filler.count, described=True)


def _source(filler: Filler, claim: Claim, resolution: Resolution) -> Source:
    if not isinstance(filler, Named):
        return Source(label=filler.described, outlet=is_described_outlet(filler.described))
    if is_described(filler.name):
        return Source(label=filler.name, outlet=is_described_outlet(filler.name))
    return Source(label=filler.name, entity=resolution.entity(claim.document, filler.name))
