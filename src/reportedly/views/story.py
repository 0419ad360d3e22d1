"""One story: how it came out, as it stands, where it comes from, and why we say so."""

from collections.abc import Iterator
from typing import Literal

from reportedly.errors import NotFound
from reportedly.model import Copy, Document, Frozen, Reason, Story, Turn, moment_of
from reportedly.stories.odds import Odds

from .as_it_stands import Fact, Figure, facts_of, figures_of
from .book import Book
from .cells import Column, Dots, Life, Moment, Quote, Ref, State, moment_words, state_words
from .claimed import ToldLine, told_line
from .judged import Judged, judged
from .latest import changes_of
from .origins import Root, article_ref, roots_of
from .sketch import about, because, changed, documents_of, dots_of, life_of, parts_of, sentences, state_of, story_ref
from .table import Page, Row, Table
from .view import View, Which

Weight = Literal["lead", "relay", "copy", "aside"]
_BESIDE = ("comment", "background")


class Telling(Frozen):
    """An article's place in the timeline: what it says, what changed by it, and how much it weighs.

    `lead` for first-hand words and denials, `relay` and `copy` for what repeats, `aside` for comment and background.
    `claims` are what it adds to the story, `beside` its comments and its background.
    """

    at: Moment | None
    article: Ref
    publisher: str
    lang: str | None
    weight: Weight
    state: State | None = None
    turned: bool = False
    origins: int | None = None
    reasons: tuple[Reason, ...] = ()
    claims: tuple[ToldLine, ...] = ()
    beside: tuple[ToldLine, ...] = ()
    copy_of: Ref | None = None
    how: str | None = None
    changed: tuple[str, ...] = ()


class TellingRow(Row):
    """A claim in the timeline as a row."""

    at: Moment | None
    state: State | None
    publisher: str
    part: str
    says: str
    word: str
    quote: Quote


class StoryPage(Page):
    """A story in full. `stands_for` is a claim that names the story in a judgement; `near` are stories that may be the same."""

    id: str
    kind: str
    state: State | None
    since: Moment | None
    verdict: str
    about: tuple[Ref, ...]
    life: Life | None
    dots: Dots
    articles: int
    timeline: tuple[Telling, ...]
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    unknown: tuple[str, ...]
    origins: tuple[Root, ...]
    judgements: tuple[Judged, ...]
    near: tuple[Ref, ...]
    odds: Odds | None
    stands_for: str | None

    def tables(self) -> tuple[Table[Row], ...]:
        """The timeline as a table."""
        rows = tuple(_rows(self.timeline))
        return (Table(title="How it came out", columns=_COLUMNS, rows=rows, total=len(rows)),)


_COLUMNS = (
    Column(field="at", heading="when", form="time"),
    Column(field="state", heading="status", form="state"),
    Column(field="publisher", heading="outlet"),
    Column(field="part", heading="part"),
    Column(field="says", heading="says"),
    Column(field="word", heading="on whose word"),
    Column(field="quote", heading="in the words", form="quote"),
)


def story(book: Book, id: str) -> StoryPage:
    """The story of that id (or of a claim's id, or of an unmistakable beginning of an id). Raises NotFound."""
    found = find_story(book, id)
    documents = documents_of(book, found)
    state = state_of(found.now)
    return StoryPage(
        title=found.headline,
        lead=_lead(book, found, state),
        notes=found.notes,
        changes=changes_of(found),
        id=found.id,
        kind=found.kind,
        state=state,
        since=changed(found),
        verdict=_verdict(found),
        about=about(book, found),
        life=life_of(found),
        dots=dots_of(book, found),
        articles=len(documents),
        timeline=_timeline(book, found, documents),
        facts=facts_of(book, found),
        figures=figures_of(book, found),
        unknown=found.unknown,
        origins=roots_of(book, found),
        judgements=_judgements(book, found),
        near=_near(book, found),
        odds=book.odds.get(found.id),
        stands_for=found.told[0].claim.id if found.told else None,
    )


def find_story(book: Book, id: str) -> Story:
    """The story of that id, of a claim of that id, or of the one id that begins so. Raises NotFound."""
    exact = book.stories.get(id) or book.story_of.get(id)
    if exact:
        return exact
    begins = [s for key, s in book.stories.items() if id and key.startswith(id)]
    if len(begins) == 1:
        return begins[0]
    fault = f"{len(begins)} stories begin so" if begins else "no such story"
    raise NotFound(id, fault, "`reportedly stories` and the front page list them")


def _verdict(story: Story) -> str:
    """Why it stands so; on whose word is told beside it, in full."""
    return sentences(tuple(r for r in story.now.reasons if r.rule != "origins")) if story.now else ""


def _lead(book: Book, story: Story, state: State | None) -> tuple[str, ...]:
    since, dots = changed(story), dots_of(book, story)
    if state is None or since is None:
        return ("No article of it has a date, so it has no status.",)
    stands = f"{state_words(state)} since {moment_words(since.at)}: {because(story)}"
    return (
        stands,
        *(f"Unknown: {u}" for u in story.unknown),
        f"{len(documents_of(book, story))} articles, {dots.origins} origins",
    )


def _timeline(book: Book, story: Story, documents: tuple[Document, ...]) -> tuple[Telling, ...]:
    turns = {moment_of(t.at): t for t in story.history}
    standing: State | None = None
    found = []
    for document in documents:
        turn = turns.pop(document.moment, None) if document.moment else None
        turned = turn is not None and state_of(turn) != standing
        standing = state_of(turn) if turn else standing
        found.append(_telling(book, story, document, turn, standing, turned=turned))
    return tuple(found)


def _telling(
    book: Book, story: Story, document: Document, turn: Turn | None, standing: State | None, *, turned: bool
) -> Telling:
    told = parts_of(story).get(document.revision, [])
    copy = book.copies.get(document.revision)
    original = book.document(copy.of) if copy else None
    return Telling(
        at=Moment(at=document.published) if document.published else None,
        article=article_ref(document),
        publisher=document.publisher or "unknown publisher",
        lang=document.lang,
        weight="lead" if turn else _weight({t.part for t in told}, copy),
        state=standing,
        turned=turned,
        origins=turn.origins if turn else None,
        reasons=turn.reasons if turn else (),
        claims=tuple(told_line(document, t) for t in told if t.part not in _BESIDE),
        beside=tuple(told_line(document, t) for t in told if t.part in _BESIDE),
        copy_of=article_ref(original) if original else None,
        how=copy.how if copy else None,
        changed=tuple(dict.fromkeys(copy.changed)) if copy else (),
    )


def _weight(played: set[str], copy: Copy | None) -> Weight:
    if copy or played == {"copy"}:
        return "copy"
    if played & {"origin", "denial"}:
        return "lead"
    return "relay" if "relay" in played else "aside"


def _judgements(book: Book, story: Story) -> tuple[Judged, ...]:
    ids = {t.claim.id for t in story.told}
    return tuple(judged(book, j) for j in book.judgements if j.subject == "stories" and {j.left, j.right} & ids)


def _near(book: Book, story: Story) -> tuple[Ref, ...]:
    """Stories of the same kind that share a participant, as links from a claim that stands for each."""
    shared = [
        s
        for s in book.standing.stories
        if s.id != story.id and s.told and set(s.participants) & set(story.participants)
    ]
    ordered = sorted(shared, key=lambda s: (s.kind != story.kind, s.headline))
    return tuple(story_ref(s).model_copy(update={"id": s.told[0].claim.id}) for s in ordered)


def _rows(timeline: tuple[Telling, ...]) -> Iterator[TellingRow]:
    for telling in timeline:
        for place, line in enumerate((*telling.claims, *telling.beside)):
            word = line.word or "its own word"
            yield TellingRow(
                at=telling.at,
                state=telling.state if telling.turned and place == 0 else None,
                publisher=telling.publisher,
                part=line.part,
                says=line.says,
                word=word,
                quote=line.quote,
            )


STORY = View(
    "story",
    "One story: its timeline, claims with sources and quotes, status with reasons, and origins.",
    lambda b, q: story(b, q.id),
    Which,
)
