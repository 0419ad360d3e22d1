"""What an article tells twice is one claim with several pieces of evidence."""

import unicodedata
from typing import Any

from reportedly.kinds import KINDS

Raw = dict[str, Any]


def merged(claims: list[Raw]) -> list[Raw]:
    """The claims without repetition; the surer of two that say the same stands, and takes what the other adds."""
    kept: list[Raw] = []
    for claim in sorted(claims, key=lambda c: (-c["confidence"], c["evidence"][0]["start"])):
        twin = next((other for other in kept if says_same(other, claim)), None)
        if twin is None:
            kept.append(claim)
        else:
            _take(twin, claim)
    return sorted(kept, key=lambda c: (c["evidence"][0]["start"], c["evidence"][0]["end"], c["kind"]))


def says_same(one: Raw, other: Raw) -> bool:
    """Same kind, stage and polarity, and no core role that tells them apart."""
    if one["kind"] != other["kind"]:
        return False
    if one["kind"] == "statement" and not _overlap(one, other):
        return False
    near = _overlap(one, other)
    if (one.get("stage") != other.get("stage") and not near) or one["polarity"] != other["polarity"]:
        return False
    if one["roles"].get("action") != other["roles"].get("action") and one["kind"] in ("pay", "unit"):
        return False
    sums = one["roles"].get("amount"), other["roles"].get("amount")
    if sums[0] and sums[1] and sums[0] != sums[1]:
        return False
    agreed = [_agree(one, other, r.name) for r in KINDS[one["kind"]].core]
    return False not in agreed and True in agreed


def _overlap(one: Raw, other: Raw) -> bool:
    return any(a["start"] < b["end"] and b["start"] < a["end"] for a in one["evidence"] for b in other["evidence"])


def _agree(one: Raw, other: Raw, role: str) -> bool | None:
    ours, theirs = _names(one["roles"].get(role)), _names(other["roles"].get(role))
    if not ours or not theirs:
        return None
    return ours <= theirs or theirs <= ours


def _names(value: Any) -> set[str]:
    if not value:
        return set()
    if isinstance(value, list):
        return set().union(*map(_names, value))
    if isinstance(value, dict):
        value = value.get("name") or f"{value.get('described')}|{value.get('of')}"
    return {unicodedata.normalize("NFKC", value).casefold()}


def _take(claim: Raw, other: Raw) -> None:
    for role, value in other["roles"].items():
        claim["roles"].setdefault(role, value)
    if "from" in claim:  # which drafts it comes from, kept while the combiner is fitted
        claim["from"] = [*claim["from"], *other["from"]]
    claim["evidence"] += [e for e in other["evidence"] if e not in claim["evidence"]]
    if other.get("when") and not claim.get("when"):
        claim["when"] = other["when"]
