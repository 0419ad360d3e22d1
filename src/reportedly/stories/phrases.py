"""Our words for a claim: what it says, how surely, on whose word. The only place where claims become English."""

from collections.abc import Callable

from reportedly.model import Amount, Claim, Filler, Group, Multiple, Range, label


def what_it_says(claim: Claim) -> str:
    """One line: `Rory Pennefather leaving Hathersage, for Lazard`; denied claims begin with "not:"."""
    said = _PHRASES[claim.kind](_once(claim))
    return f"not: {said}" if claim.polarity == "denied" else said


def how_sure(claim: Claim) -> str:
    """`certain` or `hedged`, and whether it is opinion."""
    return claim.certainty if claim.voice == "report" else f"{claim.certainty}, opinion"


def on_whose_word(claim: Claim) -> str:
    """The chain of sources, innermost first: `people familiar, to Bloomberg`; empty for the publisher's own word."""
    if claim.chains:
        return " and ".join(_chain(chain) for chain in claim.chains)
    return _chain(claim.sources)


def money(amount: Amount) -> str:
    """`$10m to $40m a year`."""
    bounds = between(amount, lambda n: _figure(n, amount.currency))
    basis = {"per_year": " a year", "per_month": " a month", "per_head": " each", "signing": " to sign"}.get(
        amount.basis, ""
    )
    years = f" over {amount.years:g} years" if amount.years else ""
    return ("about " if amount.approx else "") + bounds + basis + years


def between(bounds: Range | Amount | Multiple, figure: Callable[[float], str]) -> str:
    """`a to b`, `a`, `more than a`, `up to b`."""
    low, high = bounds.low, bounds.high
    if low is not None and high is not None:
        return figure(low) if low == high else f"{figure(low)} to {figure(high)}"
    if low is not None:
        return f"more than {figure(low)}"
    return f"up to {figure(high)}" if high is not None else "an unnamed sum"


def people(fillers: tuple[Filler, ...]) -> str:
    """Names and groups in one breath; `somebody` where there is none."""
    said = [_filler(f) for f in fillers]
    if not said:
        return "somebody"
    return said[0] if len(said) == 1 else ", ".join(said[:-1]) + " and " + said[-1]


_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "KRW": "₩"}
_SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k"))


def _figure(number: float, currency: str | None) -> str:
    for size, letter in _SCALES:
        if number >= size:
            text = f"{number / size:.4g}{letter}"
            break
    else:
        text = f"{number:g}"
    sign = _SIGNS.get(currency or "")
    return f"{sign}{text}" if sign else f"{text} {currency}".strip() if currency else text


def _once(claim: Claim) -> Claim:
    """The claim without "of Nord" on its groups where Nord stands in another role anyway."""
    named = {f.name for role in claim.roles for f in claim.fillers(role) if not isinstance(f, Group)}
    roles = {
        role: tuple(f.model_copy(update={"of": None}) if isinstance(f, Group) and f.of in named else f for f in value)
        if isinstance(value, tuple)
        else value
        for role, value in claim.roles.items()
    }
    return claim.model_copy(update={"roles": roles})


def _filler(filler: Filler) -> str:
    if not isinstance(filler, Group):
        return filler.name
    count = ""
    if filler.count and (filler.count.low is not None or filler.count.high is not None):
        figure = between(filler.count, lambda n: f"{n:g}")
        count = "" if any(c.isdigit() for c in filler.described) else f"{figure} "
    of = f" of {filler.of}" if filler.of and filler.of not in filler.described else ""
    return f"{count}{filler.described}{of}"


def _chain(fillers: tuple[Filler, ...]) -> str:
    return ", to ".join(label(f) for f in fillers)


def _role(claim: Claim, role: str, before: str = "") -> str:
    fillers = claim.fillers(role)
    return f"{before}{people(fillers)}" if fillers else ""


def _money(claim: Claim, before: str = ", ") -> str:
    multiple = claim.roles.get("multiple")
    if claim.amount:
        return before + money(claim.amount)
    return (
        f"{before}{between(multiple, lambda n: f'{n:g}')} times {multiple.of or 'current pay'}"
        if isinstance(multiple, Multiple)
        else ""
    )


_MOVING = {
    "approached": "approached",
    "considering": "may leave",
    "leaving": "leaving",
    "left": "left",
    "joining": "joining",
    "joined": "joined",
    "stayed": "staying at",
    "returned": "back at",
}


# A change of post within one house.
_IN_HOUSE = {
    "considering": "may be",
    "leaving": "leaving a post to be",
    "left": "left a post to be",
    "joining": "to be",
    "joined": "became",
}


def _move(claim: Claim) -> str:
    who, stage = people(claim.fillers("people")), claim.stage or ""
    origin, goal, post = _role(claim, "from"), _role(claim, "to"), claim.text("role_after")
    if stage in ("stayed", "returned"):
        return f"{who} {_MOVING[stage]} {goal or origin}".rstrip()
    if stage == "approached":
        return f"{who}" + (f" of {origin}" if origin else "") + " approached" + (f" by {goal}" if goal else "")
    if goal and goal == origin:
        return f"{who} {_IN_HOUSE.get(stage, stage)} {post or 'in another post'} at {goal}"
    if stage in ("joining", "joined") and goal:
        return (
            f"{who} {_MOVING[stage]} {goal}" + (f" as {post}" if post else "") + (f", from {origin}" if origin else "")
        )
    return (
        f"{who} {_MOVING.get(stage, stage)} {origin}".rstrip()
        + (f", for {goal}" if goal else "")
        + (f" as {post}" if post else "")
    )


def _offer(claim: Claim) -> str:
    employer = _role(claim, "employer", " of ")
    verb = {
        "made": "offered",
        "accepted": "accepted from",
        "declined": "declined an offer by",
        "withdrawn": "lost an offer by",
    }
    if claim.stage == "made":
        return (
            f"{_role(claim, 'by')} offers {people(claim.fillers('people'))}{employer}{_money(claim, ' ') or ' a place'}"
        )
    return f"{people(claim.fillers('people'))}{employer} {verb.get(claim.stage or '', 'offered by')} {_role(claim, 'by')}{_money(claim)}"


def _pay(claim: Claim) -> str:
    action = claim.text("action") or "new pay"
    return f"{_role(claim, 'by')}: {action}" + _role(claim, "people", " for ") + _money(claim) + f" ({claim.stage})"


_DEALING = {
    "considered": "thinks of buying",
    "talks": "in talks to buy",
    "agreed": "agreed to buy",
    "closed": "bought",
    "abandoned": "gave up buying",
}


def _deal(claim: Claim) -> str:
    verb = _DEALING.get(claim.stage or "", "buys")
    if claim.text("form") in ("investment", "licence"):
        noun = {"investment": "invest in", "licence": "take a licence from"}[claim.text("form") or ""]
        verb = {
            "considered": f"thinks to {noun}",
            "talks": f"in talks to {noun}",
            "agreed": f"agreed to {noun}",
            "closed": f"did {noun}",
            "abandoned": f"gave up to {noun}",
        }.get(claim.stage or "", noun)
    stake = claim.roles.get("stake")
    share = f" ({between(stake, lambda n: f'{n:g}')}%)" if isinstance(stake, Range) else ""
    return f"{_role(claim, 'buyer') or 'somebody'} {verb} {_role(claim, 'target')}{share}{_money(claim, ' for ')}"


def _unit(claim: Claim) -> str:
    act = {"reorganised": "reorganise", "closed": "close"}.get(claim.text("action") or "", "form")
    past = act.removesuffix("e") + "ed"
    verb = {"planned": f"plans to {act}", "announced": f"is to {act}", "done": f"has {past}"}[claim.stage or "planned"]
    return f"{_role(claim, 'by')} {verb} {claim.text('unit')}{_role(claim, 'leader', ' under ')}"


def _sourcing(claim: Claim) -> str:
    verb = {
        "considered": "may source from",
        "talks": "in talks to source from",
        "agreed": "sources from",
        "dropped": "drops",
    }
    product = claim.text("product")
    return f"{_role(claim, 'customer')} {verb.get(claim.stage or '', 'sources from')} {_role(claim, 'suppliers')}" + (
        f": {product}" if product else ""
    )


def _post(claim: Claim) -> str:
    former = "former " if claim.text("tenure") == "former" else ""
    return f"{_role(claim, 'person')}, {former}{claim.text('title')}{_role(claim, 'org', ', ')}"


_ACTS = {
    "denies": "denies",
    "amends": "amends",
    "confirms": "confirms",
    "declines_comment": "does not comment",
    "promises": "promises",
}


def _statement(claim: Claim) -> str:
    act = _ACTS.get(claim.text("act") or "asserts", "says")
    says = claim.text("says")
    return f"{_role(claim, 'speaker')} {act}" + (f": {says}" if says and act != "does not comment" else "")


def _morale(claim: Claim) -> str:
    cause = claim.text("cause")
    return f"mood at {_role(claim, 'org')} {claim.text('direction') or 'told of'}" + (f": {cause}" if cause else "")


_PHRASES: dict[str, Callable[[Claim], str]] = {
    "move": _move,
    "offer": _offer,
    "pay": _pay,
    "deal": _deal,
    "unit": _unit,
    "sourcing": _sourcing,
    "role": _post,
    "statement": _statement,
    "morale": _morale,
}
