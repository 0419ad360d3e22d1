"""Claims of one article that say the same become one, with all their evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .naming import alike

if TYPE_CHECKING:
    from .assemble import Draft

CORE = {
    "move": ("people", "from", "to"),
    "offer": ("by", "people", "employer"),
    "pay": ("by",),
    "deal": ("buyer", "target"),
    "unit": ("by", "unit", "leader"),
    "sourcing": ("customer", "suppliers"),
    "role": ("person", "org"),
    "statement": ("speaker",),
    "morale": ("org",),
}


def merged(drafts: list[Draft]) -> list[Draft]:
    """Drafts without repetition; the surest of those that say the same stands, and takes what the others add."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.claim["confidence"], d.candidate.start, d.candidate.end)):
        same = next((other for other in kept if _same(other, draft)), None)
        if same is None:
            kept.append(draft)
        else:
            _take(same.claim, draft.claim)
            same.copies += 1
    return kept


def _same(one: Draft, other: Draft) -> bool:
    left, right = one.claim, other.claim
    if left["kind"] != right["kind"] or left["polarity"] != right["polarity"]:
        return False
    near = one.candidate.start < other.candidate.end and other.candidate.start < one.candidate.end
    if left["kind"] == "statement":
        return near and _agree(left, right, "speaker") is True
    if left.get("stage") != right.get("stage") and not near:
        return False
    sums = (left["roles"].get("amount"), right["roles"].get("amount"))
    if sums[0] and sums[1] and sums[0] != sums[1]:
        return False
    agreed = [_agree(left, right, role) for role in CORE[left["kind"]]]
    return False not in agreed and True in agreed


def _agree(left: dict[str, Any], right: dict[str, Any], role: str) -> bool | None:
    """Whether a role's fillers are the same in both; None where one of the two does not tell."""
    ours, theirs = names(left["roles"].get(role)), names(right["roles"].get(role))
    if not ours or not theirs:
        return None

    def within(some: list[str], others: list[str]) -> bool:
        return all(any(alike(name, other) for other in others) for name in some)

    return within(ours, theirs) or within(theirs, ours)


def names(value: Any) -> list[str]:
    """The wordings of a role's fillers."""
    if not value:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for part in value for name in names(part)]
    return [value.get("mention") or value.get("described") or value.get("name") or ""]


def _take(claim: dict[str, Any], other: dict[str, Any]) -> None:
    for role, value in other["roles"].items():
        claim["roles"].setdefault(role, value)
    claim["evidence"] += [part for part in other["evidence"] if part not in claim["evidence"]]
