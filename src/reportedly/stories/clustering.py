"""Facts to clusters, the same for any order: the strongest links first, none that would join what is kept apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from .comparing import LINKED, STALE, Link, link
from .facts import Fact

WINDOW = STALE * 1.5


def blocks(fact: Fact) -> Iterator[tuple[str, ...]]:
    """The keys under which a fact may meet others of its happening: its kind and the fillers of an anchor's roles."""
    for anchor in fact.kind.anchors:
        for values in product(*(_values(fact, role) for role in anchor)):
            yield fact.claim.kind, *anchor, *values


def _values(fact: Fact, role: str) -> list[str]:
    return [value for player in fact.fillers(role) if (value := player.entity or player.of)]


def links(facts: Iterable[Fact]) -> list[Link]:
    """Every pair that shares a block and is near in time, compared once."""
    by_block: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        for block in set(blocks(fact)):
            by_block[block].append(fact)
    seen: dict[tuple[str, str], Link] = {}
    for members in by_block.values():
        for left, right in _neighbours(members):
            if (left.id, right.id) not in seen:
                seen[left.id, right.id] = link(left, right)
    return list(seen.values())


def _neighbours(members: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The pairs of a block that were published near each other; what has no date is near everything."""
    ordered = sorted(members, key=lambda f: f.order)
    for place, left in enumerate(ordered):
        for right in ordered[place + 1 :]:
            a, b = left.article.at, right.article.at
            if a is None or b is None or b - a <= WINDOW:
                yield left, right
            elif ordered[-1].article.at is not None:
                break


class Clusters:
    """A partition of facts under construction."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.home = {fact: fact for fact in ids}
        self.members: dict[str, list[str]] = {fact: [fact] for fact in self.home}
        self.apart: dict[str, set[str]] = defaultdict(set)

    def keep_apart(self, left: str, right: str) -> None:
        """These two may never be in one cluster."""
        self.apart[left].add(right)
        self.apart[right].add(left)

    def join(self, left: str, right: str) -> bool:
        """Join two facts' clusters; False where something keeps them apart."""
        a, b = self.home[left], self.home[right]
        if a == b:
            return True
        if len(self.members[a]) < len(self.members[b]):
            a, b = b, a
        if any(not self.apart[fact].isdisjoint(self.members[a]) for fact in self.members[b] if fact in self.apart):
            return False
        self.merge(left, right)
        return True

    def together(self, fact: str) -> list[str]:
        """The facts of this one's cluster."""
        return self.members[self.home[fact]]

    def merge(self, left: str, right: str) -> None:
        """Join two facts' clusters whatever keeps them apart."""
        a, b = sorted((self.home[left], self.home[right]), key=lambda home: (-len(self.members[home]), home))
        if a != b:
            for fact in self.members[b]:
                self.home[fact] = a
            self.members[a] += self.members.pop(b)


def cluster(
    facts: Sequence[Fact],
    found: Sequence[Link],
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
) -> list[list[str]]:
    """The clusters as lists of ids. A person's `different` comes before any link, their `same` joins what came of the links."""
    clusters = Clusters(fact.id for fact in sorted(facts, key=lambda f: f.order))
    judged = Apart(different)
    for left, right in different:
        clusters.keep_apart(left, right)
    for tie in found:
        if tie.vetoed:
            clusters.keep_apart(tie.left, tie.right)
    for tie in sorted(found, key=lambda k: (-k.weight, k.left, k.right)):
        if tie.weight >= LINKED:
            clusters.join(tie.left, tie.right)
    for left, right in sorted(same):
        if not judged.between(clusters.together(left), clusters.together(right)):
            clusters.merge(left, right)
    return [sorted(members) for members in clusters.members.values()]


class Apart:
    """The pairs that a person judged to be two."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.pairs = {frozenset(pair) for pair in pairs}

    def between(self, left: Iterable[str], right: Sequence[str]) -> bool:
        """True when some pair across the two sides was judged to be two."""
        return any(frozenset((a, b)) in self.pairs for a in left for b in right) if self.pairs else False
