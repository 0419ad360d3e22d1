"""A story in a few strokes, as every list of stories shows it."""

from itertools import pairwise

from reportedly.model import Document, Reason, Story, Told, Turn, moment_of

from .book import Book, order_of
from .cells import Dots, Life, Moment, Ref, State, Stretch

# The last stretch has no end yet; it gets at least this share, so that where a story stands now can always be seen.
_LAST = 0.18
_LEAST = 0.05

# What stories say of the origins where there is none: the dots show that already.
_NOBODY = "no origin"


def state_of(turn: Turn | None) -> State | None:
    """Where a turn leaves the story; None for a story without dates."""
    return State(status=turn.status, amended=turn.amended) if turn else None


def story_ref(story: Story) -> Ref:
    """A link to the story under its headline."""
    return Ref(view="story", id=story.id, text=story.headline)


def entity_ref(book: Book, name: str) -> Ref:
    """A link to an entity's page under this name, or under its canonical name where `name` is an id."""
    entity = book.entity(name)
    if entity is None:
        return Ref(view="search", id=name, text=name)
    view = "person" if entity.type == "person" else "organisation"
    return Ref(view=view, id=entity.id, text=entity.names[0] if name == entity.id and entity.names else name)


def about(book: Book, story: Story) -> tuple[Ref, ...]:
    """Links to the story's participants."""
    return tuple(entity_ref(book, p) for p in story.participants)


def changed(story: Story) -> Moment | None:
    """When the status last changed: the first of the turns that agree with the last one."""
    last = None
    for turn in reversed(story.history):
        if state_of(turn) != state_of(story.now):
            break
        last = Moment(at=turn.at)
    return last


def last_word(story: Story) -> Moment | None:
    """The story's last turn, whether the status changed or only the count of origins."""
    return Moment(at=story.now.at) if story.now else None


def because(story: Story) -> str:
    """Why it stands where it stands, in a sentence or two."""
    return sentences(story.now.reasons) if story.now else ""


def sentences(reasons: tuple[Reason, ...]) -> str:
    """Reasons as sentences; the list of origins says on whose word."""
    said = (
        f"on the word of {r.text}" if r.rule == "origins" else r.text for r in reasons if r.text not in ("", _NOBODY)
    )
    return " ".join(
        text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "。")) else ".") for text in said
    )


def documents_of(book: Book, story: Story) -> tuple[Document, ...]:
    """The articles that tell the story and the copies of those, by publication."""
    told = {t.claim.document for t in story.told}
    copies = {c.document for revision in told for c in book.copied_by.get(revision, ())}
    found = [d for d in map(book.document, told | copies) if d is not None]
    return tuple(sorted(found, key=lambda d: (order_of(d.published), d.revision)))


def parts_of(story: Story) -> dict[str, list[Told]]:
    """The story's claims by the revision that tells them."""
    parts: dict[str, list[Told]] = {}
    for told in story.told:
        parts.setdefault(told.claim.document, []).append(told)
    return parts


def dots_of(book: Book, story: Story) -> Dots:
    """Independent origins; articles that only pass it on; copies of an article's text."""
    parts, copies, relays = parts_of(story), 0, 0
    for document in documents_of(book, story):
        played = {t.part for t in parts.get(document.revision, [])}
        if document.revision in book.copies or played == {"copy"}:
            copies += 1
        elif "relay" in played and "origin" not in played:
            relays += 1
    return Dots(origins=story.now.origins if story.now else len(story.origins), relays=relays, copies=copies)


def life_of(story: Story) -> Life | None:
    """The story's turns as stretches of one bar, in proportion to time but none too short to be seen."""
    if not story.history:
        return None
    times = [moment_of(t.at) for t in story.history]
    whole = (times[-1] - times[0]).total_seconds()
    if not whole:
        turn = story.history[-1]
        return Life(stretches=(Stretch(state=State(status=turn.status, amended=turn.amended), at=turn.at, share=1.0),))
    lengths = [(b - a).total_seconds() / whole * (1 - _LAST) for a, b in pairwise(times)]
    shares = [max(length, _LEAST) for length in [*lengths, _LAST]]
    total = sum(shares)
    return Life(
        stretches=tuple(
            Stretch(state=State(status=turn.status, amended=turn.amended), at=turn.at, share=round(share / total, 4))
            for turn, share in zip(story.history, shares, strict=True)
        )
    )
