"""What changed last: the stories, by the time of their last word."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime

from reportedly.errors import OptionError
from reportedly.kinds import KINDS
from reportedly.model import Status, Story, moment_of

from .book import Book
from .cells import Column, Dots, Life, Moment, Ref, State, state_words
from .sketch import about, because, changed, documents_of, dots_of, last_word, life_of, sentences, state_of, story_ref
from .table import Change, Facet, Row, Table
from .view import Query, View, page_of
from .wording import STATUS_WORDS, happenings, kind_words

_EARLIEST = datetime.min.replace(tzinfo=UTC)


class Filters(Query):
    """Stories about a name, of a kind, with a status, with a last word since a date, on at least so many origins."""

    about: str | None = None
    kind: str | None = None
    status: str | None = None
    since: date | datetime | None = None
    origins: int | None = None


class StoryRow(Row):
    """A story in a list: where it stands, since when, on how many words."""

    state: State | None
    story: Ref
    kind: str
    about: tuple[Ref, ...]
    dots: Dots
    articles: int
    life: Life | None
    changed: Moment | None
    last: Moment | None
    why: str


COLUMNS = (
    Column(field="state", heading="status", form="state"),
    Column(field="story", heading="story", form="link"),
    Column(field="why", heading="why"),
    Column(field="life", heading="life", form="life"),
    Column(field="dots", heading="origins", form="dots"),
    Column(field="last", heading="last word", form="time"),
)


def latest(book: Book, filters: Filters | None = None) -> Table[StoryRow]:
    """Stories that match, the one with the latest word first; what has no date comes last.

    Raises OptionError for an unknown kind or status, NotFound for an unknown name.
    """
    asked = _checked(book, filters or Filters())
    found = [s for s in book.standing.stories if _matches(s, asked)]
    ordered = by_recency(found)
    shown, more = page_of(ordered, asked, lambda s: s.id)
    return Table(
        title="What changed",
        columns=COLUMNS,
        rows=tuple(story_row(book, s) for s in shown),
        total=len(ordered),
        next=more,
        notes=() if ordered else (_nothing(book),),
        changes=tuple(c for s in shown for c in changes_of(s)),
        facets=_facets(book),
    )


def by_recency(stories: Iterable[Story]) -> list[Story]:
    """The story with the latest word first; what has no date comes last."""
    return sorted(sorted(stories, key=lambda s: s.id), key=_recency, reverse=True)


def story_row(book: Book, story: Story) -> StoryRow:
    """One story as a row."""
    return StoryRow(
        state=state_of(story.now),
        story=story_ref(story),
        kind=story.kind,
        about=about(book, story),
        dots=dots_of(book, story),
        articles=len(documents_of(book, story)),
        life=life_of(story),
        changed=changed(story),
        last=last_word(story),
        why=because(story),
    )


def stories_table(book: Book, stories: tuple[Story, ...], title: str) -> Table[StoryRow]:
    """These stories under a title, the latest word first."""
    ordered = by_recency(stories)
    return Table(title=title, columns=COLUMNS, rows=tuple(story_row(book, s) for s in ordered), total=len(ordered))


def changes_of(story: Story) -> tuple[Change, ...]:
    """The story's changes of status, the latest first; a turn that only adds an origin is none."""
    turns = [
        t for before, t in zip((None, *story.history), story.history, strict=False) if state_of(before) != state_of(t)
    ]
    return tuple(
        Change(
            id=f"{story.id}/{turn.at}/{turn.status}{'/amended' if turn.amended else ''}",
            at=turn.at,
            title=f"{state_words(State(status=turn.status, amended=turn.amended))}: {story.headline}",
            story=story_ref(story),
            text=sentences(turn.reasons),
        )
        for turn in reversed(turns)
    )


def _checked(book: Book, filters: Filters) -> Filters:
    if filters.kind is not None and filters.kind not in KINDS:
        raise OptionError("kind", f"no kind {filters.kind!r}", f"the kinds of stories are {', '.join(happenings())}")
    status = filters.status.replace(" ", "_").replace("-", "_") if filters.status else None
    if status is not None and status not in set(Status):
        raise OptionError("status", f"no status {filters.status!r}", f"they are {', '.join(s.value for s in Status)}")
    about = book.known(filters.about).id if filters.about else None
    return filters.model_copy(update={"status": status, "about": about})


def _matches(story: Story, asked: Filters) -> bool:
    if asked.kind and story.kind != asked.kind:
        return False
    if asked.status and (story.now is None or not _stands(story, Status(asked.status))):
        return False
    if asked.origins and (story.now is None or story.now.origins < asked.origins):
        return False
    if asked.since and _recency(story) < moment_of(asked.since.isoformat()):
        return False
    return not asked.about or asked.about in story.participants


def _stands(story: Story, status: Status) -> bool:
    now = story.now
    return now is not None and (now.status is status or (status is Status.AMENDED and now.amended))


def _recency(story: Story) -> datetime:
    return moment_of(story.now.at) if story.now else _EARLIEST


def _facets(book: Book) -> tuple[Facet, ...]:
    """The kinds and statuses that there are, in the order of the registry and of certainty."""
    kinds = Counter(s.kind for s in book.standing.stories)
    states = Counter(s.now.status for s in book.standing.stories if s.now)
    return (
        *(Facet(option="kind", value=k, text=kind_words(k), count=kinds[k]) for k in KINDS if kinds[k]),
        *(
            Facet(option="status", value=s.value, text=STATUS_WORDS[s].word, count=states[s])
            for s in Status
            if states[s]
        ),
    )


def _nothing(book: Book) -> str:
    if book.standing.stories:
        return "No story matches. Take a filter away to see more."
    if book.as_of or book.recorded_as_of:
        return "No story was told by then. Take a later date."
    return "No story yet. Record some articles: reportedly add SOURCE ..."


LATEST = View(
    "latest",
    "The stories, by their last word: where each stands and on how many independent origins.",
    latest,
    Filters,
    "Latest",
)
