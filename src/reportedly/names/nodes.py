"""The names of many pages as nodes, and the evidence between them. Independent of the order of pages."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from .blocks import blocks
from .comparing import SURE, Sign, compare, related, same_type
from .forms import core, key, words
from .readings import script
from .usage import PERSON, Name, Page, node_key

CROWDED, CROWDED_SOUND = 60, 400  # names under one key, above which the key tells nothing

Node = tuple[str | None, str]
"""A type and the key of a name; a person's single name is a node of its own document: its key holds the document."""


@dataclass
class Evidence:
    """What speaks for and against two nodes being one."""

    weight: float = 0.0
    reasons: dict[str, float] = field(default_factory=dict)

    def add(self, sign: Sign) -> None:
        """Take in a sign; one that is already known counts once."""
        if sign.text not in self.reasons:
            self.reasons[sign.text] = sign.weight
            self.weight += sign.weight


def pair(a: Node, b: Node) -> tuple[Node, Node]:
    return (a, b) if repr(a) <= repr(b) else (b, a)


class Names:
    """The names of many pages, and the evidence between them."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.nodes: dict[Node, dict[str, Name]] = defaultdict(dict)
        self.uses: dict[Node, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self.place: dict[tuple[str, str], Node] = {}
        self.ties: dict[tuple[Node, Node], Evidence] = defaultdict(Evidence)
        self.apart: set[tuple[Node, Node]] = set()
        self.mentioned: set[Node] = set()

    def places_of(self, node: Node) -> list[tuple[str, str]]:
        """Where a node is named: (document, name)."""
        return self._where[node]

    def beside(self, node: Node) -> set[Node]:
        """The names that stand in one claim with this one, on any page."""
        found = set()
        for document, name in self._where[node]:
            others = self.pages[document].beside.get(name, ())
            found |= {self.place[document, other] for other in others if (document, other) in self.place}
        return found

    def load(self, pages: Iterable[Page]) -> None:
        """Take in pages, in an order that depends on nothing but them."""
        for page in sorted(pages, key=lambda p: p.document):
            self.pages[page.document] = page
        known = self._known_types()
        for page in self.pages.values():
            self._place(page, known)
        for page in self.pages.values():
            self._place_mentioned(page, known)
        self._where: dict[Node, list[tuple[str, str]]] = defaultdict(list)
        for place, node in self.place.items():
            self._where[node].append(place)
        for page in self.pages.values():
            self._own_words(page)

    def _known_types(self) -> dict[str, str]:
        """The type that most uses of a name give it, over all pages."""
        votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for page in self.pages.values():
            for (name, kind), times in page.names.items():
                if kind:
                    votes[node_key(name)][kind] += max(times, 1)
        return {name: max(sorted(kinds), key=lambda kind: kinds[kind]) for name, kinds in votes.items()}

    def _place(self, page: Page, known: dict[str, str]) -> None:
        own = {name: kind for (name, kind) in sorted(page.names, key=lambda n: (n[1] is None, n)) if kind}
        for name, kind in page.names:
            told = kind or own.get(name) or known.get(node_key(name))
            node = self._node(page, name, told)
            self.nodes[node].setdefault(name, Name(name, told, page.lang))
            self.uses[node][name] += page.names[name, kind]
            if kind or (page.document, name) not in self.place:
                self.place[page.document, name] = node

    def _place_mentioned(self, page: Page, known: dict[str, str]) -> None:
        """A name that only a reader saw is a further use of one that claims tell; else a node that ties nothing together."""
        for name in page.mentioned:
            told = known.get(node_key(name))
            node = self._node(page, name, told)
            if node not in self.nodes:
                self.mentioned.add(node)
            if (page.document, name) not in self.place:
                self.nodes[node].setdefault(name, Name(name, told, page.lang))
                self.uses[node][name] += 0
                self.place[page.document, name] = node

    def _node(self, page: Page, name: str, kind: str | None) -> Node:
        if kind == PERSON and is_short(name):
            return kind, self._full(page, name) or f"{node_key(name)} in {page.document}"
        return kind, node_key(name)

    def _full(self, page: Page, name: str) -> str | None:
        """The one full name of the page that the short one belongs to; None where there are none or several."""
        full = {node_key(other) for other, kind in page.names if kind == PERSON and holds(other, name)}
        return full.pop() if len(full) == 1 else None

    def _own_words(self, page: Page) -> None:
        """What the page itself says: its aliases, and names that it uses side by side."""
        for left, right, reason, weight in page.aliases:
            a, b = self.place.get((page.document, left)), self.place.get((page.document, right))
            if a and b and a != b:
                self.ties[pair(a, b)].add(Sign(weight, reason))
        for left, right in (*page.apart, *self._side_by_side(page)):
            a, b = self.place.get((page.document, left)), self.place.get((page.document, right))
            if a and b and a != b:
                self.apart.add(pair(a, b))

    def _side_by_side(self, page: Page) -> Iterable[tuple[str, str]]:
        """Two names in one script that one page uses and that are no forms of one name: Vaucrest Vaccines, Laboratoires Vaucrest."""
        told = {name: Name(name, kind, page.lang) for (name, kind), times in page.names.items() if kind and times}
        names = sorted(told.values(), key=lambda name: name.text)
        for place, left in enumerate(names):
            for right in names[place + 1 :]:
                if left.writing == right.writing and left.type == right.type and not related(left, right):
                    yield left.text, right.text

    def join_by_form(self) -> None:
        """Evidence in the names themselves, for pairs that share a word, a stem or a sound."""
        for left, right in sorted(self._candidates(), key=repr):
            best = max(
                (compare(a, b) for a in self.nodes[left].values() for b in self.nodes[right].values()),
                key=lambda signs: sum(sign.weight for sign in signs),
            )
            for sign in best:
                if sign.weight > -1.0 or (left, right) in self.ties:
                    self.ties[left, right].add(sign)

    def _candidates(self) -> set[tuple[Node, Node]]:
        """Pairs that share a block. A block that many names share says little about any two of them, and is passed over."""
        by_block: dict[str, dict[Node, str]] = defaultdict(dict)
        for node, names in self.nodes.items():
            for name in names.values():
                for block in blocks(name):
                    by_block[block].setdefault(node, name.writing)
        pairs: set[tuple[Node, Node]] = set()
        for block, members in by_block.items():
            across = block.startswith("sound ")
            if len(members) > (CROWDED_SOUND if across else CROWDED):
                continue
            for a, b in combinations(members, 2):
                if not (across and members[a] == members[b]) and self._may_meet(a, b):
                    pairs.add(pair(a, b))
        return {both for both in pairs if same_type(*(next(iter(self.nodes[node].values())) for node in both))}

    def _may_meet(self, a: Node, b: Node) -> bool:
        """Of names only seen in a text, those that a claim tells in another script."""
        if a not in self.mentioned and b not in self.mentioned:
            return True
        if a in self.mentioned and b in self.mentioned:
            return False
        return {n.writing for n in self.nodes[a].values()}.isdisjoint(n.writing for n in self.nodes[b].values())

    def tie(self, left: tuple[str, str], right: tuple[str, str], sign: Sign) -> None:
        """Evidence from elsewhere for two names, each as (document, name)."""
        a, b = self.place.get(left), self.place.get(right)
        if a and b and a != b:
            evidence = self.ties[pair(a, b)]
            if not evidence.reasons:
                for own in compare(next(iter(self.nodes[a].values())), next(iter(self.nodes[b].values()))):
                    evidence.add(own if own.weight > -1.0 or own.weight <= -SURE else Sign(-0.5, own.text))
            kept = max([sign.weight, *(w for text, w in evidence.reasons.items() if "stand in one place" in text)])
            evidence.reasons = {t: w for t, w in evidence.reasons.items() if "stand in one place" not in t} | {
                sign.text: kept
            }
            evidence.weight = sum(evidence.reasons.values())


def is_short(name: str) -> bool:
    """A single name of a person: a family name or a given name alone."""
    if script(name) in ("latin", "kana"):
        return len(words(name)) == 1
    if script(name) == "hangul":
        return len(core(name)) == 1
    return len(core(name)) <= (1 if script(name) == "han" else 2)


def holds(full: str, short: str) -> bool:
    return full != short and not is_short(full) and key(core(short)) in parts_of(full)


def parts_of(full: str) -> set[str]:
    """The single names that a full name may be shortened to."""
    parts = {key(word) for word in words(full)}
    text = key(core(full))
    if script(full) in ("han", "hangul") and len(words(full)) == 1:
        parts |= {text[:1], text[:2]}
    return parts - {text}
