"""What the annotated articles say about names: which strings name whom, and where they stand."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from training.corpus import Article, many, names

PERSON = {"people", "person", "leader"}
ORGANISATION = {"from", "to", "by", "employer", "buyer", "target", "seller", "customer", "suppliers", "org"}


def fillers(article: Article) -> Iterable[tuple[str, Any]]:
    """Every filler with its role; sources as role `source`."""
    for claim in article["claims"]:
        for role, value in claim["roles"].items():
            if role in PERSON | ORGANISATION | {"speaker", "audience"}:
                for filler in many(value):
                    yield role, filler
        for source in claim["sources"]:
            yield "source", source


def entities(article: Article) -> dict[tuple[str, ...], str]:
    """The article's entities by their names, and the type of each: by the roles that it fills."""
    types: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for role, filler in fillers(article):
        own = tuple(names(filler))
        if own:
            types[own].add("person" if role in PERSON else "organisation" if role in ORGANISATION else "")
    out = {}
    for own, told in types.items():
        # A founder buys and forms, too: who is a person anywhere is a person.
        out[own] = "person" if "person" in told else "organisation"
    return out


def descriptors(articles: list[Article]) -> set[str]:
    """Strings that stand for several entities in the corpus: 同社, die Chefin, the company. They are no names."""
    heads: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for own in entities(article):
            for name in own:
                heads[name].add(own[0])
    return {n for n, h in heads.items() if len(h) > 2 and not n[0].isupper() and not all(n in x or x in n for x in h)}


_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def is_name(name: str, own: tuple[str, ...], known_descriptors: set[str]) -> bool:
    """Whether a string names its entity (rather than describing it)."""
    if name in known_descriptors or len(name) < 2 or len(name) > 60:
        return False
    if name != own[0] and (own[0] in name or any(name.endswith(" " + n) and len(name) - len(n) < 9 for n in own)):
        return False
    if re.search(
        r"[가-힣] (?:대표|사장|부사장|회장|박사|씨|교수|이사|전무|상무|본부장|내정자|대변인)", name
    ) or re.search(r"[一-龥ァ-ヴー](?:氏|さん|社長)$", name):
        return False
    if name[0].islower() and not re.match(r"[a-z]{1,2}[A-Z]", name):
        return False
    tokens = name.split()
    if (
        re.match(r"(?:The|Der|Die|Das|Le|La|Les|El|Los|Las|Ce|Cette|Ese|Esa|Son|Sa|Su|He|She|It|They)$", tokens[0])
        and len(tokens) <= 2
    ):
        return len(own) == 1 or name == own[0]
    return True


def occurrences(text: str, name: str) -> Iterable[tuple[int, int]]:
    """Where a name stands as a word of its own (in spaced scripts)."""
    left = r"(?<!\w)" if _LATIN.match(name[0]) else ""
    # English and German genitives end in a bare s: Wolkenwerks
    right = r"(?![a-zà-ÿ]{2}|[a-rt-zà-ÿ])" if _LATIN.match(name[-1]) else ""
    for match in re.finditer(left + re.escape(name) + right, text):
        yield match.span()


def _quoted_only(article: Article) -> set[tuple[str, ...]]:
    """Entities that only speak or are sources: many of them are descriptions (동료들, 知情人士)."""
    roles: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for role, filler in fillers(article):
        roles[tuple(names(filler))].add(role)
    return {own for own, told in roles.items() if told <= {"speaker", "source", "audience"}}


_DESCRIBED = re.compile(r"[ぁ-ん]|[\s]|[人者员士员社员达们들측]$|[0-9一二两三四五六七八九十数多几某各]|한 ")


def _described(own: tuple[str, ...], others: set[str]) -> bool:
    head = own[0]
    if any(name[0].islower() for name in own):
        return True
    if _LATIN.match(head):
        return False
    return bool(_DESCRIBED.search(head)) or any(other in head for other in others)


def name_spans(article: Article, known_descriptors: set[str]) -> list[tuple[int, int, str]]:
    """Non-overlapping spans of names with their types, longest first."""
    wanted = []
    quoted = _quoted_only(article)
    others = {own[0] for own in entities(article) if own not in quoted}
    for own, kind in entities(article).items():
        if own in quoted and _described(own, others):
            continue
        for name in own:
            if is_name(name, own, known_descriptors):
                wanted.append((name, kind))
    text, taken, out = article["text"], set(), []
    for name, kind in sorted(set(wanted), key=lambda x: (-len(x[0]), x)):
        for start, end in occurrences(text, name):
            if not taken & set(range(start, end)):
                taken |= set(range(start, end))
                out.append((start, end, kind))
    return sorted(out)
