"""Our words for statuses, parts, kinds and roles: each said once, here. Data, no rules."""

from dataclasses import dataclass

from reportedly.kinds import KINDS
from reportedly.model import Status
from reportedly.model.story import Part


@dataclass(frozen=True)
class StatusWord:
    """A status's word, the name of its shape and colour on pages, and its rule in one sentence."""

    word: str
    mark: str
    rule: str


STATUS_WORDS: dict[Status, StatusWord] = {
    Status.RUMOURED: StatusWord(
        "rumoured", "rumoured", "Every word of it is hedged, or rests on people who are not named."
    ),
    Status.REPORTED: StatusWord("reported", "reported", "At least one named, independent origin says it flatly."),
    Status.CONFIRMED: StatusWord("confirmed", "confirmed", "A party to it says so."),
    Status.DISPUTED: StatusWord("disputed", "disputed", "A party denies it, and nobody has withdrawn."),
    Status.AMENDED: StatusWord(
        "amended", "amended", "A party or the origin has restated a value; the later one leads."
    ),
    Status.FELL_THROUGH: StatusWord("fell through", "gone", "It was given up, declined or withdrawn."),
    Status.RETRACTED: StatusWord("retracted", "retracted", "Its origin has withdrawn it."),
}

PART_WORDS: dict[Part, str] = {
    "origin": "first-hand",
    "relay": "passes it on",
    "copy": "copy",
    "denial": "denies it",
    "comment": "comment",
    "background": "background",
}

# Kinds of happenings as headings; a kind that is not here goes by its own name.
_KINDS = {
    "move": "moves",
    "offer": "offers",
    "pay": "pay",
    "deal": "deals",
    "unit": "units",
    "sourcing": "outsourcing",
    "role": "posts",
    "statement": "statements",
    "morale": "mood",
}

_ROLES = {
    "people": "who",
    "from": "from",
    "to": "to",
    "role_before": "post before",
    "role_after": "new post",
    "by": "by",
    "employer": "now at",
    "made_of": "made of",
    "org": "organisation",
    "product": "for",
}


def kind_words(kind: str) -> str:
    """The plural name of a kind."""
    return _KINDS.get(kind, kind.replace("_", " "))


def role_words(role: str) -> str:
    """A role's name for a heading."""
    return _ROLES.get(role, role.replace("_", " "))


def happenings() -> tuple[str, ...]:
    """The kinds that found stories."""
    return tuple(k.name for k in KINDS.values() if k.happening)
