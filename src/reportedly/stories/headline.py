"""A story in a line, from what its claims agree on, and what nobody has told yet."""

from collections import Counter
from collections.abc import Mapping, Sequence

from .facts import Fact, Player

_LINES = {
    "move": "{people}{from}{to}",
    "offer": "{by} offers for {people}{employer}",
    "pay": "{by} on pay{people}",
    "deal": "{buyer} and {target}",
    "unit": "{by} and its unit {unit}{leader}",
    "sourcing": "{customer} and its supplier {suppliers}{product}",
}
_LEADS = {"from": ", from ", "to": ", to ", "employer": " of ", "leader": ", under ", "product": ", for "}


def headline(facts: Sequence[Fact], names: Mapping[str, str]) -> str:
    """Names only, no status and no word of ours about it."""
    kind = facts[0].claim.kind
    roles = [role.name for role in facts[0].kind.roles]
    told = {role: _role(role, facts, names) for role in roles}
    return _LINES.get(kind, "{" + roles[0] + "}").format_map(_Told(told))


class _Told(dict[str, str]):
    def __missing__(self, role: str) -> str:
        return ""


def _role(role: str, facts: Sequence[Fact], names: Mapping[str, str]) -> str:
    votes: Counter[str] = Counter()
    for fact in facts:
        players = fact.fillers(role)
        if players:
            votes[", ".join(_label(player, names) for player in players)] += 1
    if not votes:
        return {"buyer": "A buyer", "people": "people"}.get(role, "") if role not in _LEADS else ""
    best = max(sorted(votes), key=lambda text: votes[text])
    return _LEADS.get(role, "") + best


def _label(player: Player, names: Mapping[str, str]) -> str:
    if player.entity:
        return names.get(player.entity, player.label)
    house = names.get(player.of or "")
    return f"{player.label} ({house})" if house else player.label


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
