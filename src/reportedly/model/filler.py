"""What fills a role: names, groups, amounts, multiples, ranges and times."""

from datetime import date
from typing import Literal

from .base import Frozen
from .span import Span

EntityType = Literal["person", "organisation", "team", "product", "place"]
Basis = Literal["signing", "per_year", "per_month", "per_head", "one_off", "total", "value", "unstated"]
Precision = Literal["day", "month", "year", "interval"]


class Range(Frozen):
    """From low to high, both included; an open bound is None."""

    low: float | None = None
    high: float | None = None


class Named(Frozen):
    """An entity under the fullest name that its article uses; `mention` is where that or another name of it stands."""

    name: str
    type: EntityType | None = None
    mention: Span | None = None


class Group(Frozen):
    """People told by description: "six senior researchers of OpenAI"."""

    described: str
    count: Range | None = None
    of: str | None = None
    mention: Span | None = None


Filler = Named | Group


class Amount(Frozen):
    """Money. `years` goes with basis `total`; `approx` where the words are round ("tens of millions")."""

    low: float | None
    high: float | None
    currency: str | None
    basis: Basis = "unstated"
    years: float | None = None
    approx: bool = False


class Multiple(Frozen):
    """Two to four times `of` ("current pay")."""

    low: float | None
    high: float | None
    of: str | None


class When(Frozen):
    """When a happening takes place: ISO dates, both ends included, None where open."""

    start: date | None = None
    end: date | None = None
    precision: Precision = "interval"


RoleValue = tuple[Filler, ...] | Amount | Multiple | Range | str


def label(filler: Filler) -> str:
    """The words for a filler: its name, or its description."""
    return filler.name if isinstance(filler, Named) else filler.described
