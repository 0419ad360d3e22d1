"""Two claims that tell the same thing in two languages tie their names together, however they are written.

Names that were translated (新芽, Sprout) sound nothing alike: only what is said of them can tell.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations

from reportedly.model import Amount, Claim, Group, Named, Range

from .comparing import Sign
from .forms import is_part
from .readings import script
from .usage import Name, type_of

NEAR = timedelta(days=60)
CROWDED = 40

Root = Callable[[str, str], str]
"""(document, name) to what is known so far to be the same name."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim with what it takes to compare it: where and when it was published, and by whom."""

    claim: Claim
    lang: str
    publisher: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Tie:
    """Two names that stand in one place of two matching claims."""

    left: Name
    right: Name
    left_document: str
    right_document: str
    sign: Sign


def ties(tellings: Iterable[Telling], root: Root) -> Iterator[Tie]:
    """All ties between claims in different languages that agree in enough else."""
    for left, right in _pairs(tellings, root):
        yield from _tie(left, right, root)


def _pairs(tellings: Iterable[Telling], root: Root) -> Iterator[tuple[Telling, Telling]]:
    blocks: dict[object, list[Telling]] = defaultdict(list)
    for telling in tellings:
        for block in _blocks(telling, root):
            blocks[block].append(telling)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        if len({telling.lang for telling in block}) > 1:
            for left, right in combinations(block[:CROWDED], 2):
                pair = (left.claim.id, right.claim.id)
                if left.lang != right.lang and pair not in seen and _near(left, right):
                    seen.add(pair)
                    yield left, right


def _near(left: Telling, right: Telling) -> bool:
    return left.at is None or right.at is None or abs(left.at - right.at) <= NEAR


def _blocks(telling: Telling, root: Root) -> Iterator[object]:
    claim = telling.claim
    if claim.kind in ("statement", "morale", "role"):
        return
    for role, name in _named(claim):
        yield claim.kind, role, root(claim.document, name)
    if claim.amount:
        yield claim.kind, claim.amount.low, claim.amount.high, claim.amount.currency
    for count in _counts(claim):
        if count.low and count.low > 2:
            yield claim.kind, claim.stage, count.low, count.high


def _named(claim: Claim) -> Iterator[tuple[str, str]]:
    for role, value in claim.roles.items():
        if isinstance(value, tuple):
            for filler in value:
                if isinstance(filler, Named):
                    yield role, filler.name
                elif filler.of:
                    yield f"{role}.of", filler.of


def _counts(claim: Claim) -> Iterator[Range]:
    for value in claim.roles.values():
        if isinstance(value, tuple):
            yield from (filler.count for filler in value if isinstance(filler, Group) and filler.count)


def _tie(left: Telling, right: Telling, root: Root) -> Iterator[Tie]:
    shared, open_pairs = 0.0, []
    theirs = dict(_named(right.claim))
    for role, name in _named(left.claim):
        other = theirs.get(role)
        if other is None:
            continue
        if root(left.claim.document, name) == root(right.claim.document, other):
            shared += 1.5
        else:
            open_pairs.append((role, name, other))
    if not open_pairs or len(open_pairs) > 2:
        return
    shared += _circumstances(left, right, root)
    support = shared - 1.2 * (len(open_pairs) - 1)
    if support < 2.0:
        return
    for role, name, other in open_pairs:
        if _rivals(name, other):
            continue
        kind = type_of(role.removesuffix(".of") if not role.endswith(".of") else "of", Named(name=name))
        reason = f"{name} and {other} stand in one place ({role}) of two claims that agree in the rest"
        sign = Sign(min(3.0, support - 0.5), reason)
        yield Tie(
            Name(name, kind, left.lang), Name(other, kind, right.lang), left.claim.document, right.claim.document, sign
        )


def _rivals(left: str, right: str) -> bool:
    """Two proper names in Latin letters, each for itself: more likely two candidates for one place than one translated."""
    return script(left) == script(right) == "latin" and not (is_part(left) or is_part(right))


def _circumstances(left: Telling, right: Telling, root: Root) -> float:
    a, b = left.claim, right.claim
    score = 0.3 if a.stage == b.stage else 0.0
    if a.amount and b.amount:
        score += 1.5 if _same_money(a.amount, b.amount) else 0.0
    counts = [(c.low, c.high) for c in _counts(a)]
    score += 1.0 if any((c.low, c.high) in counts and (c.low or 0) > 1 for c in _counts(b)) else 0.0
    score += 1.5 if _cites(left, right, root) or _cites(right, left, root) else 0.0
    return score


def _same_money(left: Amount, right: Amount) -> bool:
    return left.currency == right.currency and bool({left.low, left.high} & ({right.low, right.high} - {None}))


def _cites(left: Telling, right: Telling, root: Root) -> bool:
    if not right.publisher:
        return False
    publisher = root(right.claim.document, right.publisher)
    cited = (root(left.claim.document, source.name) for source in left.claim.sources if isinstance(source, Named))
    return publisher in cited
