"""What a model is asked to answer: claims in the schema's input form, as models made from the registered kinds.

Nothing here knows a kind by name: a new kind is in the next answer.
"""

from functools import cache
from typing import Annotated, Any, Literal, Union

from pydantic import BaseModel, Field, create_model

from reportedly.kinds import KINDS, Kind, Role
from reportedly.model import Amount, Certainty, Polarity, Voice


class NamedAnswer(BaseModel):
    """An entity under the fullest name that the article uses."""

    name: str
    type: Literal["person", "organisation", "team", "product", "place"] | None = None


class CountAnswer(BaseModel):
    """How many; an open bound is null."""

    low: float | None = None
    high: float | None = None


class GroupAnswer(BaseModel):
    """People told by description, in the article's own words."""

    described: str
    count: CountAnswer | None = None
    of: str | None = None


class MultipleAnswer(CountAnswer):
    """So many times `of`."""

    of: str | None = None


class WhenAnswer(BaseModel):
    """ISO dates, both ends included."""

    start: str | None = None
    end: str | None = None


class ClaimAnswer(BaseModel):
    """What every claim has, whatever its kind."""

    polarity: Polarity = "affirmed"
    certainty: Certainty = "certain"
    voice: Voice = "report"
    sources: list[NamedAnswer | GroupAnswer] = Field(default_factory=list, description="innermost first")
    when: WhenAnswer | None = None
    evidence: list[str] = Field(min_length=1, description="the article's own words, copied exactly")


_FILLER = NamedAnswer | GroupAnswer
_HOLDS: dict[str, Any] = {
    "filler": _FILLER,
    "fillers": list[_FILLER],
    "name": str,
    "text": str,
    "amount": Amount,
    "multiple": MultipleAnswer,
    "range": CountAnswer,
}


def _role_type(role: Role) -> Any:
    return Literal[role.choices] if role.holds == "choice" else _HOLDS[role.holds]


def _claim_type(kind: Kind) -> type[ClaimAnswer]:
    fields: dict[str, Any] = {
        r.name: (_role_type(r), ...) if r.required else (_role_type(r) | None, None) for r in kind.roles
    }
    roles = create_model(
        f"{kind.name.title()}Roles", **{_field(n): (t, _aliased(n, d)) for n, (t, d) in fields.items()}
    )
    stage = {"stage": (Literal[kind.stages], ...)} if kind.stages else {}
    return create_model(
        f"{kind.name.title()}Claim",
        __base__=ClaimAnswer,
        kind=(Literal[kind.name], ...),
        roles=(roles, ...),
        **stage,  # type: ignore[call-overload]
    )


def _field(name: str) -> str:
    # `from` is a word of Python's own.
    return f"{name}_"


def _aliased(name: str, default: Any) -> Any:
    return Field(default, alias=name)


@cache
def answer_type() -> type[BaseModel]:
    """`Answer(claims=[...])`: one claim type a kind, told apart by `kind`."""
    claims = tuple(_claim_type(kind) for kind in KINDS.values())
    one = Annotated[Union[claims], Field(discriminator="kind")]  # noqa: UP007 - made from data
    return create_model("Answer", claims=(list[one], ...))  # type: ignore[valid-type]


def raw_claims(answer: BaseModel) -> list[dict[str, Any]]:
    """The answer's claims as the schema's input forms."""
    claims: list[dict[str, Any]] = answer.model_dump(mode="json", by_alias=True, exclude_none=True)["claims"]
    return claims
