"""Names to entities: gather evidence, join what it joins, keep apart what it keeps apart. Independent of the order of pages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from reportedly.model import Entity, Judgement, Reason, digest

from .comparing import JOINED, SURE, Sign, compare, related, same_type
from .forms import core, is_described, key, words
from .readings import readings, script
from .short_forms import usual_short_forms
from .usage import ORGANISATION, PERSON, Name, Page, node_key, stem_key

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


@dataclass
class Resolution:
    """The result: every name of every document with its entity."""

    entities: tuple[Entity, ...]
    of_name: dict[tuple[str, str], str]
    by_id: dict[str, Entity]

    def entity(self, document: str, name: str) -> str | None:
        """The id of the entity that a name means in a document; None where it means none."""
        return self.of_name.get((document, name))


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
        if kind == PERSON and _is_short(name):
            return kind, self._full(page, name) or f"{node_key(name)} in {page.document}"
        return kind, node_key(name)

    def _full(self, page: Page, name: str) -> str | None:
        """The one full name of the page that the short one belongs to; None where there are none or several."""
        full = {node_key(other) for other, kind in page.names if kind == PERSON and _holds(other, name)}
        return full.pop() if len(full) == 1 else None

    def _own_words(self, page: Page) -> None:
        """What the page itself says: its aliases, and names that it uses side by side."""
        for left, right, reason, weight in page.aliases:
            a, b = self.place.get((page.document, left)), self.place.get((page.document, right))
            if a and b and a != b:
                self.ties[_pair(a, b)].add(Sign(weight, reason))
        for left, right in (*page.apart, *self._side_by_side(page)):
            a, b = self.place.get((page.document, left)), self.place.get((page.document, right))
            if a and b and a != b:
                self.apart.add(_pair(a, b))

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
        blocks: dict[str, dict[Node, str]] = defaultdict(dict)
        for node, names in self.nodes.items():
            for name in names.values():
                for block in _blocks(name):
                    blocks[block].setdefault(node, name.writing)
        pairs: set[tuple[Node, Node]] = set()
        for block, members in blocks.items():
            across = block.startswith("sound ")
            if len(members) > (_CROWDED_SOUND if across else _CROWDED):
                continue
            for a, b in combinations(members, 2):
                if not (across and members[a] == members[b]) and self._may_meet(a, b):
                    pairs.add(_pair(a, b))
        return {pair for pair in pairs if same_type(*(next(iter(self.nodes[node].values())) for node in pair))}

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
            evidence = self.ties[_pair(a, b)]
            if not evidence.reasons:
                for own in compare(next(iter(self.nodes[a].values())), next(iter(self.nodes[b].values()))):
                    evidence.add(own if own.weight > -1.0 or own.weight <= -SURE else Sign(-0.5, own.text))
            kept = max([sign.weight, *(w for text, w in evidence.reasons.items() if "stand in one place" in text)])
            evidence.reasons = {t: w for t, w in evidence.reasons.items() if "stand in one place" not in t} | {
                sign.text: kept
            }
            evidence.weight = sum(evidence.reasons.values())

    def clusters(self, judgements: Sequence[Judgement] = ()) -> "Clusters":
        """Join the nodes, strongest evidence first; a join that would put together what is kept apart is not made."""
        joined = Clusters(self)
        joined.judge(judgements)
        ranked = sorted(self.ties.items(), key=lambda item: (-item[1].weight, repr(item[0])))
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
            pairs = [_pair(a, b) for a in left for b in right if a != b]
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
        pair = _pair(a, b)
        if pair in self.judged_apart or (pair in self.names.apart and self._weight(pair) < JOINED):
            return True
        if a[0] and b[0] and a[0] != b[0]:
            return True
        return PERSON in (a[0], b[0]) and self._weight(pair) < JOINED and self._two_persons(a, b)

    def _weight(self, pair: tuple[Node, Node]) -> float:
        evidence = self.names.ties.get(pair)
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
                        found[x.writing] = self._weight(_pair(a, b)) >= JOINED or related(x, y)
        return not all(found.values())

    def join_short_names(self) -> None:
        """A short name whose page has no full one goes to the only person, or the only one in its company, that it fits."""
        by_word: dict[str, set[Node]] = defaultdict(set)
        for node, names in self.names.nodes.items():
            if node[0] == PERSON and " in " not in node[1]:
                for name in names.values():
                    for part in _parts(name.text):
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
                _pair(a, node) in self.judged_apart or _pair(a, node) in self.names.apart for a in self.members[full]
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
        ranked = sorted(uses, key=lambda name: (-(uses[name] if not is_described(name) else -1), -len(name), name))
        kinds = sorted(node[0] for node in nodes if node[0])
        identity = digest([kinds[:1], min(node[1] for node in nodes)], 10)
        reasons = tuple(Reason(rule="name", text=text) for text in sorted(self.reasons.get(home, {})))
        return Entity(
            id=f"e{identity}",
            type=kinds[0] if kinds else None,
            names=tuple(dict.fromkeys([*ranked, *sorted(shared), *self._usual(ranked, kinds, home)])),
            reasons=reasons,
        )


def _pair(a: Node, b: Node) -> tuple[Node, Node]:
    return (a, b) if repr(a) <= repr(b) else (b, a)


def _is_short(name: str) -> bool:
    """A single name of a person: a family name or a given name alone."""
    if script(name) in ("latin", "kana"):
        return len(words(name)) == 1
    if script(name) == "hangul":
        return len(core(name)) == 1
    return len(core(name)) <= (1 if script(name) == "han" else 2)


def _holds(full: str, short: str) -> bool:
    return full != short and not _is_short(full) and key(core(short)) in _parts(full)


def _parts(full: str) -> set[str]:
    """The single names that a full name may be shortened to."""
    parts = {key(word) for word in words(full)}
    text = key(core(full))
    if script(full) in ("han", "hangul") and len(words(full)) == 1:
        parts |= {text[:1], text[:2]}
    return parts - {text}


_CROWDED, _CROWDED_SOUND = 60, 400


def _blocks(name: Name) -> Iterable[str]:
    """Keys under which names that may be one meet: stem, first words, initials, sounds."""
    yield f"stem {stem_key(name.text)}"
    parts = words(name.text)
    if name.type == PERSON:
        yield from _person_blocks(name, parts)
    elif parts:
        yield f"word {key(parts[0])}"
        yield f"last {key(re.split('[ -]', core(name.text))[-1])}"
        if script(name.text) == "latin" and len(parts) > 1:
            yield f"initials {''.join(word[0] for word in parts if len(word) > 2)}"
        elif name.text.isupper():
            yield f"initials {key(name.text)}"
    if script(name.text) in ("han", "hangul", "kana"):
        yield f"head {key(core(name.text))[:2]}"
    sorts = ["person", "thing"] if name.type is None else ["person" if name.type == PERSON else "thing"]
    for skeleton in _skeletons(name):
        yield from (f"sound {sort} {skeleton}" for sort in sorts)


def _person_blocks(name: Name, parts: tuple[str, ...]) -> Iterable[str]:
    """The same words in any order; the family name with what the given name begins with; a single name."""
    yield f"words {' '.join(sorted(map(key, parts)))}"
    if len(parts) == 1:
        yield f"person {key(parts[0])}"
        return
    yield f"person {key(parts[-1])} {key(parts[0])[:2]}"
    yield f"person {key(parts[-1])} {key(parts[0])[:1]}"


_CLASSES = {c: str(n) for n, cs in enumerate(("pbfvw", "tdTsSCzZQcj", "kg", "lr", "m", "n")) for c in cs}


def _skeletons(name: Name) -> set[str]:
    """The first consonants of a name's first and last word, in classes that scripts confuse."""
    out = set()
    for text in {core(name.text), stem_key(name.text)}:
        for sound in readings(text):
            for start in {sound.words[0], sound.words[-1]} if sound.words else ():
                out.add("".join(_CLASSES.get(character, "") for character in start)[:3])
                out.add("".join(_CLASSES.get(character, "") for character in start)[:2])
    return out


__all__ = ["ORGANISATION", "Clusters", "Evidence", "Names", "Resolution"]
