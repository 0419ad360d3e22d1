"""How well names are put together into entities, and copies traced to their originals."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .clustering import PrecisionRecall, Share
from .placing import grouped

Name = tuple[str, str]


def score_entities(gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]]) -> PrecisionRecall:
    """B-cubed over the gold names; a name held nowhere counts 0 in recall."""
    names, where = _names(gold), _held(gold, predicted)
    together = grouped(where)
    mates = {item: sum(other[0] == item[0] for other in together[cluster]) for item, cluster in where.items()}
    return PrecisionRecall(
        precision=Share(part=sum(n / len(together[where[item]]) for item, n in mates.items()), of=len(where)),
        recall=Share(part=sum(n / len(names[item[0]]) for item, n in mates.items()), of=sum(map(len, names.values()))),
    )


def entity_faults(
    gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[str, str]]:
    """What is wrong, as (fault, words): `merged` entities, then entities `split` over several or with names held nowhere."""
    names, where = _names(gold), _held(gold, predicted)
    title = {entity["id"]: f"{entity['id']} {entity['names'][0]}" for entity in gold}
    for items in grouped(where).values():
        if len(ids := sorted({entity for entity, _ in items})) > 1:
            yield "merged", ", ".join(title[i] for i in ids)
    for entity, forms in names.items():
        parts = grouped({form: where.get((entity, form)) for form in forms})
        if len(parts) > 1 or None in parts:
            yield "split", f"{title[entity]}: " + " | ".join(_part(k, v) for k, v in parts.items())


def score_copies(world: Mapping[str, Any], predicted: Sequence[Mapping[str, Any]]) -> PrecisionRecall:
    """Pairs of a copy and its first original: a copy of a copy counts for that."""
    gold, told = gold_copies(world), told_copies(predicted)
    right = len(gold & told)
    return PrecisionRecall(precision=Share(part=right, of=len(told)), recall=Share(part=right, of=len(gold)))


def gold_copies(world: Mapping[str, Any]) -> set[Name]:
    """(article, first original) of every copy in the world."""
    return _first({a["id"]: a["copy"]["of"] for a in world["articles"] if a.get("copy")})


def told_copies(predicted: Sequence[Mapping[str, Any]]) -> set[Name]:
    """(article, first original) of every predicted copy."""
    return _first({copy["article"]: copy["of"] for copy in predicted})


def _first(of: Mapping[str, str]) -> set[Name]:
    return {(article, _root(article, of)) for article in of}


def _root(article: str, of: Mapping[str, str]) -> str:
    seen, at = {article}, of[article]
    while at in of and at not in seen:
        seen.add(at)
        at = of[at]
    return at


def _names(entities: Sequence[Mapping[str, Any]]) -> dict[str, set[str]]:
    return {entity["id"]: {_normal(name) for name in entity["names"]} for entity in entities}


def _held(gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]]) -> dict[Name, int]:
    """Each (entity, name) to the predicted entity that holds the name and the most of that entity's other names."""
    theirs = [{_normal(name) for name in entity["names"]} for entity in predicted]
    where = {}
    for entity, names in _names(gold).items():
        for name in names:
            if held := [(len(names & other), -k) for k, other in enumerate(theirs) if name in other]:
                where[entity, name] = -max(held)[1]
    return where


def _normal(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _part(held: Any, names: set[str]) -> str:
    return ("missing: " if held is None else "") + ", ".join(sorted(names))
