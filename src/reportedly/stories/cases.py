"""Stories as cases: who told of it when and how, and what came of it. What track records and odds are computed from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from reportedly.model import Document, Reading, Standing, Status, Story, Told, moment_of


class Outcome(StrEnum):
    """What became of a story; there is none while it is open."""

    CAME_TRUE = "came true"
    FELL_THROUGH = "fell through"
    DENIED = "denied"
    RETRACTED = "retracted"


_OUTCOMES = {
    Status.CONFIRMED: Outcome.CAME_TRUE,
    Status.FELL_THROUGH: Outcome.FELL_THROUGH,
    Status.DISPUTED: Outcome.DENIED,
    Status.RETRACTED: Outcome.RETRACTED,
}


@dataclass(frozen=True, slots=True)
class Telling:
    """One outlet's claim that the thing is so: when, on whose word, how surely, and whether its own."""

    at: datetime
    outlet: str
    source: str | None
    hedged: bool
    originates: bool
    stage: str | None


@dataclass(frozen=True, slots=True)
class State:
    """Where the story stood from a moment on."""

    at: datetime
    status: Status
    origins: int


@dataclass(frozen=True)
class Case:
    """A story told in time. `corrections` are the moments at which an outlet took back or restated its own words."""

    story: str
    kind: str
    tellings: tuple[Telling, ...]
    states: tuple[State, ...]
    corrections: tuple[tuple[datetime, str], ...] = ()

    @property
    def begins(self) -> datetime:
        """The first telling."""
        return self.tellings[0].at

    @cached_property
    def settled(self) -> tuple[datetime, Outcome] | None:
        """When it first came to an end, and which. A denial ends nothing, and what comes after changes nothing."""
        ends = (state for state in self.states if state.status in _OUTCOMES and state.status is not Status.DISPUTED)
        first = next(ends, None)
        return (first.at, _OUTCOMES[first.status]) if first else None

    def is_open(self, at: datetime) -> bool:
        """Told by then, and not settled."""
        return self.begins <= at and not (self.settled and self.settled[0] <= at)

    @cached_property
    def resolved(self) -> tuple[datetime, Outcome] | None:
        """When it came to its present outcome, and which; None while it is open."""
        return self.resolved_by(None)

    def resolved_by(self, at: datetime | None) -> tuple[datetime, Outcome] | None:
        """The same as it was known at a moment."""
        known = [state for state in self.states if at is None or state.at <= at]
        if not known or known[-1].status not in _OUTCOMES:
            return None
        status = known[-1].status
        since = len(known) - 1
        while since and known[since - 1].status == status:
            since -= 1
        return known[since].at, _OUTCOMES[status]


def cases(standing: Standing, readings: Iterable[Reading]) -> list[Case]:
    """Every dated story as a case, in the order in which they began."""
    documents = {reading.document.revision: reading.document for reading in readings}
    found = (_case(story, documents) for story in standing.stories)
    return sorted((case for case in found if case), key=lambda case: (case.begins, case.story))


def _case(story: Story, documents: dict[str, Document]) -> Case | None:
    states = tuple(State(moment_of(turn.at), turn.status, turn.origins) for turn in story.history)
    tellings, corrections = [], []
    for told in story.told:
        document = documents.get(told.claim.document)
        if document is None or document.moment is None or not document.publisher:
            continue
        telling = _telling(told, document, document.moment)
        if telling:
            tellings.append(telling)
        if _corrects(told):
            corrections.append((document.moment, document.publisher))
    if not tellings or not states:
        return None
    tellings.sort(key=lambda t: (t.at, t.outlet))
    return Case(story.id, story.kind, tuple(tellings), states, tuple(sorted(set(corrections))))


def _telling(told: Told, document: Document, at: datetime) -> Telling | None:
    """A claim that affirms; a party's own announcement is an outcome and no telling."""
    claim = told.claim
    if told.part not in ("origin", "relay", "copy") or claim.polarity == "denied" or claim.kind == "statement":
        return None
    named = bool(told.origin) and "(announcement)" in (told.origin or "")
    if named:
        return None
    source = told.origin if told.part == "origin" else None
    hedged = claim.certainty == "hedged"
    return Telling(at, document.publisher or "", source, hedged, told.part == "origin", claim.stage)


def _corrects(told: Told) -> bool:
    """An outlet's own words taken back or restated: the publication is the speaker, or denies on no other word."""
    claim = told.claim
    if claim.kind == "statement":
        speakers = {getattr(filler, "name", "") for filler in claim.fillers("speaker")}
        return claim.text("act") in ("denies", "amends") and told.chain[-1:] != () and told.chain[-1] in speakers
    return claim.polarity == "denied" and not claim.sources
