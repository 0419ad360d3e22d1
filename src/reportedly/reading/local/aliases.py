"""Names that the text itself says are one: brackets, "hereafter", short forms."""

import re

from reportedly.model import Alias, Excerpt

from .entities import Thing, is_short

_BRACKET = re.compile(r"\s?[(（]([^()（）\n]{1,60})[)）]")
_HEREAFTER = re.compile(
    r"^(?:以下[、,「『\s]*|下称[“「]?|以下简称[“「]?|简称[“「]?|이하[\s‘'“\"]*|hereafter[\s“\"]*|nachfolgend[\s„\"]*|ci-après[\s«\"]*|en adelante[\s«\"]*|the [“\"]|[“\"„«「『‘'])"
)
_QUOTES = "“”„«»「」『』‘’'\" 　"
_SCRIPTS = (("han", r"[㐀-鿿々]"), ("kana", r"[ぁ-んァ-ヴー]"), ("hangul", r"[가-힣]"), ("latin", r"[A-Za-zÀ-ɏ]"))
_NO_NAME = re.compile(
    r"\d|[:：;；%％$€]|^(?:CEO|CTO|CFO|COO|CIO|AI|M&A|IT|LLM|IPO|GPU|HR|PR|R&D|UAW|EU|US|UK)$|^[a-zà-ÿ]"
)


def aliases(text: str, things: list[Thing]) -> list[Alias]:
    """The aliases that a text tells of, in its order: first those in brackets, then the short forms that it uses."""
    told: dict[tuple[str, str], Alias] = {}
    for thing in things:
        for start, end in thing.places:
            alias = _bracketed(text, start, end, thing.type)
            if alias and alias.names not in told:
                told[alias.names] = alias
    for thing in things:
        for name in sorted(thing.names, key=lambda n: (-len(n), n)):
            if name != thing.name:
                start, end = next((a, b) for a, b in thing.places if text[a:b] == name)
                pair = (thing.name, name)
                told.setdefault(pair, Alias(names=pair, reason="short form", excerpt=Excerpt.of(text, start, end)))
    return list(told.values())


def _bracketed(text: str, start: int, end: int, kind: str) -> Alias | None:
    """`泰萨利（Tessaly）`, `林美咲(はやし・みさき)`, `Deutsche Presse-Agentur (dpa)`; not `Möhrke (43)` or `Labs (Dresden)`."""
    match = _BRACKET.match(text, end)
    if not match:
        return None
    name, inner = text[start:end], match[1].strip()
    hereafter = _HEREAFTER.match(inner)
    first = re.split(r"[,、，;；／/]", _HEREAFTER.sub("", inner, count=1))[0].strip(_QUOTES)
    if not first or first == name or not (hereafter or _tells(name, first, kind)):
        return None
    excerpt = Excerpt.of(text, start, match.end())
    return Alias(names=(name, first), reason="hereafter" if hereafter else "in brackets", excerpt=excerpt)


def _tells(name: str, inner: str, kind: str) -> bool:
    if _NO_NAME.search(inner):
        return False
    outer_scripts, inner_scripts = _scripts(name), _scripts(inner)
    if inner_scripts and not outer_scripts & inner_scripts:
        return True
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    if inner.upper() == inner and len(inner) > 1 and initials.startswith(inner[:2]):
        return True
    return is_short(inner, name, kind, kind) or is_short(name, inner, kind, kind)


def _scripts(words: str) -> set[str]:
    return {name for name, pattern in _SCRIPTS if re.search(pattern, words)}
