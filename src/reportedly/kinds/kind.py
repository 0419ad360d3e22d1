"""What a claim kind is: its roles, its stages, and what makes two of its claims one story. No words of any language."""

from dataclasses import dataclass
from typing import Literal

Holds = Literal["filler", "fillers", "name", "amount", "multiple", "range", "text", "choice"]


@dataclass(frozen=True)
class Role:
    """One role of a kind.

    `holds` tells the value: `filler` one entity or group, `fillers` several, `name` the free name of a thing that has
    yet to exist (a unit, a product), `text` words, `choice` one of `choices`. `core` roles decide what is scored and
    what tells two happenings apart. `known` are words of our own that may fill a `text` role beside the article's.
    """

    name: str
    holds: Holds
    required: bool = False
    core: bool = False
    choices: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """One claim kind.

    `stages` stand in the order of a happening's life; `fallen` are those after which it did not come about.
    `happening` is False for kinds that tell of no event (role, statement, morale): they found no story.
    `parties` are the roles whose fillers can confirm or deny it. `anchors` are sets of roles: two claims are candidates
    for one story when all roles of one set agree. `apart` are the roles that, filled differently, keep two claims apart.
    """

    name: str
    roles: tuple[Role, ...]
    stages: tuple[str, ...] = ()
    fallen: tuple[str, ...] = ()
    happening: bool = True
    parties: tuple[str, ...] = ()
    anchors: tuple[tuple[str, ...], ...] = ()
    apart: tuple[str, ...] = ()

    def role(self, name: str) -> Role | None:
        """The role of that name, or None."""
        return next((r for r in self.roles if r.name == name), None)

    @property
    def core(self) -> tuple[Role, ...]:
        """The core roles, in order."""
        return tuple(r for r in self.roles if r.core)
