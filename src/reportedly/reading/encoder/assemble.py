"""From candidates to claims: who fills which role, one claim or several, which say the same, which are kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from reportedly.model import Amount

from .calibration import Calibration
from .candidates import Candidate, Filler
from .clusters import Cluster, clusters
from .labels import SLOTS
from .merge import merged
from .naming import alike, fullest

Claim = dict[str, Any]

MANY = {"people", "suppliers"}
# Roles without which a claim says nothing: filled with the likeliest even where the network would rather leave them empty.
NEEDED = {
    "move": ("people",),
    "offer": ("people", "by"),
    "pay": ("by",),
    "deal": ("target", "buyer"),
    "unit": ("by", "unit"),
    "sourcing": ("customer", "suppliers"),
    "role": ("person", "org"),
    "statement": ("speaker",),
    "morale": ("org",),
}
# A claim whose first role here stays empty is dropped.
INDISPENSABLE = {"statement": "speaker", "morale": "org", "role": "person"}
SPLIT = {"deal": "target"}
MOST_SPLITS = 5
# Two roles that one entity cannot fill in one claim.
APART = (("buyer", "target"), ("customer", "suppliers"), ("by", "employer"), ("by", "people"))
GROUP_OF = {"move": ("from", "to"), "offer": ("employer",), "pay": ("by",)}
PERSONS = {"people", "person", "leader"}
ORGANISATIONS = {"from", "to", "employer", "customer", "suppliers", "org"}
PLAIN = {"role_before", "role_after", "title", "unit", "product"}
ACTION = {"pay": "pay_action", "unit": "unit_action"}
CHOSEN = {"statement": "act", "deal": "form", "morale": "direction", "role": "tenure"}


@dataclass(frozen=True)
class Rules:
    """Where the lines are drawn, in logits over "nobody" and in probabilities; set in development."""

    fill: float = -0.5
    extra: float = 1.5
    force: float = -6.0
    slight: float = 0.5
    amount: float = 0.0
    sort: float = 0.85
    denied: float = 0.5
    hedged: float = 0.5
    opinion: float = 0.5


@dataclass
class Draft:
    """A claim in the making, with the candidate that it came from."""

    candidate: Candidate
    roles: dict[str, list[Cluster]]
    claim: Claim = field(default_factory=dict)
    copies: int = 1


def finished(
    candidates: list[Candidate], text: str, calibration: Calibration, rules: Rules | None = None
) -> list[Claim]:
    """Claims in the claim schema's form, in order of their evidence, each with its calibrated `confidence`."""
    drafts = drafted(candidates, text, calibration, rules or Rules())
    kept = [draft for draft in drafts if calibration.keeps(draft.candidate, draft.claim["confidence"])]
    return [draft.claim for draft in sorted(kept, key=lambda d: (d.candidate.start, d.candidate.end, d.candidate.kind))]


def drafted(candidates: list[Candidate], text: str, calibration: Calibration, rules: Rules) -> list[Draft]:
    """All claims that the candidates could make, without repetition, the surest first; no line is drawn yet."""
    names = Counter(
        f.text
        for c in candidates
        for fillers in c.roles.values()
        for f in fillers
        if f.type == "entity" and f.score > rules.fill
    )
    drafts = [draft for candidate in candidates for draft in _drafts(candidate, rules)]
    for draft in drafts:
        draft.claim = _claim(draft, text, names, rules)
        draft.claim["confidence"] = calibration.confidence(draft.candidate, draft.roles, candidates)
    return merged(drafts)


def _drafts(candidate: Candidate, rules: Rules) -> list[Draft]:
    """One draft, or several where one candidate tells of several targets."""
    roles = {role: _fill(candidate, role, rules) for role in SLOTS[candidate.kind]}
    _part(roles)
    needed = INDISPENSABLE.get(candidate.kind)
    if (needed and not roles[needed]) or not any(roles[role] for role in roles if role not in ("source", "amount")):
        return []
    splitting = SPLIT.get(candidate.kind)
    if splitting and len(roles[splitting]) > 1:
        return [Draft(candidate, _single(roles | {splitting: [one]})) for one in roles[splitting][:MOST_SPLITS]]
    return [Draft(candidate, _single(roles))]


def _fill(candidate: Candidate, role: str, rules: Rules) -> list[Cluster]:
    """The clusters that fill a role, best first; empty where the network would rather have nobody."""
    fillers = [filler for filler in candidate.roles.get(role, ()) if filler.score > rules.force]
    ranked = clusters(tuple(_fitting(fillers, role, rules)))
    line = rules.amount if role == "amount" else rules.slight if role in PLAIN - {"unit"} else rules.fill
    chosen = [
        cluster for n, cluster in enumerate(ranked) if cluster.score > (line if n == 0 else max(line, rules.extra))
    ]
    if not chosen and ranked and role in NEEDED[candidate.kind]:
        chosen = ranked[:1]
    return chosen


def _fitting(fillers: list[Filler], role: str, rules: Rules) -> list[Filler]:
    """The fillers without those that are surely of the wrong sort: a company that "joins", a person that is joined."""
    if role in PERSONS:
        return [f for f in fillers if f.type != "entity" or f.person >= 1 - rules.sort] or fillers
    if role in ORGANISATIONS:
        return [f for f in fillers if f.type != "entity" or f.person <= rules.sort] or fillers
    return fillers


def _part(roles: dict[str, list[Cluster]]) -> None:
    """Where one entity leads in two roles that exclude each other, the weaker of the two goes to the next one."""
    for one, other in APART:
        left, right = roles.get(one), roles.get(other)
        if not left or not right or not alike(left[0].best.text, right[0].best.text):
            continue
        loser, name = (other, left[0].best.text) if left[0].score >= right[0].score else (one, right[0].best.text)
        roles[loser] = [cluster for cluster in roles[loser] if not alike(cluster.best.text, name)]


def _single(roles: dict[str, list[Cluster]]) -> dict[str, list[Cluster]]:
    return {role: ranked if role in MANY or role == "source" else ranked[:1] for role, ranked in roles.items()}


def _claim(draft: Draft, text: str, names: Counter[str], rules: Rules) -> Claim:
    candidate, kind = draft.candidate, draft.candidate.kind
    stated = kind != "statement"
    claim: Claim = {
        "kind": kind,
        "roles": _roles(draft, text, names),
        "polarity": "denied" if stated and candidate.denied > rules.denied else "affirmed",
        "certainty": "hedged" if stated and candidate.hedged > rules.hedged else "certain",
        "voice": "opinion" if candidate.opinion > rules.opinion else "report",
        "sources": [_entity(cluster.best, names, None) for cluster in draft.roles["source"][:2]] if stated else [],
        "when": None,
        "evidence": [{"exact": text[candidate.start : candidate.end], "start": candidate.start, "end": candidate.end}],
    }
    if (stage := candidate.best("stage")) is not None:
        claim["stage"] = stage
    return claim


def _roles(draft: Draft, text: str, names: Counter[str]) -> dict[str, Any]:
    candidate, roles = draft.candidate, draft.roles
    told: dict[str, Any] = {}
    of = next((roles[r][0].best for r in GROUP_OF.get(candidate.kind, ()) if roles.get(r)), None)
    for role, chosen in roles.items():
        if role == "source" or not chosen:
            continue
        best = chosen[0].best
        if role == "amount":
            told[role] = _amount(best, candidate)
        elif role in PLAIN:
            told[role] = best.text
        elif role in MANY:
            told[role] = [_entity(cluster.best, names, of) for cluster in chosen]
        else:
            told[role] = _entity(best, names, None)
    name = CHOSEN.get(candidate.kind)
    if name:
        told[name] = candidate.best(name)
    if candidate.kind in ACTION:
        told["action"] = candidate.best(ACTION[candidate.kind])
    if candidate.kind == "statement":
        told["says"] = text[candidate.start : candidate.end]
    return told


def _entity(filler: Filler, names: Counter[str], of: Filler | None) -> dict[str, Any]:
    if filler.type == "group":
        group: dict[str, Any] = {"described": filler.text, "count": {"low": None, "high": None}}
        if of is not None and of.type == "entity":
            group["of"] = fullest(of.text, names)
        return group
    return {
        "name": fullest(filler.text, names),
        "mention": filler.text,
        "type": "person" if filler.person > 0.5 else "organisation",
    }


def _amount(filler: Filler, candidate: Candidate) -> dict[str, Any]:
    value = filler.amount or Amount(low=None, high=None, currency=None)
    return {
        "low": value.low,
        "high": value.high,
        "currency": value.currency,
        "basis": value.basis if value.basis != "unstated" else candidate.best("basis"),
        "years": value.years,
        "approx": value.approx,
    }
