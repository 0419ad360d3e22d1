"""What a story comes to now: for each role the leading value, the rival figures, and when."""

from reportedly.kinds import KINDS
from reportedly.model import (
    Amount,
    Claim,
    Frozen,
    Multiple,
    Named,
    Range,
    RoleValue,
    Story,
    Told,
    When,
    label,
    moment_of,
)
from reportedly.stories.phrases import between, money, people

from .book import Book, order_of
from .cells import Ref, day_words
from .sketch import entity_ref
from .wording import role_words


class Fact(Frozen):
    """One line of what stands: a heading and its value, as words or as links."""

    heading: str
    text: str = ""
    links: tuple[Ref, ...] = ()


class Figure(Frozen):
    """A sum as told; `leads` for the leading one, `withdrawn` where its own origin has restated it."""

    text: str
    amount: Amount
    claim: str
    publisher: str
    word: str
    leads: bool = False
    withdrawn: bool = False


def claims_by_lead(book: Book, story: Story) -> tuple[Claim, ...]:
    """The story's own affirmed claims, the one that leads first: first-hand before relayed, flat before hedged, late before early."""
    return tuple(t.claim for t in _leading_first(book, story))


def facts_of(book: Book, story: Story) -> tuple[Fact, ...]:
    """Each role with the value of the claim that leads: the latest flat first-hand word that fills it."""
    claims = claims_by_lead(book, story)
    found = [_fact(book, role.name, claims) for role in KINDS[story.kind].roles if role.name != "amount"]
    when = next((c.when for c in claims if c.when), None)
    if when:
        found.append(Fact(heading="when", text=when_words(when)))
    return tuple(f for f in found if f is not None)


def figures_of(book: Book, story: Story) -> tuple[Figure, ...]:
    """Every sum on record for the story, the leading one first; the same sum from the same root only once."""
    leads = story.value.leads if story.value else None
    origins = {t.claim.id: t.origin for t in story.told}
    told = sorted(_leading_first(book, story), key=lambda t: t.claim.id != leads)
    found: dict[tuple[str, str | None], Figure] = {}
    for t in told:
        if t.claim.amount is None or t.part == "background":
            continue
        same_root = bool(leads) and t.origin is not None and origins.get(leads or "") == t.origin
        withdrawn = same_root and story.value is not None and t.claim.id in story.value.superseded
        found.setdefault(
            (money(t.claim.amount), t.origin), _figure(book, t, leads=t.claim.id == leads, withdrawn=withdrawn)
        )
    return tuple(found.values())


def when_words(when: When) -> str:
    """`1 April 2026`, `April 2026`, `2026`, `1 Mar 2026 to 31 May 2026`, `from ...`, `by ...`."""
    start, end = when.start, when.end
    if start and when.precision == "day":
        return f"{start.day} {start:%B %Y}"
    if start and when.precision == "month":
        return f"{start:%B %Y}"
    if start and when.precision == "year":
        return f"{start:%Y}"
    if start and end:
        return f"{day_words(moment_of(start.isoformat()))} to {day_words(moment_of(end.isoformat()))}"
    if start:
        return f"from {day_words(moment_of(start.isoformat()))}"
    return f"by {day_words(moment_of(end.isoformat()))}" if end else "unknown"


def _figure(book: Book, told: Told, *, leads: bool, withdrawn: bool) -> Figure:
    document, amount = book.document(told.claim.document), told.claim.amount
    assert amount is not None
    publisher = (document.publisher if document else None) or "unknown publisher"
    return Figure(
        text=money(amount),
        amount=amount,
        claim=told.claim.id,
        publisher=publisher,
        word=told.origin or publisher,
        leads=leads,
        withdrawn=withdrawn,
    )


def _leading_first(book: Book, story: Story) -> list[Told]:
    leads = story.value.leads if story.value else None
    told = [t for t in story.told if t.claim.kind == story.kind and t.claim.polarity == "affirmed" and t.part != "copy"]
    return sorted(told, key=lambda t: _rank(book, t, leads))


def _rank(book: Book, told: Told, leads: str | None) -> tuple[bool, bool, bool, bool, float]:
    claim = told.claim
    document = book.document(claim.document)
    late = -order_of(document.published).timestamp() if document and document.published else 0.0
    return (claim.id != leads, told.part == "background", told.part != "origin", claim.certainty == "hedged", late)


def _fact(book: Book, role: str, claims: tuple[Claim, ...]) -> Fact | None:
    value = next((c.roles[role] for c in claims if role in c.roles), None)
    if value is None:
        return None
    if isinstance(value, tuple) and all(isinstance(f, Named) for f in value):
        return Fact(heading=role_words(role), links=tuple(_link(book, label(f)) for f in value))
    return Fact(heading=role_words(role), text=_value_words(value))


def _value_words(value: RoleValue) -> str:
    match value:
        case str():
            return value
        case Amount():
            return money(value)
        case Multiple():
            return f"{between(value, lambda n: f'{n:g}')} times {value.of or 'current pay'}"
        case Range():
            return between(value, lambda n: f"{n:g}%")
        case _:
            return people(value)


def _link(book: Book, name: str) -> Ref:
    entity = book.entity(name)
    return entity_ref(book, entity.id if entity else name)
