"""The claim schema as data comes and goes: input forms to a `Claim` or a `Rejection`, and a `Claim` to its JSON form.

Every reader and every bundle of given claims passes through here, so that grounding is checked in one place.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError

from reportedly.model import (
    Amount,
    Claim,
    Document,
    Excerpt,
    Filler,
    Group,
    Multiple,
    Named,
    Range,
    Rejection,
    RoleValue,
    Span,
    When,
)
from reportedly.model.filler import Precision

from . import KINDS, Kind, Role


class _Refused(Exception):
    """Why a raw claim is no claim."""


def claim_from(raw: Mapping[str, Any], document: Document) -> Claim | Rejection:
    """A raw claim in any of the schema's input forms as a grounded `Claim`, or the `Rejection` that says why not."""
    try:
        kind = KINDS.get(str(raw.get("kind")))
        if kind is None:
            raise _Refused(f"unknown kind {raw.get('kind')!r}; the kinds are {', '.join(KINDS)}")
        return Claim(
            document=document.revision,
            kind=kind.name,
            roles=_roles(raw.get("roles") or {}, kind),
            stage=_stage(raw.get("stage"), kind),
            polarity=raw.get("polarity") or "affirmed",
            certainty=raw.get("certainty") or "certain",
            voice=raw.get("voice") or "report",
            sources=_fillers(raw.get("sources")),
            chains=tuple(_fillers(c) for c in raw.get("chains") or ()),
            when=_when(raw.get("when")),
            evidence=_evidence(raw.get("evidence"), document),
            hedge=_hedge(raw.get("hedge"), document),
            confidence=raw.get("confidence"),
            why=tuple(raw.get("why") or ()),
            label=raw.get("id"),
        )
    except _Refused as refused:
        return Rejection(document=document.revision, reason=str(refused), offered=dict(raw))
    except ValidationError as invalid:
        first = invalid.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return Rejection(document=document.revision, reason=f"{where}: {first['msg']}", offered=dict(raw))
    except (TypeError, ValueError, AttributeError) as fault:
        return Rejection(document=document.revision, reason=f"not in the schema's form: {fault}", offered=dict(raw))


def claim_json(claim: Claim) -> dict[str, Any]:
    """The claim in the schema's output form: roles that take one filler hold an object, empty fields are null."""
    kind = KINDS[claim.kind]
    out: dict[str, Any] = {"id": claim.label or claim.id, "kind": claim.kind}
    out["roles"] = {name: _role_json(value, kind.role(name)) for name, value in claim.roles.items()}
    out["stage"] = claim.stage
    out |= {"polarity": claim.polarity, "certainty": claim.certainty, "voice": claim.voice}
    out["sources"] = [_filler_json(f) for f in claim.sources]
    if claim.chains:
        out["chains"] = [[_filler_json(f) for f in chain] for chain in claim.chains]
    out["when"] = claim.when.model_dump(mode="json") if claim.when else None
    out["evidence"] = [e.model_dump() for e in claim.evidence]
    if claim.hedge:
        out["hedge"] = claim.hedge.model_dump()
    if claim.flags:
        out["flags"] = [f.model_dump(exclude_none=True) for f in claim.flags]
    if claim.confidence is not None:
        out["confidence"] = claim.confidence
    return out


def _role_json(value: RoleValue, role: Role | None) -> Any:
    if isinstance(value, tuple):
        items = [_filler_json(f) for f in value]
        return items if role is None or role.holds == "fillers" else items[0]
    if isinstance(value, str):
        return value
    if isinstance(value, Range) and value.low == value.high:
        return value.low
    return value.model_dump()


def _filler_json(filler: Filler) -> dict[str, Any]:
    return filler.model_dump(exclude_none=True) if isinstance(filler, Named) else filler.model_dump(exclude={"mention"})


def _roles(raw: Mapping[str, Any], kind: Kind) -> dict[str, RoleValue]:
    roles: dict[str, RoleValue] = {}
    for name, value in raw.items():
        role = kind.role(name)
        if role is None:
            raise _Refused(f"kind {kind.name} has no role {name!r}")
        if value is None or value in ("", [], {}):
            continue
        roles[name] = _value(value, role)
    missing = [r.name for r in kind.roles if r.required and r.name not in roles]
    if missing:
        raise _Refused(f"kind {kind.name} needs {', '.join(missing)}")
    return roles


def _value(value: Any, role: Role) -> RoleValue:
    match role.holds:
        case "filler" | "fillers":
            fillers = _fillers(value)
            if role.holds == "filler" and len(fillers) > 1:
                raise _Refused(f"role {role.name} takes one filler, not {len(fillers)}")
            return fillers
        case "name" | "text":
            return _words(value, role)
        case "choice":
            if value not in role.choices:
                raise _Refused(f"role {role.name} is one of {', '.join(role.choices)}, not {value!r}")
            return str(value)
        case "amount":
            return Amount(**{"low": None, "high": None, "currency": None, **value})
        case "multiple":
            return Multiple(**{"low": None, "high": None, "of": None, **value})
        case "range":
            return Range(low=value, high=value) if isinstance(value, int | float) else Range(**value)


def _words(value: Any, role: Role) -> str:
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("described")
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        raise _Refused(f"role {role.name} holds words, not {type(value).__name__}")
    return value


def _fillers(value: Any) -> tuple[Filler, ...]:
    if value is None:
        return ()
    items = value if isinstance(value, list | tuple) else [value]
    return tuple(_filler(item) for item in items)


def _filler(item: Any) -> Filler:
    if isinstance(item, Named | Group):
        return item
    if isinstance(item, str):
        if not item.strip():
            raise _Refused("a filler without a name")
        return Named(name=item)
    if not isinstance(item, Mapping):
        raise _Refused(f"a filler is a name or an object, not {type(item).__name__}")
    mention = Span(**item["mention"]) if isinstance(item.get("mention"), Mapping) else None
    if item.get("name"):
        return Named(name=item["name"], type=item.get("type"), mention=mention)
    if not item.get("described"):
        raise _Refused("a filler needs a name or a description")
    count, of = item.get("count"), item.get("of")
    if isinstance(count, int | float):
        count = {"low": count, "high": count}
    of = of.get("name") if isinstance(of, Mapping) else of
    return Group(described=item["described"], count=Range(**count) if count else None, of=of, mention=mention)


def _stage(stage: Any, kind: Kind) -> str | None:
    if not kind.stages:
        return None
    if stage not in kind.stages:
        raise _Refused(f"kind {kind.name} has the stages {', '.join(kind.stages)}, not {stage!r}")
    return str(stage)


def _when(raw: Mapping[str, Any] | None) -> When | None:
    if not raw or not (raw.get("start") or raw.get("end")):
        return None
    start, end = (date.fromisoformat(raw[k]) if raw.get(k) else None for k in ("start", "end"))
    return When(start=start, end=end, precision=raw.get("precision") or _precision(start, end))


def _precision(start: date | None, end: date | None) -> Precision:
    if start is None or end is None:
        return "interval"
    if start == end:
        return "day"
    first = start.day == 1
    if first and start.month == end.month and start.year == end.year and (end.toordinal() - start.toordinal()) >= 27:
        return "month"
    return (
        "year"
        if first and start.month == 1 and (end.month, end.day) == (12, 31) and start.year == end.year
        else "interval"
    )


def _evidence(raw: Any, document: Document) -> tuple[Excerpt, ...]:
    items: Sequence[Any] = raw if isinstance(raw, list | tuple) else [raw] if raw else []
    if not items:
        raise _Refused("no evidence")
    return tuple(_excerpt(item, document) for item in items)


def _excerpt(item: Any, document: Document) -> Excerpt:
    if isinstance(item, Excerpt):
        item = item.model_dump()
    exact = item if isinstance(item, str) else item.get("exact")
    if not exact:
        raise _Refused("evidence without words")
    if not isinstance(item, str) and item.get("start") is not None:
        start = item["start"]
        excerpt = Excerpt(start=start, end=item.get("end", start + len(exact)), exact=exact)
        if not excerpt.stands_in(document.text):
            raise _Refused(f"evidence does not stand at {start}: {exact[:60]!r}")
    else:
        excerpt = _located(exact, document.text)
    if document.is_masked(excerpt.start, excerpt.end):
        raise _Refused(f"evidence out of boilerplate: {exact[:60]!r}")
    return excerpt


def _located(exact: str, text: str) -> Excerpt:
    start = text.find(exact)
    if start < 0:
        raise _Refused(f"evidence is not in the text: {exact[:60]!r}")
    if text.find(exact, start + 1) >= 0:
        raise _Refused(f"evidence stands more than once in the text and has no offsets: {exact[:60]!r}")
    return Excerpt(start=start, end=start + len(exact), exact=exact)


def _hedge(raw: Any, document: Document) -> Excerpt | None:
    return _excerpt(raw, document) if raw else None
