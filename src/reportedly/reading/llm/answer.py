"""What a model is asked to answer: claims in the schema's input form, as models made from the registered kinds.

Nothing here knows a kind by name: a new kind is in the next answer.
"""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union

from pydantic import BaseModel, Field, ValidationError, ValidatorFunctionWrapHandler, WrapValidator, create_model

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
    # `from` is a word of Python's own, so fields end in an underscore and go by their roles' names outside.
    fields: dict[str, Any] = {f"{role.name}_": _role_field(role) for role in kind.roles}
    own: dict[str, Any] = {
        "kind": (Literal[kind.name], ...),
        "roles": (create_model(f"{kind.name.title()}Roles", **fields), ...),
    }
    if kind.stages:
        own["stage"] = (Literal[kind.stages], ...)
    made: type[ClaimAnswer] = create_model(f"{kind.name.title()}Claim", __base__=ClaimAnswer, **own)
    return made


def _role_field(role: Role) -> tuple[Any, Any]:
    if role.required:
        return _role_type(role), Field(alias=role.name)
    return _role_type(role) | None, Field(None, alias=role.name)


def _as_offered(value: Any, validate: ValidatorFunctionWrapHandler) -> dict[str, Any]:
    """The claim in the schema's input form. One that is not stays as it came: one bad claim among good ones costs only itself."""
    try:
        claim: dict[str, Any] = validate(value).model_dump(mode="json", by_alias=True, exclude_none=True)
        return claim
    except ValidationError:
        return dict(value) if isinstance(value, Mapping) else {"offered": value}


@cache
def answer_type() -> type[BaseModel]:
    """`Answer(claims=[...])`: one claim type a kind, told apart by `kind`."""
    claims = tuple(_claim_type(kind) for kind in KINDS.values())
    one: Any = Annotated[Union[claims], Field(discriminator="kind"), WrapValidator(_as_offered)]  # noqa: UP007 - made from data
    return create_model("Answer", claims=(list[one], ...))


def raw_claims(answer: BaseModel) -> list[dict[str, Any]]:
    """The answer's claims, raw: in the schema's input form, or as the model offered them."""
    claims: list[dict[str, Any]] = answer.claims  # type: ignore[attr-defined]
    return claims
