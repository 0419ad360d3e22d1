"""A story in a line, from what its claims agree on, and what nobody has told yet."""

from collections import Counter
from collections.abc import Mapping, Sequence

from reportedly.model import Filler, Group, Named, label

from .facts import Fact, Player
from .phrases import what_it_says

# Words that belong to one telling, not to the happening.
_LEFT_OUT = frozenset({"role_before", "made_of", "terms", "amount", "valuation", "multiple", "stake"})


def headline(facts: Sequence[Fact], names: Mapping[str, str]) -> str:
    """What the claims come to in one line, as far as the latest of them that affirms it has it come."""
    affirmed = [fact for fact in facts if fact.claim.polarity == "affirmed"] or list(facts)
    latest = max(affirmed, key=lambda fact: fact.order)
    roles = {role.name: _role(role.name, affirmed, names) for role in latest.kind.roles if role.name not in _LEFT_OUT}
    told = {name: value for name, value in roles.items() if value}
    line = what_it_says(latest.claim.model_copy(update={"roles": told, "polarity": "affirmed"}))
    return line[:1].upper() + line[1:]


def _role(role: str, facts: Sequence[Fact], names: Mapping[str, str]) -> tuple[Filler, ...] | str:
    """What most claims have there, under canonical names; of the equally frequent the latest."""
    votes: Counter[tuple[Filler, ...] | str] = Counter()
    for fact in sorted(facts, key=lambda fact: fact.order, reverse=True):
        value = fact.claim.roles.get(role)
        if isinstance(value, str) and not fact.fillers(role):
            votes[value] += 1
        elif fact.fillers(role):
            votes[tuple(_named(player, names) for player in fact.fillers(role))] += 1
    best = votes.most_common(1)[0][0] if votes else ()
    if isinstance(best, tuple) and len(best) == 1 and any(isinstance(f.claim.roles.get(role), str) for f in facts):
        return label(best[0])
    return best


def _named(player: Player, names: Mapping[str, str]) -> Filler:
    if player.entity and not player.described:
        return Named(name=names.get(player.entity, player.label))
    return Group(described=player.label, count=player.count, of=names.get(player.of or ""))


def unknown(facts: Sequence[Fact], party_spoke: bool) -> tuple[str, ...]:
    """What is still open: no destination named, no figure told, no party heard."""
    gaps = []
    kind = facts[0].claim.kind
    wanted = {"move": ("to", "destination"), "deal": ("buyer", "buyer"), "unit": ("leader", "leader")}.get(kind)
    if wanted and not any(fact.fillers(wanted[0]) for fact in facts):
        gaps.append(f"no {wanted[1]} named")
    if kind in ("offer", "deal", "pay") and not any(fact.amount for fact in facts):
        gaps.append("no figure told")
    if not party_spoke:
        gaps.append("no party has spoken")
    return tuple(gaps)
