"""Which names a reading uses, of what type, and which of them its own words make one or keep apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.kinds import KINDS
from reportedly.model import Alias, Claim, Document, Filler, Group, Named, Reading

from .forms import core, is_described, is_part, key, stem
from .readings import script
from .texts import variants

if TYPE_CHECKING:
    from .gazetteer import Gazetteer

PERSON, ORGANISATION, TEAM, PRODUCT = "person", "organisation", "team", "product"
_PERSONS = frozenset({"people", "leader", "person"})
_SPEAKERS = frozenset({"speaker", "audience"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name as one language writes it, with its type; None where no words tell the type."""

    text: str
    type: str | None
    lang: str

    @property
    def writing(self) -> str:
        """Script, and for Han characters the language: names in one writing that differ are two names."""
        return _writing(self.text, self.lang)


@lru_cache(maxsize=200_000)
def _writing(text: str, lang: str) -> str:
    found = script(text)
    return f"han-{lang}" if found == "han" else found


@dataclass(slots=True)
class Page:
    """The names of one document: each with how often a claim uses it, the pairs made one, the pairs kept apart.

    `mentioned` are names that only a reader saw in the text: they join what they sound like, and tie nothing together.
    `shared` are short forms that fit several names of the page: each has them, and none is meant by them alone.
    """

    document: str
    lang: str
    publisher: str | None
    names: dict[tuple[str, str | None], int] = field(default_factory=dict)
    aliases: list[tuple[str, str, str, float]] = field(default_factory=list)
    apart: set[tuple[str, str]] = field(default_factory=set)
    shared: dict[str, set[str]] = field(default_factory=dict)
    mentioned: set[str] = field(default_factory=set)
    beside: dict[str, set[str]] = field(default_factory=dict)

    def use(self, name: str, kind: str | None, times: int = 1) -> None:
        """Count a use of a name."""
        if name.strip() and (kind is not None or not is_described(name)):
            self.names[name, kind] = self.names.get((name, kind), 0) + times


def page_of(reading: Reading, gazetteer: "Gazetteer | None" = None) -> Page:
    """The names of a reading, from its claims, from what its reader found in the text, and the other forms of them there."""
    document, extraction = reading.document, reading.extraction
    page = Page(document.revision, document.lang or "", document.publisher)
    for claim in reading.claims:
        _claim(page, claim)
    if document.publisher:
        page.use(document.publisher, None)
    told = {node_key(name) for name, _ in page.names}
    for alias in extraction.aliases:
        _alias(page, alias, told)
    for name in dict.fromkeys([m.text for m in extraction.mentions] + [c.outlet for c in extraction.citations]):
        if node_key(name) not in told and _is_plausible(name):
            page.mentioned.add(name)
    _variants(page, document)
    if gazetteer:
        named = [name for name, kind in page.names if kind in (None, ORGANISATION)]
        for metonym, name in gazetteer.metonyms_in(document.text, named):
            page.use(metonym, ORGANISATION, 0)
            page.aliases.append((name, metonym, f"the gazetteer knows {metonym} as {name}", 6.0))
    return page


def _alias(page: Page, alias: Alias, told: set[str]) -> None:
    """What a reader found in brackets beside a name that a claim tells. Short forms are found here, from the claims' names."""
    left, right = alias.names
    if alias.reason != "short form" and {node_key(left), node_key(right)} & told:
        page.aliases.append((left, right, f"{left}, {right}: {alias.reason}", 6.0))
        page.use(left, None, 0)
        page.use(right, None, 0)


_NO_NAME = re.compile(r"[\d“”\"「」『』《》（）()!?！？。、，,:：;；~%\n]")


def _is_plausible(name: str) -> bool:
    """A mention that may be a name; readers mark too much in texts without spaces."""
    if _NO_NAME.search(name) or len(name) > 40 or is_described(name):
        return False
    found = script(name)
    if found == "latin":
        return name[:1].isupper() and len(name) > 2
    hiragana = any("ぁ" <= character <= "ん" for character in name)
    return 2 <= len(name) <= (12 if found in ("kana", "hangul") else 8) and not hiragana


def _variants(page: Page, document: Document) -> None:
    """Other forms of these names in the text."""
    for variant in variants(document.text, list(page.names)):
        if not variant.weight:
            page.shared.setdefault(variant.of, set()).add(variant.name)
            continue
        kinds = [kind for name, kind in page.names if name == variant.of and kind]
        page.use(variant.name, kinds[0] if kinds else None, 0)
        page.aliases.append((variant.of, variant.name, variant.reason, variant.weight))


def _claim(page: Page, claim: Claim) -> None:
    told: list[tuple[str, str]] = []
    for role, filler in fillers(claim):
        name = name_of(filler)
        if name is None:
            continue
        page.use(name, type_of(role, filler))
        told.append((role, name))
    for source in claim.sources:
        if isinstance(source, Named):
            page.use(source.name, source.type if source.type in (PERSON, ORGANISATION) else None)
    for place, (role, name) in enumerate(told):
        for other_role, other in told[place + 1 :]:
            page.beside.setdefault(name, set()).add(other)
            page.beside.setdefault(other, set()).add(name)
            if "of" not in (role, other_role) and (role != other_role or role in ("people", "suppliers")):
                page.apart.add((name, other))


def fillers(claim: Claim) -> Iterator[tuple[str, Filler]]:
    """Every filler of a claim with its role; the name of a unit or product is one too, and a group's `of`."""
    for role, value in claim.roles.items():
        if isinstance(value, tuple):
            for filler in value:
                yield role, filler
                if isinstance(filler, Group) and filler.of:
                    yield "of", Named(name=filler.of)
        elif isinstance(value, str) and _holds_name(claim.kind, role):
            yield role, Named(name=value)


@lru_cache(maxsize=256)
def _holds_name(kind: str, role: str) -> bool:
    found = KINDS[kind].role(role)
    return found is not None and found.holds == "name"


def name_of(filler: Filler) -> str | None:
    """The filler's name; None for people told by description."""
    return filler.name if isinstance(filler, Named) else None


def type_of(role: str, filler: Filler) -> str | None:
    """The filler's type: as told, else what its role takes, else None."""
    told = filler.type if isinstance(filler, Named) else None
    if told in (PERSON, ORGANISATION, TEAM, PRODUCT):
        return told
    if role in _PERSONS:
        return PERSON
    if role in _SPEAKERS:
        return None
    return {"unit": TEAM, "product": PRODUCT}.get(role, ORGANISATION)


def node_key(name: str) -> str:
    """What all spellings of one name in its language share."""
    return key(name.casefold() if is_part(name) else core(name)) or name


def stem_key(name: str) -> str:
    """The same without the words that only say what sort of thing it is."""
    return key(stem(name)) or name
