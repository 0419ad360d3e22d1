"""Other forms under which a text uses names that are known: short ones, ones with a title or legal form, ones in brackets."""

import re
from collections.abc import Iterable, Iterator

from .forms import is_described, is_part, key, words
from .readings import script
from .short_forms import CAPITAL, PERSON, Variant, places, short_forms

_BRACKET = re.compile(r"[’'”»」』》\"]?\s?[(（]\s?([^()（）\n]{1,40}?)\s?[)）]")
_BEFORE_BRACKET = re.compile(
    rf"(?:[《「『“\"„«]\s?([^《》「」『』“”\"„«»\n]{{2,30}})\s?[》」』”\"»“]|((?:[{CAPITAL}][\w&.'’-]*\s?){{1,4}})|([ァ-ヴー・]{{2,20}}|[一-鿿]{{2,10}}|[가-힣]{{2,10}}))\s?[(（]\s?$"
)


def variants(text: str, known: Iterable[tuple[str, str | None]]) -> list[Variant]:
    """Every other form of the known names (with their types) that stands in the text."""
    names = sorted(
        {(name, kind) for name, kind in known if len(name) > 1 and not is_described(name) and not is_part(name)},
        key=lambda n: (-len(n[0]), n[0], n[1] or ""),
    )
    found: dict[tuple[str, str], Variant] = {}
    for name, kind in names:
        if name not in text:
            continue
        for variant in _forms(text, name, kind):
            if variant.name != name:
                found.setdefault((variant.name, variant.of), variant)
    return _told_apart(text, list(found.values()))


def _told_apart(text: str, found: list[Variant]) -> list[Variant]:
    """A short form of two names goes, where it has a title, to the one named last before it; else it is `shared`."""
    by_name: dict[str, list[Variant]] = {}
    for variant in found:
        by_name.setdefault(variant.name, []).append(variant)
    out: list[Variant] = []
    for name, claims in by_name.items():
        if len(claims) == 1 or max(v.weight for v in claims) > 5:
            out += claims
        elif "with a title" in claims[0].reason:
            out.append(max(claims, key=lambda v: text.rfind(v.of, 0, text.find(name))))
        else:
            out += [variant._replace(weight=0.0) for variant in claims]
    return out


# Words by which a text says that a thing has, or had, another name.
_CALLED = (
    r"(?:also|better|formerly|previously|once|now) (?:known|called|named) as|also (?:known|called)|formerly|previously|renamed|now called|"
    r"auch bekannt als|auch genannt|ehemals|vormals|früher|einst|heute|anciennement|auparavant|également (?:appelée?|connue?)|"
    r"(?:appelée?|connue?) aussi|rebaptisée?|antes|antigua(?:mente)?|anteriormente|también (?:llamad[ao]|conocid[ao] como)|ahora|"
    r"旧社名[:：は]?|旧称[:：は]?|旧|現在の|別名|原名|曾用名|前身为|又名|又称|亦称|也称|구|옛|이전 이름은|현|일명"
)
_OTHER_NAME = re.compile(
    rf"[\s,、，(（]{{1,3}}(?:{_CALLED})[\s:：「『“\"„«]{{0,2}}"
    rf"((?:[{CAPITAL}][\w&’'-]*)(?:\s[{CAPITAL}][\w&’'-]*){{0,3}}|[一-鿿ァ-ヴー・]{{2,12}}|[가-힣]{{2,10}})"
)


def _called(text: str, name: str) -> Iterator[Variant]:
    """`Egret Capital, also known as Bailu Capital`; `ロッカ(旧モルゲン)`."""
    for _, end in places(text, name):
        other = _OTHER_NAME.match(text, end)
        if other and key(other[1]) != key(name) and not is_described(other[1]):
            yield Variant(other[1], name, other[0].join((name, "")).strip(), 6.0)


def _forms(text: str, name: str, kind: str | None) -> Iterator[Variant]:
    yield from _brackets(text, name)
    if kind != PERSON:
        yield from _called(text, name)
    yield from short_forms(text, name, kind)


def _brackets(text: str, name: str) -> Iterator[Variant]:
    """`泰萨利（Tessaly）` in both directions: the known name before the bracket, or inside it."""
    for start, end in places(text, name):
        after = _BRACKET.match(text, _past_title(text, end))
        if after:
            inner = re.split(r"[,、，;；/／:：]", after[1])[0].strip(" “”\"'「」")
            if _may_name(inner, name):
                yield Variant(inner, name, f"{name} ({inner})", 6.0)
        before = _BEFORE_BRACKET.search(text, max(0, start - 60), start)
        if before and text[end : end + 1] in (")", "）"):
            outer = next(part for part in before.groups() if part).strip()
            if _may_name(outer, name):
                yield Variant(outer, name, f"{outer} ({name})", 6.0)


def _past_title(text: str, end: int) -> int:
    """Past an honorific that stands between a name and its bracket: ルクール氏(Roucoule、44)."""
    return next(
        (end + len(title) for title in ("氏", "さん", "씨", "先生", "女士") if text.startswith(title, end)), end
    )


def _may_name(inner: str, name: str) -> bool:
    """A bracket that names again: in another script, or as initials; no age, place, ticker or gloss."""
    if not inner or re.search(r"\d", inner) or key(inner) == key(name) or len(inner) > 30:
        return False
    one, other = script(inner), script(name)
    if one == "other" or is_described(inner):
        return False
    if one != other:
        return not inner.isupper() or len(inner) > 4
    return (
        other == "latin" and inner.isupper() and inner.casefold() == "".join(w[:1] for w in words(name) if len(w) > 2)
    )
