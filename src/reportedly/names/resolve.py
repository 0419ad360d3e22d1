"""Names to entities: join what the evidence joins, strongest first, and keep apart what must be kept apart."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.model import Entity, Judgement, Reason, digest

from .comparing import JOINED, SURE, related
from .forms import core, is_described, key
from .nodes import Evidence, Names, Node, pair, parts_of
from .readings import script
from .short_forms import usual_short_forms
from .usage import PERSON, Name, node_key


@dataclass
class Resolution:
    """The result: every name of every document with its entity."""

    entities: tuple[Entity, ...]
    of_name: dict[tuple[str, str], str]
    by_id: dict[str, Entity]

    def entity(self, document: str, name: str) -> str | None:
        """The id of the entity that a name means in a document; None where it means none."""
        return self.of_name.get((document, name))


def resolve(names: Names, judgements: Sequence[Judgement] = ()) -> "Clusters":
    """Join the nodes, strongest evidence first; a join that would put together what is kept apart is not made."""
    joined = Clusters(names)
    joined.judge(judgements)
    ranked = sorted(names.ties.items(), key=lambda item: (-item[1].weight, repr(item[0])))
    for (left, right), evidence in ranked:
        if evidence.weight >= JOINED:
            joined.join(left, right, evidence)
    joined.join_short_names()
    return joined


class Clusters:
    """A growing partition of nodes."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.members: dict[Node, list[Node]] = {node: [node] for node in names.nodes}
        self.home: dict[Node, Node] = {node: node for node in names.nodes}
        self.reasons: dict[Node, dict[str, float]] = defaultdict(dict)
        self.judged_apart: set[tuple[Node, Node]] = set()
        self.judged_same: set[tuple[Node, Node]] = set()

    def root(self, document: str, name: str) -> str:
        """A key that names known to be one share."""
        node = self.names.place.get((document, name))
        return repr(self.home[node]) if node else name

    def judge(self, judgements: Sequence[Judgement]) -> None:
        """A person's word comes first: `same` joins whatever the evidence, `different` keeps apart for good."""
        for judgement in judgements:
            if judgement.subject != "names":
                continue
            left, right = self._judged(judgement.left), self._judged(judgement.right)
            pairs = [pair(a, b) for a in left for b in right if a != b]
            (self.judged_same if judgement.verdict == "same" else self.judged_apart).update(pairs)
        for a, b in sorted(self.judged_same - self.judged_apart, key=repr):
            self._merge(a, b, {"judged to be the same": SURE})

    def _judged(self, name: str) -> list[Node]:
        wanted = node_key(name)
        return [node for node, names in self.names.nodes.items() if any(node_key(text) == wanted for text in names)]

    def join(self, left: Node, right: Node, evidence: Evidence) -> None:
        """Put two nodes' clusters together unless something keeps them apart."""
        a, b = self.home[left], self.home[right]
        if a != b and not self._kept_apart(a, b, evidence):
            self._merge(a, b, evidence.reasons)

    def _merge(self, left: Node, right: Node, reasons: dict[str, float]) -> None:
        a, b = self.home[left], self.home[right]
        if a == b:
            return
        keep, gone = sorted((a, b), key=lambda node: (-len(self.members[node]), repr(node)))
        for node in self.members[gone]:
            self.home[node] = keep
        self.members[keep] += self.members.pop(gone)
        self.reasons[keep] |= self.reasons.pop(gone, {}) | {t: w for t, w in reasons.items() if w > 0}

    def _kept_apart(self, left: Node, right: Node, evidence: Evidence) -> bool:
        """What no evidence outweighs: a judgement, two roles of one claim, two types, two full names of persons.

        And, short of words that say that the two are one: names in one script of which none is a form of another.
        """
        pairs = [(a, b) for a in self.members[left] for b in self.members[right]]
        if any(self._apart(a, b) for a, b in pairs):
            return True
        return evidence.weight < SURE - 1 and self._unrelated(pairs)

    def _apart(self, a: Node, b: Node) -> bool:
        both = pair(a, b)
        if both in self.judged_apart or (both in self.names.apart and self._weight(both) < JOINED):
            return True
        if a[0] and b[0] and a[0] != b[0]:
            return True
        return PERSON in (a[0], b[0]) and self._weight(both) < JOINED and self._two_persons(a, b)

    def _weight(self, both: tuple[Node, Node]) -> float:
        evidence = self.names.ties.get(both)
        return evidence.weight if evidence else 0.0

    def _two_persons(self, a: Node, b: Node) -> bool:
        left, right = self._any_name(a), self._any_name(b)
        return left.writing == right.writing and not related(left, right)

    def _any_name(self, node: Node) -> Name:
        return next(iter(self.names.nodes[node].values()))

    def _unrelated(self, pairs: Sequence[tuple[Node, Node]]) -> bool:
        """True when some writing that both sides use has no pair of forms of one name."""
        found: dict[str, bool] = {}
        for a, b in pairs:
            for x in self.names.nodes[a].values():
                for y in self.names.nodes[b].values():
                    if x.writing == y.writing and not found.get(x.writing):
                        found[x.writing] = self._weight(pair(a, b)) >= JOINED or related(x, y)
        return not all(found.values())

    def join_short_names(self) -> None:
        """A short name whose page has no full one goes to the only person, or the only one in its company, that it fits."""
        by_word: dict[str, set[Node]] = defaultdict(set)
        for node, names in self.names.nodes.items():
            if node[0] == PERSON and " in " not in node[1]:
                for name in names.values():
                    for part in parts_of(name.text):
                        by_word[part].add(node)
        for node in sorted((n for n in self.names.nodes if n[0] == PERSON and " in " in n[1]), key=repr):
            self._place_short(node, by_word)

    def _place_short(self, node: Node, by_word: dict[str, set[Node]]) -> None:
        text = next(iter(self.names.nodes[node]))
        homes = {self.home[full] for full in by_word.get(key(core(text)), ())}
        if len(homes) > 1:
            company = self._company({node})
            homes = {home for home in homes if company & self._company(set(self.members[home]))}
        if len(homes) == 1:
            full = homes.pop()
            if not any(
                pair(a, node) in self.judged_apart or pair(a, node) in self.names.apart for a in self.members[full]
            ):
                name = next(iter(self.names.nodes[full]))
                self._merge(full, node, {f"{text} can only be {name}": 1.0})

    def _company(self, nodes: set[Node]) -> set[Node]:
        """The clusters that stand beside these nodes in claims."""
        return {self.home[other] for node in nodes for other in self.names.beside(node) if other in self.home}

    def resolution(self) -> Resolution:
        """The entities, and which name means which."""
        entities: list[Entity] = []
        of_node: dict[Node, str] = {}
        for home in sorted(self.members, key=repr):
            entity = self._entity(home)
            entities.append(entity)
            of_node |= dict.fromkeys(self.members[home], entity.id)
        of_name = {place: of_node[node] for place, node in self.names.place.items()}
        return Resolution(tuple(entities), of_name, {entity.id: entity for entity in entities})

    def _usual(self, names: Sequence[str], kinds: Sequence[str], home: Node) -> list[str]:
        """The usual short forms of these names that are no other entity's name."""
        kind = kinds[0] if kinds else None
        shorts = [short for name in names for short in usual_short_forms(name, kind)]
        return [short for short in shorts if self.home.get((kind, node_key(short)), home) == home]

    def _entity(self, home: Node) -> Entity:
        nodes = self.members[home]
        uses: dict[str, int] = defaultdict(int)
        for node in nodes:
            for name, times in self.names.uses[node].items():
                uses[name] += times
        shared = {
            s for node in nodes for d, n in self.names.places_of(node) for s in self.names.pages[d].shared.get(n, ())
        }
        # Headlines are English: the Latin form leads where an article has one, then the most frequent.
        ranked = sorted(
            uses, key=lambda name: (is_described(name), script(name) != "latin", -uses[name], -len(name), name)
        )
        kinds = sorted(node[0] for node in nodes if node[0])
        identity = digest([kinds[:1], min(node[1] for node in nodes)], 10)
        reasons = tuple(Reason(rule="name", text=text) for text in sorted(self.reasons.get(home, {})))
        return Entity(
            id=f"e{identity}",
            type=kinds[0] if kinds else None,
            names=tuple(dict.fromkeys([*ranked, *sorted(shared), *self._usual(ranked, kinds, home)])),
            reasons=reasons,
        )
