"""Which names of an article name one thing: short forms, surnames, initials, brackets."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from .tagger import Tagged

_HAN = r"㐀-鿿々〆ヶ"
_SEPARATOR = re.compile(r"[\s·・‧•．]+")
_LEGAL = re.compile(
    r",? (?:inc|corp|ltd|plc|ag|gmbh|se|sa|s\.a\.|co|llc|kg|group|gruppe|groupe|grupo|holdings?)\.?$|株式会社|有限公司$|주식회사|㈜",
    re.I,
)


@dataclass
class Thing:
    """One entity of an article: its names (fullest first after `settle`), its type, and where it is named."""

    type: str
    names: Counter[str] = field(default_factory=Counter)
    places: list[tuple[int, int]] = field(default_factory=list)
    opening: str = ""

    @property
    def name(self) -> str:
        """The name to call it by: a person's most used full one; else the first that the article gives, or the longest that it uses again."""
        full = [n for n in self.names if len(_SEPARATOR.split(n)) > 1] if self.type == "person" else []
        if full:
            return max(full, key=lambda n: (self.names[n], -len(n), n))
        again = [n for n in self.names if self.names[n] > 1 and self.type != "person"]
        return max([*again, self.opening] if again else self.names, key=lambda n: (len(n), n))

    @property
    def first(self) -> int:
        """Where it is first named."""
        return self.places[0][0]


def bare(name: str) -> str:
    """A name without its legal form and without its article."""
    return re.sub(r"^(?:The|Der|Die|Das|Le|La|Les|El) (?=\w)", "", _LEGAL.sub("", name).strip())


def things(text: str, tagged: list[Tagged]) -> list[Thing]:
    """The entities behind an article's names, in the order of their first naming."""
    types: dict[str, Counter[str]] = defaultdict(Counter)
    for t in tagged:
        types[text[t.start : t.end]][t.type] += 1
    heads: dict[str, str] = {}
    known: list[str] = []
    for name in sorted(types, key=lambda n: (-len(n), n)):
        kind = types[name].most_common(1)[0][0]
        longer = [k for k in known if is_short(name, k, kind, _kind(types, k))]
        if longer:
            heads[name] = heads[min(longer, key=lambda k: _first(text, tagged, k))]
        else:
            heads[name] = name
        known.append(name)
    made: dict[str, Thing] = {}
    for t in sorted(tagged, key=lambda t: t.start):
        name = text[t.start : t.end]
        head = heads[name]
        thing = made.setdefault(head, Thing(_kind(types, head), opening=name))
        thing.names[name] += 1
        thing.places.append((t.start, t.end))
    return sorted(made.values(), key=lambda thing: thing.first)


def _kind(types: dict[str, Counter[str]], name: str) -> str:
    return types[name].most_common(1)[0][0]


def _first(text: str, tagged: list[Tagged], name: str) -> int:
    return next(t.start for t in tagged if text[t.start : t.end] == name)


def is_short(short: str, full: str, kind: str, full_kind: str) -> bool:
    """Whether one name is a short form of another that the article uses too."""
    if short == full:
        return True
    if full_kind == "person":
        return _is_short_person(short, full, kind)
    return kind != "person" and _is_short_firm(bare(short), bare(full))


def _is_short_person(short: str, full: str, kind: str) -> bool:
    parts = _SEPARATOR.split(full)
    if len(parts) > 1:
        ends = (parts[-1], " ".join(parts[1:]), " ".join(parts[-2:]), "".join(parts[1:]))
        return short in ends or (short == parts[0] and kind == "person")
    return kind == "person" and bool(re.match(rf"[{_HAN}가-힣]", full)) and full.startswith(short)


def _is_short_firm(short: str, full: str) -> bool:
    if short == full or len(short) < 2:
        return short == full
    if not re.match(r"[A-Za-zÀ-ɏ]", short):
        return full.startswith(short)
    initials = "".join(word[0] for word in full.split() if word[0].isupper())
    return full.lower().startswith(short.lower() + " ") or short == initials or full.endswith(" " + short)
