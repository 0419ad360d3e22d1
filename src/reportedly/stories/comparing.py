"""Whether two claims tell of one happening: what speaks for it and against it, each with a weight and in words."""

from dataclasses import dataclass
from datetime import timedelta

from reportedly.kinds import Role
from reportedly.model import Range
from reportedly.names.readings import script

from .facts import Fact, Player

VETO = -100.0
LINKED = 3.0
STALE = timedelta(days=240)
_PERSON, _THING, _GROUP, _COUNT = 3.0, 1.5, 1.0, 1.0


@dataclass(frozen=True, slots=True)
class Sign:
    """One reason for (above zero) or against a link."""

    weight: float
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims compared: the sum of the reasons, and whether one of them says that the two cannot be one happening."""

    left: str
    right: str
    weight: float
    vetoed: bool


def link(left: Fact, right: Fact) -> Link:
    """The two compared, without the words: there are many links, and few are ever asked why."""
    found = compare(left, right)
    return Link(left.id, right.id, sum(sign.weight for sign in found), any(sign.weight <= VETO for sign in found))


def compare(left: Fact, right: Fact) -> tuple[Sign, ...]:
    """All reasons for and against; the two are of one kind."""
    signs: list[Sign] = []
    for role in left.kind.roles:
        signs += _role(role, left, right)
    signs += _chained(left, right)
    signs += _choices(left, right)
    signs += _circumstances(left, right)
    signs += _times(left, right)
    if "opinion" in (left.claim.voice, right.claim.voice):
        signs.append(Sign(-3.0, "opinion", "one is a forecast or an opinion"))
    return tuple(signs)


def _role(role: Role, left: Fact, right: Fact) -> list[Sign]:
    a, b = left.fillers(role.name), right.fillers(role.name)
    if not a or not b:
        return []
    if _all(a) & _all(b):
        return [Sign(_worth(left, role), role.name, f"same {role.name}: {_labels(a)} and {_labels(b)}")]
    named_a, named_b = _named(a), _named(b)
    if named_a and named_b:
        return [_differ(role, left, right, a, b)]
    if not named_a and not named_b:
        return _groups(role, a, b, (left.claim.stage, right.claim.stage))
    return _name_and_description(role, left, right, a, b)


def _worth(fact: Fact, role: Role) -> float:
    if role.name in ("people", "leader"):
        return _PERSON
    return 2.0 if role.holds == "name" else _THING


def _all(players: tuple[Player, ...]) -> set[str]:
    return {p.entity for p in players if p.entity}


def _named(players: tuple[Player, ...]) -> set[str]:
    return {p.entity for p in players if p.entity and not p.described}


def _labels(players: tuple[Player, ...]) -> str:
    return ", ".join(player.label for player in players)


def _differ(role: Role, left: Fact, right: Fact, a: tuple[Player, ...], b: tuple[Player, ...]) -> Sign:
    text = f"another {role.name}: {_labels(a)}, not {_labels(b)}"
    if role.holds == "name":
        return _differ_in_name(role, a, b, text)
    if role.name == "from" and _all(left.fillers("to")) & _all(right.fillers("to")):
        # A restaurant and the group that owns it: who goes to the same place at the same time left one place.
        return Sign(-1.5, role.name, text)
    if (
        role.name == "to"
        and _all(left.fillers("people")) & _all(right.fillers("people"))
        and _one_departure(left, right)
    ):
        # One person leaves one house: where to is told in two ways.
        return Sign(-1.5, role.name, text)
    return Sign(VETO if role.core or role.name in left.kind.apart else -1.0, role.name, text)


def _one_departure(left: Fact, right: Fact) -> bool:
    return bool(_all(left.fillers("from")) & _all(right.fillers("from"))) and not _recalled_either(left, right)


def _differ_in_name(role: Role, a: tuple[Player, ...], b: tuple[Player, ...], text: str) -> Sign:
    """A unit or product that has no fixed name yet is called otherwise in every language."""
    scripts = {script(player.label) for player in (*a, *b)}
    return Sign(-2.0 if len(scripts) == 1 else 0.0, role.name, text)


def _groups(
    role: Role, a: tuple[Player, ...], b: tuple[Player, ...], stages: tuple[str | None, str | None]
) -> list[Sign]:
    signs: list[Sign] = []
    left, right = a[0], b[0]
    if left.of and left.of == right.of:
        signs.append(Sign(_GROUP, role.name, f"{left.label} and {right.label} are of one house"))
    elif left.of and right.of:
        return [Sign(VETO, role.name, f"{left.label} and {right.label} are of two houses")]
    if left.entity and left.entity == right.entity:
        signs.append(Sign(_THING, role.name, f"both {left.label}"))
    signs += _counts(role, left, right, stages)
    return signs


def _counts(role: Role, left: Player, right: Player, stages: tuple[str | None, str | None]) -> list[Sign]:
    a, b = left.count, right.count
    if a is None or b is None or (a.low is None and a.high is None) or (b.low is None and b.high is None):
        return []
    if (a.low, a.high) == (b.low, b.high):
        return [Sign(_COUNT, role.name, f"both {_figure(a)}")]
    if _overlap(a, b):
        return [Sign(0.3, role.name, f"{_figure(a)} and {_figure(b)} are compatible")]
    if _fewer_followed(a, b, stages):
        return [Sign(0.3, role.name, f"{_figure(a)} and {_figure(b)}: some of those asked")]
    return [Sign(-2.5, role.name, f"{_figure(a)}, not {_figure(b)}")]


_ASKED = frozenset({"made", "approached", "considering"})
_ANSWERED = frozenset({"accepted", "declined", "joining", "joined", "left", "stayed"})


def _fewer_followed(a: Range, b: Range, stages: tuple[str | None, str | None]) -> bool:
    """Of twelve who were asked, nine accepted."""
    asked, answered = (a, b) if stages[0] in _ASKED else (b, a)
    if not (set(stages) & _ASKED and set(stages) & _ANSWERED):
        return False
    return (answered.high or answered.low or 0) <= (asked.high or asked.low or 0)


def _figure(count: Range) -> str:
    bounds = [f"{bound:g}" if bound is not None else "" for bound in (count.low, count.high)]
    return bounds[0] if bounds[0] == bounds[1] else "-".join(bounds)


def _overlap(a: Range, b: Range) -> bool:
    low = max(a.low or 0, b.low or 0)
    high = min(a.high if a.high is not None else float("inf"), b.high if b.high is not None else float("inf"))
    return low <= high


def _name_and_description(
    role: Role, left: Fact, right: Fact, a: tuple[Player, ...], b: tuple[Player, ...]
) -> list[Sign]:
    """A thing may be told by its nature; people by name beside people by number are two happenings, unless they go along."""
    text = f"{_labels(a)} and {_labels(b)}: one a name, one a description"
    if role.name != "people":
        return [Sign(0.5, role.name, text)]
    if _go_along(left, right):
        return [Sign(0.5, role.name, f"{_labels(a)} and {_labels(b)} take the same road in one article")]
    return [Sign(-2.5, role.name, text)]


def _go_along(left: Fact, right: Fact) -> bool:
    """`She is taking a team of 14 with her`."""
    ends = all(_all(left.fillers(role)) & _all(right.fillers(role)) for role in ("from", "to"))
    return (
        left.claim.kind == "move" and ends and left.article.id == right.article.id and not _recalled_either(left, right)
    )


def _recalled_either(left: Fact, right: Fact) -> bool:
    return recalled(left) or recalled(right)


def _chained(left: Fact, right: Fact) -> list[Sign]:
    """Who goes from where another move ends has moved twice."""
    if left.claim.kind != "move":
        return []
    for a, b in ((left, right), (right, left)):
        ends, starts = _named(a.fillers("to")), _named(b.fillers("from"))
        if ends & starts and not _named(a.fillers("from")) & starts:
            return [Sign(VETO, "chain", "one ends where the other begins")]
    return []


def _choices(left: Fact, right: Fact) -> list[Sign]:
    signs = []
    for role in left.kind.roles:
        a, b = left.claim.text(role.name), right.claim.text(role.name)
        if role.holds != "choice" or not a or not b:
            continue
        if _one_form(a, b):
            signs.append(Sign(1.5 if left.claim.kind == "pay" else 0.5, role.name, f"both {a}"))
        elif role.name in left.kind.apart:
            signs.append(Sign(VETO, role.name, f"{a}, not {b}"))
    return signs


def _one_form(a: str, b: str) -> bool:
    return a == b or {a, b} == {"acquisition", "acquihire"}


def _circumstances(left: Fact, right: Fact) -> list[Sign]:
    signs = []
    a, b = left.amount, right.amount
    if a and b and a.currency == b.currency and {a.low, a.high} & {b.low, b.high} - {None}:
        signs.append(Sign(1.0, "amount", "the same figure"))
    if _takes_back(left, right) or _takes_back(right, left):
        signs.append(Sign(1.5, "own report", "an outlet on what it told itself"))
    if _two_figures(left, right):
        signs.append(Sign(3.0, "figures", "one article tells two figures of it, each on another's word"))
    if left.publisher and right.publisher and (left.publisher in right.credited or right.publisher in left.credited):
        signs.append(Sign(1.0, "credit", "one credits the other's outlet"))
    elif left.credited & right.credited:
        signs.append(Sign(0.5, "credit", "both credit the same source"))
    return signs


def _takes_back(denied: Fact, told: Fact) -> bool:
    own = denied.claim.polarity == "denied" and not denied.sources and denied.publisher is not None
    return own and denied.publisher == told.publisher and told.claim.polarity == "affirmed"


def _two_figures(left: Fact, right: Fact) -> bool:
    """Sixty are dismissed, says the company; eighty-five, says the union."""
    if left.article.id != right.article.id or left.claim.stage != right.claim.stage or left.sources == right.sources:
        return False
    a, b = left.fillers("people"), right.fillers("people")
    return bool(a and b and a[0].of and a[0].of == b[0].of and a[0].label == b[0].label and left.span == right.span)


def _times(left: Fact, right: Fact) -> list[Sign]:
    (a, b), (c, d) = left.span, right.span
    start, end = max((x for x in (a, c) if x), default=None), min((x for x in (b, d) if x), default=None)
    if left.claim.when and right.claim.when:
        if (a, b) == (c, d):
            return [Sign(1.0, "when", f"both on {a}" if a == b else "both at the same time")]
        if start and end and start - end > timedelta(days=90):
            return [Sign(-3.0, "when", f"{end} and {start} are far apart")]
    for mine, other in ((left, right), (right, left)):
        told = other.article.at
        if mine.claim.when and mine.span[1] and told and not other.claim.when and recalled(mine):
            return [Sign(-2.5, "when", f"one looks back on {mine.span[1]}")]
    if left.article.at and right.article.at and abs(left.article.at - right.article.at) > STALE:
        return [Sign(-2.0, "when", "published most of a year apart")]
    return []


def recalled(fact: Fact) -> bool:
    """Told as long past when it was published: background."""
    end = fact.span[1]
    return bool(end and fact.article.at and fact.article.at.date() - end > timedelta(days=60))
