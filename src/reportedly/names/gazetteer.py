"""Names that are widely known to be one: shipped as data, and a user's own in the same form."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import Malformed, Missing

from .comparing import SURE, Sign
from .usage import node_key

if TYPE_CHECKING:
    from .nodes import Names


@dataclass(frozen=True)
class Known:
    """One entry: `names[0]` is how we write it; `metonyms` are names that mean it only where it is also named."""

    type: str
    names: tuple[str, ...]
    metonyms: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Gazetteer:
    """Entries by name. A later entry of a name already known adds to it."""

    entries: tuple[Known, ...] = ()
    by_key: dict[str, Known] = field(default_factory=dict, compare=False)
    by_metonym: dict[str, Known] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, entries: Iterable[Known]) -> "Gazetteer":
        """A gazetteer of these entries; a name that two of them hold belongs to the first."""
        kept = tuple(entries)
        by_key: dict[str, Known] = {}
        for entry in kept:
            for name in entry.names:
                by_key.setdefault(node_key(name), entry)
        by_metonym = {node_key(name): entry for entry in reversed(kept) for name in entry.metonyms}
        return cls(kept, by_key, by_metonym)

    @classmethod
    @cache
    def shipped(cls) -> "Gazetteer":
        """The one that comes with the package."""
        text = (resources.files("reportedly.data") / "gazetteer.jsonl").read_text("utf-8")
        return cls.of(_parse(text, "gazetteer.jsonl"))

    def known(self, name: str) -> Known | None:
        """The entry that holds this name."""
        return self.by_key.get(node_key(name))

    def metonyms_in(self, text: str, names: Iterable[str]) -> list[tuple[str, str]]:
        """The metonyms that a text uses of what it also names, each with that name: (Cupertino, Apple)."""
        found = []
        for name in sorted(set(names)):
            entry = self.known(name)
            found += [(metonym, name) for metonym in (entry.metonyms if entry else ()) if metonym in text]
        return found

    def teach(self, names: "Names") -> None:
        """Tie those of its names that the pages use, and on each page a metonym to what it stands for there."""
        home: dict[int, list[tuple[str, str]]] = {}
        for place, node in sorted(names.place.items()):
            entry = self.known(place[1]) or (self.by_metonym.get(node[1]) if node[0] else None)
            if entry and (node[0] in (None, entry.type) or {node[0], entry.type} <= {"organisation", "team"}):
                home.setdefault(id(entry), []).append(place)
        for places in home.values():
            for place in places[1:]:
                names.tie(places[0], place, Sign(SURE, f"the gazetteer knows {places[0][1]} and {place[1]} as one"))


def load_gazetteer(paths: Iterable[Path | str] = ()) -> Gazetteer:
    """The shipped gazetteer with a user's files before it: one JSON object a line, `type`, `names` and `metonyms`."""
    own = [entry for path in paths for entry in _parse(_text_of(Path(path)), str(path))]
    shipped = Gazetteer.shipped()
    return Gazetteer.of([*own, *shipped.entries]) if own else shipped


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as fault:
        raise Malformed(str(path), "not UTF-8", "save the gazetteer as UTF-8 text") from fault
    except OSError as fault:
        raise Missing(str(path), f"cannot be read ({fault.strerror})", "name a file of JSON lines") from fault


def _parse(text: str, where: str) -> list[Known]:
    entries = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            row = json.loads(line)
            entries.append(Known(row["type"], tuple(row["names"]), tuple(row.get("metonyms", ())), row.get("note", "")))
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            remedy = 'one JSON object a line: {"type": "organisation", "names": ["..."], "metonyms": []}'
            raise Malformed(f"{where}, line {number}", "no gazetteer entry", remedy) from fault
    return entries
