"""The registry of claim kinds: one file each, one line each here."""

from .deal import DEAL
from .kind import Kind, Role
from .morale import MORALE
from .move import MOVE
from .offer import OFFER
from .pay import PAY
from .role import ROLE
from .sourcing import SOURCING
from .statement import STATEMENT
from .unit import UNIT

KINDS: dict[str, Kind] = {k.name: k for k in (MOVE, OFFER, PAY, DEAL, UNIT, SOURCING, ROLE, STATEMENT, MORALE)}

__all__ = ["KINDS", "Kind", "Role"]
