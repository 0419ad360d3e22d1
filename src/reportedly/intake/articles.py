"""JSON: an article, a bundle of articles, or a line for each. Claims that come with them are carried along, unread."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.errors import Malformed, SourceError

from .documents import About, make
from .options import IntakeOptions, Sourced

_FORM = 'an article is {"text": ..., "title": ..., "publisher": ..., "published": ...}, a bundle {"articles": [...]}'
_WORDS = ("id", "url", "lang", "publisher", "published", "title")


def articles(
    written: str, options: IntakeOptions, *, what: str, file: Path | None = None
) -> Iterator[Sourced | SourceError]:
    """The articles in a JSON text, in order; each that is bad gives its error and the rest go on."""
    try:
        value = _parse(written)
    except ValueError as error:
        if "\n" in written.strip() and _lines_hold_json(written):
            yield from article_lines(written.splitlines(), options, what=what, file=file)
        else:
            yield Malformed(what, f"is not JSON: {error}", _FORM)
        return
    if isinstance(value, dict) and "articles" not in value:
        yield _article(value, options, what, file, shared=False)
        return
    held = value.get("articles") if isinstance(value, dict) else value
    if not isinstance(held, list):
        yield Malformed(what, "is JSON, but no article and no bundle", _FORM)
        return
    for number, item in enumerate(held, 1):
        yield _article(item, options, f"{what}: {_named(item, number)}", file, shared=True)


def article_lines(
    lines: Iterator[str] | list[str], options: IntakeOptions, *, what: str, file: Path | None = None
) -> Iterator[Sourced | SourceError]:
    """JSON Lines: one article a line."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = _parse(line)
        except ValueError as error:
            yield Malformed(f"{what}: line {number}", f"is not JSON: {error}", _FORM)
            continue
        yield _article(value, options, f"{what}: {_named(value, number)}", file, shared=True)


def _parse(written: str) -> Any:
    try:
        return json.loads(written)
    except RecursionError:
        raise ValueError("nested too deep") from None


def _lines_hold_json(written: str) -> bool:
    first = written.lstrip().split("\n", 1)[0]
    try:
        return isinstance(_parse(first), dict)
    except ValueError:
        return False


def _named(item: Any, number: int) -> str:
    given = item.get("id") if isinstance(item, dict) else None
    return f"article {given}" if isinstance(given, str | int) else f"article no. {number}"


def _article(item: Any, options: IntakeOptions, what: str, file: Path | None, *, shared: bool) -> Sourced | SourceError:
    try:
        return _sourced(item, options, what, file, shared)
    except SourceError as error:
        return error


def _sourced(item: Any, options: IntakeOptions, what: str, file: Path | None, shared: bool) -> Sourced:
    if not isinstance(item, dict):
        raise Malformed(what, "is no JSON object", _FORM)
    text = item.get("text")
    if not isinstance(text, str):
        raise Malformed(what, 'has no "text"' if text is None else '"text" is no string', _FORM)
    words = {key: _word(item, key, what) for key in _WORDS}
    about = About(
        title=words["title"] or "",
        lang=words["lang"],
        publisher=words["publisher"],
        url=words["url"],
        label=words["id"],
        published=words["published"],
        file=file,
        shared=shared,
    )
    return Sourced(make(text, about, options, what=what), _claims(item, what))


def _word(item: dict[str, Any], key: str, what: str) -> str | None:
    value = item.get(key)
    if value is None or isinstance(value, str):
        return value or None
    if key == "id" and isinstance(value, int):
        return str(value)
    raise Malformed(what, f'"{key}" is no string', _FORM)


def _claims(item: dict[str, Any], what: str) -> tuple[dict[str, Any], ...] | None:
    given = item.get("claims")
    if given is None:
        return None
    if not isinstance(given, list) or not all(isinstance(claim, dict) for claim in given):
        raise Malformed(what, '"claims" is no list of objects', "give claims in the schema's input forms")
    return tuple(given)
