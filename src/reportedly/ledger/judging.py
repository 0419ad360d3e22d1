"""Judgements: appended like entries, undone by another judgement, never taken away."""

from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from reportedly.errors import Contradiction, NotFound
from reportedly.model import Judgement

from .protocol import Outcome
from .rows import judgement_row, restored
from .schema import judgements


def append(connection: Connection, judgement: Judgement) -> Outcome:
    """Add it if it says something new; `connection` holds the writer's lock."""
    said = _said(connection, None)
    if any(other.id == judgement.id for other in said) or _repeats(judgement, _standing(said)):
        return Outcome.KNOWN
    _allow(judgement, said)
    row = judgement_row(judgement) | {"sequence": len(said) + 1, "recorded_at": _moment(connection, judgement)}
    connection.execute(insert(judgements), row)
    return Outcome.NEW


def in_force(connection: Connection, recorded_as_of: datetime | None) -> tuple[Judgement, ...]:
    """Those that stand, in order; neither the undone nor their undoings."""
    return tuple(judgement for judgement in _standing(_said(connection, recorded_as_of)) if not judgement.undoes)


def _said(connection: Connection, recorded_as_of: datetime | None) -> list[Judgement]:
    wanted = select(judgements.c.body).order_by(judgements.c.sequence)
    if recorded_as_of is not None:
        wanted = wanted.where(judgements.c.recorded_at <= recorded_as_of)
    return [restored(Judgement, body) for body in connection.scalars(wanted)]


def _standing(said: list[Judgement]) -> list[Judgement]:
    """What no standing judgement undoes. An undoing comes after what it undoes, so the last has the first word."""
    undone: set[str] = set()
    standing = []
    for judgement in reversed(said):
        if judgement.id in undone:
            continue
        standing.append(judgement)
        if judgement.undoes:
            undone.add(judgement.undoes)
    return standing[::-1]


def _allow(judgement: Judgement, said: list[Judgement]) -> None:
    """Raises NotFound or Contradiction where it cannot be added."""
    if judgement.undoes:
        if all(other.id != judgement.undoes for other in said):
            raise NotFound(judgement.undoes, "no judgement has this id", "list the judgements to see their ids")
        return
    for other in _standing(said):
        if _same_pair(other, judgement) and other.verdict != judgement.verdict:
            what = f"{judgement.left} and {judgement.right}"
            raise Contradiction(what, f"were judged {other.verdict} ({other.id})", f"undo {other.id} first")


def _repeats(judgement: Judgement, standing: list[Judgement]) -> bool:
    """Said already, be it by another person: one undoing must be enough to take it back."""
    if judgement.undoes:
        return any(other.undoes == judgement.undoes for other in standing)
    return any(_same_pair(other, judgement) and other.verdict == judgement.verdict for other in standing)


def _same_pair(one: Judgement, other: Judgement) -> bool:
    if one.undoes or other.undoes or one.subject != other.subject:
        return False
    return {one.left, one.right} == {other.left, other.right}


def _moment(connection: Connection, judgement: Judgement) -> datetime:
    last = connection.scalar(select(func.max(judgements.c.recorded_at)))
    return max(judgement.recorded_at, last) if last else judgement.recorded_at
