"""Facts to clusters, the same for any order: the strongest links first, none that would join what is kept apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations, product

from .comparing import LINKED, STALE, Link, compare
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
        for left, right in combinations(sorted(members, key=lambda f: f.order), 2):
            if (left.id, right.id) not in seen and _near(left, right):
                seen[left.id, right.id] = compare(left, right)
    return list(seen.values())


def _near(left: Fact, right: Fact) -> bool:
    a, b = left.article.at, right.article.at
    return a is None or b is None or abs(b - a) <= timedelta(days=WINDOW.days)


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
        if any(self.apart[fact] & set(self.members[a]) for fact in self.members[b] if self.apart.get(fact)):
            return False
        for fact in self.members[b]:
            self.home[fact] = a
        self.members[a] += self.members.pop(b)
        return True


def cluster(
    facts: Sequence[Fact], found: Sequence[Link], same: Iterable[tuple[str, str]], different: Iterable[tuple[str, str]]
) -> list[list[str]]:
    """The clusters as lists of ids. `same` and `different` are judgements: they come before any link."""
    clusters = Clusters(fact.id for fact in sorted(facts, key=lambda f: f.order))
    for left, right in different:
        clusters.keep_apart(left, right)
    joined = [pair for pair in same if clusters.join(*pair)]
    judged = {clusters.home[left] for left, _ in joined}
    for link in found:
        if link.vetoed and not _judged_together(clusters, link, judged):
            clusters.keep_apart(link.left, link.right)
    for link in sorted(found, key=lambda k: (-k.weight, k.left, k.right)):
        if link.weight >= LINKED:
            clusters.join(link.left, link.right)
    return [sorted(members) for members in clusters.members.values()]


def _judged_together(clusters: Clusters, link: Link, judged: set[str]) -> bool:
    return clusters.home[link.left] == clusters.home[link.right] and clusters.home[link.left] in judged
