"""What every view asks: how all things stand, the entries that it rests on, and as of when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import cached_property
from typing import Self

from reportedly.errors import NotFound
from reportedly.model import Claim, Copy, Document, Entity, Entry, Judgement, Named, Standing, Story, moment_of
from reportedly.stories.cases import Case, cases
from reportedly.stories.odds import Odds, all_odds

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Book:
    """A standing with its entries (by revision) and the judgements in force; `as_of` None means all that is recorded."""

    standing: Standing
    entries: Mapping[str, Entry]
    now: datetime
    judgements: tuple[Judgement, ...] = ()
    as_of: datetime | None = None
    recorded_as_of: datetime | None = None

    @classmethod
    def of(
        cls,
        standing: Standing,
        entries: Iterable[Entry],
        judgements: tuple[Judgement, ...] = (),
        *,
        now: datetime,
        as_of: datetime | None = None,
        recorded_as_of: datetime | None = None,
    ) -> Self:
        """A book of these entries; `now` is the clock's word, passed in."""
        by_revision = {e.reading.document.revision: e for e in entries}
        return cls(standing, by_revision, now, judgements, as_of, recorded_as_of)

    def document(self, revision: str) -> Document | None:
        """The document of that revision, if the book holds it."""
        entry = self.entries.get(revision)
        return entry.reading.document if entry else None

    @property
    def moment(self) -> datetime:
        """The moment at which all is asked: `as_of`, else now."""
        return self.as_of or self.now

    @cached_property
    def cases(self) -> list[Case]:
        """The stories as track records and odds take them."""
        return cases(self.standing, (e.reading for e in self.entries.values()))

    @cached_property
    def odds(self) -> dict[str, Odds]:
        """The odds of every story that is open at the book's moment, by id."""
        return all_odds(self.cases, self.moment)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All documents by publication, undated ones last."""
        found = (e.reading.document for e in self.entries.values())
        return tuple(sorted(found, key=lambda d: (order_of(d.published), d.revision)))

    @cached_property
    def stories(self) -> dict[str, Story]:
        """Stories by id."""
        return {s.id: s for s in self.standing.stories}

    @cached_property
    def story_of(self) -> dict[str, Story]:
        """The story that a claim (id) belongs to."""
        return {t.claim.id: s for s in self.standing.stories for t in s.told}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Every claim by its id."""
        return {c.id: c for e in self.entries.values() for c in e.reading.claims}

    @cached_property
    def copies(self) -> dict[str, Copy]:
        """Copies by the revision that repeats."""
        return {c.document: c for c in self.standing.copies}

    @cached_property
    def copied_by(self) -> dict[str, tuple[Copy, ...]]:
        """The copies of a revision."""
        found: dict[str, list[Copy]] = defaultdict(list)
        for copy in self.standing.copies:
            found[copy.of].append(copy)
        return {of: tuple(copies) for of, copies in found.items()}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Entities by id."""
        return {e.id: e for e in self.standing.entities}

    @cached_property
    def parts(self) -> dict[str, frozenset[str]]:
        """The parts that a revision plays in any story."""
        found: dict[str, set[str]] = defaultdict(set)
        for story in self.standing.stories:
            for told in story.told:
                found[told.claim.document].add(told.part)
        return {revision: frozenset(parts) for revision, parts in found.items()}

    @cached_property
    def first_told(self) -> dict[str, str]:
        """For each story (id) the revision that told it first; undated ones do not count."""
        found: dict[str, str] = {}
        for story in self.standing.stories:
            dated = [d for t in story.told if (d := self.document(t.claim.document)) and d.published]
            if dated:
                found[story.id] = min(dated, key=lambda d: (order_of(d.published), d.revision)).revision
        return found

    @cached_property
    def uses(self) -> dict[str, tuple[str, ...]]:
        """The claims (ids) that name somebody or something so in one of their roles."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for claim in self.claims.values():
            for role in claim.roles:
                for filler in claim.fillers(role):
                    if isinstance(filler, Named):
                        found[filler.name][claim.id] = None
        return {name: tuple(ids) for name, ids in found.items()}

    def lang_of(self, name: str) -> str | None:
        """The language of the first claim that uses this name, for its `lang` attribute; None where none does."""
        first = next((self.claims[id] for id in self.uses.get(name, ())), None)
        document = self.document(first.document) if first else None
        return document.lang if document else None

    def entity(self, name: str) -> Entity | None:
        """The entity of that id or name, however it is written; None for a name that resolves to nothing."""
        if name in self.entities:
            return self.entities[name]
        id = self.standing.resolution.get(name) or self._by_folded_name.get(name.strip().casefold())
        return self.entities.get(id) if id else None

    def known(self, name: str) -> Entity:
        """As `entity`; raises NotFound with the nearest names."""
        found = self.entity(name)
        if found is None:
            near = self.nearest(name)
            raise NotFound(
                name,
                "nobody and nothing is known under that name",
                f"the nearest names are {', '.join(near)}" if near else "",
            )
        return found

    def nearest(self, name: str) -> tuple[str, ...]:
        """Up to five known names that look like this one."""
        folded = {n.casefold(): n for e in self.standing.entities for n in e.names}
        asked = name.strip().casefold()
        close = get_close_matches(asked, folded, n=5, cutoff=0.6)
        parts = [n for n in folded if asked and asked in n and n not in close]
        return tuple(folded[n] for n in (*close, *parts))[:5]

    @cached_property
    def _by_folded_name(self) -> dict[str, str]:
        names = {n.casefold(): id for n, id in self.standing.resolution.items()}
        return names | {n.casefold(): e.id for e in reversed(self.standing.entities) for n in reversed(e.names)}


def order_of(published: str | None) -> datetime:
    """A sort key by time in which what has no date comes last."""
    return moment_of(published) if published else _NEVER
