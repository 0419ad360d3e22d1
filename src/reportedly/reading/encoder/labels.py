"""What the encoder can say: kinds, the roles it points at, stages and closed choices; no words of any language."""

KINDS = ("move", "offer", "pay", "deal", "unit", "sourcing", "role", "statement", "morale")

# The roles that a claim of each kind is asked for, in the order of the network's slots.
SLOTS: dict[str, tuple[str, ...]] = {
    "move": ("people", "from", "to", "role_before", "role_after", "source"),
    "offer": ("by", "people", "employer", "amount", "source"),
    "pay": ("by", "people", "amount", "source"),
    "deal": ("buyer", "target", "amount", "source"),
    "unit": ("by", "unit", "leader", "source"),
    "sourcing": ("customer", "suppliers", "product", "source"),
    "role": ("person", "org", "title", "source"),
    "statement": ("speaker", "source"),
    "morale": ("org", "source"),
}
SLOT_COUNT = max(map(len, SLOTS.values()))

STAGES: dict[str, tuple[str, ...]] = {
    "move": ("approached", "considering", "leaving", "left", "joining", "joined", "stayed", "returned"),
    "offer": ("made", "accepted", "declined", "withdrawn"),
    "pay": ("considered", "announced", "done"),
    "deal": ("considered", "talks", "agreed", "closed", "abandoned"),
    "unit": ("planned", "announced", "done"),
    "sourcing": ("considered", "talks", "agreed", "dropped"),
    "role": (),
    "statement": (),
    "morale": (),
}
STAGE_LIST = tuple((kind, stage) for kind in KINDS for stage in STAGES[kind])

# Closed choices that are not stages; each is one head, asked whatever the kind.
CHOICES: dict[str, tuple[str, ...]] = {
    "act": ("asserts", "denies", "amends", "confirms", "declines_comment", "promises"),
    "form": ("acquisition", "investment", "acquihire", "licence"),
    "pay_action": ("raise", "retention bonus", "recalibrate", "cut", "freeze"),
    "unit_action": ("formed", "reorganised", "closed"),
    "direction": ("low", "falling", "rising"),
    "basis": ("signing", "per_year", "total", "value", "unstated"),
    "tenure": ("current", "former"),
}
CHOICE_LIST = tuple((name, value) for name in CHOICES for value in CHOICES[name])

FLAGS = ("denied", "hedged", "opinion", "minor")

# What the tagger marks; amounts are found by rule and join the mentions afterwards.
TAGGED = ("entity", "group", "unit", "title")
TYPES = (*TAGGED, "amount")

# Which types may fill a role; a role not named here takes entities alone.
FITS: dict[str, tuple[str, ...]] = {
    "people": ("entity", "group"),
    "suppliers": ("entity", "group"),
    "source": ("entity", "group"),
    "speaker": ("entity", "group"),
    "amount": ("amount",),
    "unit": ("unit", "entity"),
    "product": ("unit", "entity"),
    "title": ("title",),
    "role_before": ("title",),
    "role_after": ("title",),
}


def fits(role: str, mention_type: str) -> bool:
    """Whether a mention of this type may fill this role."""
    return mention_type in FITS.get(role, ("entity",))
