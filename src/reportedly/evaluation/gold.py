"""Gold and predictions as files: articles with their claims, worlds with their stories, and what somebody read of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from reportedly.errors import Malformed, Missing
from reportedly.kinds.form import claim_json
from reportedly.model import Frozen, Reading

RawClaim = Mapping[str, Any]
Predictions = Mapping[str, Sequence[RawClaim]]

_LINE = 'each line is {"id": ..., "claims": [...]}'


class GoldArticle(Frozen):
    """An article and all that it says, as a careful annotator read it. `claims` are in the schema's input forms.

    In gold an entity filler is the list of names that it may answer to; a claim marked `minor` costs nothing when missed.
    """

    id: str
    lang: str
    text: str
    claims: tuple[dict[str, Any], ...]
    title: str = ""
    publisher: str | None = None
    published: str | None = None
    style: str = ""


def gold_articles(path: Path) -> tuple[GoldArticle, ...]:
    """The gold articles of a folder (or one file), by file name. Raises Missing or Malformed."""
    return tuple(_article(value, file) for file, value in _values(path, "gold articles"))


def gold_worlds(path: Path) -> tuple[dict[str, Any], ...]:
    """The gold worlds of a folder (or one file), by file name. Raises Missing or Malformed."""
    return tuple(_world(value, file) for file, value in _values(path, "gold worlds"))


def predictions_in(file: Path) -> dict[str, dict[str, Any]]:
    """The lines of a predictions file by their ids; a later line of one id replaces an earlier. Raises as above."""
    rows = (_parsed(line, f"{file}: line {n}") for n, line in enumerate(_text(file).splitlines(), 1) if line.strip())
    return {row["id"]: row for row in map(_identified(file), rows)}


def claims_in(file: Path) -> dict[str, Sequence[RawClaim]]:
    """The claims of a predictions file, by article."""
    return {id: row.get("claims", ()) for id, row in predictions_in(file).items()}


def predicted(readings: Iterable[Reading]) -> dict[str, Sequence[RawClaim]]:
    """What a reader got, in the form of a predictions file."""
    return {r.document.label or r.document.id: [claim_json(c) for c in r.claims] for r in readings}


def stripped(world: Mapping[str, Any], *, claims: bool = False) -> dict[str, Any]:
    """The world as a plain bundle: what a program under test may see. With `claims`, its claims but for what only gold knows."""
    return {"articles": [_stripped(article, claims) for article in world["articles"]]}


def _values(path: Path, what: str) -> list[tuple[Path, Any]]:
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise Missing(str(path), f"holds no {what}", "name a folder of JSON files")
    return [(file, _parsed(_text(file), str(file))) for file in files]


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except FileNotFoundError:
        raise Missing(str(file), "is not there", "name a file or a folder") from None
    except (OSError, UnicodeDecodeError) as error:
        raise Malformed(str(file), f"cannot be read: {error}", "name a JSON file in UTF-8") from None


def _parsed(text: str, what: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise Malformed(what, f"is not JSON: {error}", _LINE) from None


def _article(value: Any, file: Path) -> GoldArticle:
    try:
        return GoldArticle(**{key: value[key] for key in GoldArticle.model_fields if key in value})
    except (TypeError, ValueError) as error:
        raise Malformed(
            str(file), f"is no gold article: {_first_line(error)}", "it needs id, lang, text, claims"
        ) from None


def _world(value: Any, file: Path) -> dict[str, Any]:
    if not isinstance(value, dict) or not {"id", "articles", "stories", "entities"} <= set(value):
        raise Malformed(str(file), "is no gold world", "it needs id, articles, stories, entities")
    return value


def _identified(file: Path) -> Any:
    def row(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict) or "id" not in value:
            raise Malformed(str(file), "holds a line without an id", _LINE)
        return value

    return row


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]


_SEEN = ("id", "url", "lang", "publisher", "published", "title", "text")
_GOLD_ONLY = ("story", "minor")


def _stripped(article: Mapping[str, Any], claims: bool) -> dict[str, Any]:
    out = {key: article[key] for key in _SEEN if key in article}
    if claims:
        out["claims"] = [
            {key: _nameless(value) if key in ("roles", "sources") else value for key, value in claim.items()}
            for claim in ({k: v for k, v in c.items() if k not in _GOLD_ONLY} for c in article["claims"])
        ]
    return out


def _nameless(value: Any) -> Any:
    """Without entity ids: which names are one thing is for the program to find out."""
    if isinstance(value, dict):
        return {key: _nameless(inner) for key, inner in value.items() if key != "id"}
    return [_nameless(inner) for inner in value] if isinstance(value, list) else value
