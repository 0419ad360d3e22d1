"""Other forms under which a text uses names that are known: short ones, ones with a title or legal form, ones in brackets."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from .forms import affixes, is_described, key, stem, words
from .readings import script

PERSON = "person"
_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-Ž"
_BRACKET = re.compile(r"[’'”»」』》\"]?\s?[(（]\s?([^()（）\n]{1,40}?)\s?[)）]")
_BEFORE_BRACKET = re.compile(
    rf"(?:[《「『“\"„«]\s?([^《》「」『』“”\"„«»\n]{{2,30}})\s?[》」』”\"»“]|((?:[{_CAPITAL}][\w&.'’-]*\s?){{1,4}})|([ァ-ヴー・]{{2,20}}|[一-鿿]{{2,10}}|[가-힣]{{2,10}}))\s?[(（]\s?$"
)
_PARTICLES = "はがのもをにとでやへ、。」』,.·)）]】:：;；!?！？ \n"
_KOREAN = (
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "와",
    "과",
    "도",
    "로",
    "측",
    "만",
    "에서",
    "에게",
    " ",
    ",",
    ".",
    '"',
    "'",
    "”",
    "’",
)


class Variant(NamedTuple):
    """Another form of a known name, as the text writes it."""

    name: str
    of: str
    reason: str
    weight: float


def variants(text: str, known: Iterable[tuple[str, str | None]]) -> list[Variant]:
    """Every other form of the known names (with their types) that stands in the text."""
    names = sorted(
        {(name, kind) for name, kind in known if len(name) > 1 and not is_described(name)},
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
    rf"((?:[{_CAPITAL}][\w&’'-]*)(?:\s[{_CAPITAL}][\w&’'-]*){{0,3}}|[一-鿿ァ-ヴー・]{{2,12}}|[가-힣]{{2,10}})"
)


def _called(text: str, name: str) -> Iterator[Variant]:
    """`Egret Capital, also known as Bailu Capital`; `ロッカ(旧モルゲン)`."""
    for match in re.finditer(re.escape(name), text):
        other = _OTHER_NAME.match(text, match.end())
        if other and key(other[1]) != key(name) and not is_described(other[1]):
            yield Variant(other[1], name, other[0].join((name, "")).strip(), 6.0)


def _forms(text: str, name: str, kind: str | None) -> Iterator[Variant]:
    yield from _brackets(text, name)
    if kind != PERSON:
        yield from _called(text, name)
    if kind == PERSON:
        yield from _person(text, name)
    elif kind != "product":
        yield from _organisation(text, name)


def _brackets(text: str, name: str) -> Iterator[Variant]:
    """`泰萨利（Tessaly）` in both directions: the known name before the bracket, or inside it."""
    for match in re.finditer(re.escape(name), text):
        after = _BRACKET.match(text, match.end())
        if after:
            inner = re.split(r"[,、，;；/／:：]", after[1])[0].strip(" “”\"'「」")
            if _may_name(inner, name):
                yield Variant(inner, name, f"{name} ({inner})", 6.0)
        before = _BEFORE_BRACKET.search(text, max(0, match.start() - 60), match.start())
        if before and text[match.end() : match.end() + 1] in ")）":
            outer = next(part for part in before.groups() if part).strip()
            if _may_name(outer, name):
                yield Variant(outer, name, f"{outer} ({name})", 6.0)


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


# ---- persons


def _person(text: str, name: str) -> Iterator[Variant]:
    yield from _titled(text, name)
    if script(name) == "latin" or re.search(r"[\s・·]", name):
        parts = [part for part in re.split(r"[\s・·]+", name) if part]
        for part in dict.fromkeys([*_families(parts), parts[0]]):
            if _alone(text, part, name):
                yield Variant(part, name, f"{part} is short for {name}", 2.5)
    elif script(name) in ("han", "hangul"):
        yield from _family_unspaced(text, name)


def _families(parts: list[str]) -> list[str]:
    """The last word, with a particle before it where there is one: `Le Bozec`."""
    if len(parts) < 2:
        return []
    if len(parts) > 2 and len(parts[-2]) <= 3:
        return [" ".join(parts[-2:]), parts[-1]]
    return [parts[-1]]


def _titled(text: str, name: str) -> Iterator[Variant]:
    """`Ms Möhrke`, `Dr. Juliane Möhrke`, 林氏, 林さん."""
    parts = [part for part in re.split(r"[\s・·]+", name) if part]
    if script(name) == "latin":
        for form in dict.fromkeys([name, parts[-1]]):
            for match in re.finditer(rf"(?<!\w)({_titles()})\s+{re.escape(form)}(?!\w)", text):
                yield Variant(match[0], name, f"{match[0]}: {name} with a title", 2.5)
        return
    for form in dict.fromkeys([name, parts[-1], *_heads(name)]):
        for match in re.finditer(rf"{re.escape(form)}\s?(?:氏|さん|씨|女士|先生)", text):
            if (
                not _inside(text, match.start(), name)
                and form != name
                and not text[: match.start()].endswith(("・", "·"))
            ):
                yield Variant(match[0], name, f"{match[0]}: {name} with a title", 2.5)


@cache
def _titles() -> str:
    titles = sorted(affixes("honorific", "before"), key=len, reverse=True)
    return "|".join(
        rf"(?i:{re.escape(title)})\.?" if len(title) > 2 else rf"{re.escape(title.capitalize())}\.?" for title in titles
    )


def _heads(name: str) -> list[str]:
    return [name[:n] for n in (1, 2, 3) if n < len(name)] if script(name) == "han" else []


def _family_unspaced(text: str, name: str) -> Iterator[Variant]:
    """The longest beginning of the name that stands by itself: 久我山は, 千々石の; of hangul names only with a title."""
    if script(name) == "hangul":
        return
    for size in range(len(name) - 1, 0, -1):
        head = name[:size]
        for match in re.finditer(re.escape(head), text):
            following = text[match.end() : match.end() + 1]
            if (
                not _inside(text, match.start(), name)
                and _bounded(text, match.start())
                and following
                and following in _PARTICLES
            ):
                yield Variant(head, name, f"{head} is short for {name}", 2.5)
                return


def _bounded(text: str, start: int) -> bool:
    """Nothing before it that could be part of the name."""
    return (
        start == 0 or script(text[start - 1]) not in ("han", "kana", "latin") or text[start - 1] in "はがのもをにとでや"
    )


def _inside(text: str, start: int, name: str) -> bool:
    """True where the full name stands at this place."""
    return text.startswith(name, start)


def _alone(text: str, part: str, name: str) -> bool:
    """True where the part stands as a word of its own, not in the full name nor in somebody else's."""
    if len(part) < 2 or key(part) == key(name):
        return False
    latin = script(part) == "latin"
    for match in re.finditer(rf"(?<!\w){re.escape(part)}" + (r"(?![\w-])" if latin else ""), text):
        start, end = match.span()
        before, after = text[max(0, start - 30) : start], text[end : end + 30]
        if latin and (
            (re.search(rf"[{_CAPITAL}][\w’'-]*[\s-]$", before) and not _sentence_head(before))
            or re.match(rf"[\s-][{_CAPITAL}]", after)
        ):
            continue
        if not latin and (re.search(r"[・·]$", before) or re.match(r"[・·]|\s?[ァ-ヴー]", after)):
            continue
        if script(part) == "hangul" and (
            (re.search(r"[가-힣]\s$", before) and name.split(maxsplit=1)[0] in before) or not _korean_end(after)
        ):
            continue
        return True
    return False


def _sentence_head(before: str) -> bool:
    """A capital that only begins a sentence, or a title, comes before."""
    last = re.split(r"\s", before.strip())[-1].rstrip(".").casefold()
    return last in affixes("honorific", "before") or (
        bool(re.search(r"[.!?:;”“»«\"(—–]\s?\S+\s$", before)) and len(last) <= 4
    )


def _korean_end(after: str) -> bool:
    return not after or after.startswith(_KOREAN) or not re.match(r"[가-힣]", after)


def usual_short_forms(name: str, kind: str | None) -> list[str]:
    """How a name is shortened as a rule, whether or not a text did so yet: the family name, the name without its sort."""
    parts = [part for part in re.split(r"[\s・·]+", name) if part]
    if kind == PERSON:
        return [parts[-1]] if len(parts) > 1 and len(parts[-1]) > 1 else []
    short = _cased(name, stem(name)) if stem(name) in name.casefold() else ""
    return [short] if 1 < len(short) < len(name) and not _is_common(short) else []


# ---- organisations


def _organisation(text: str, name: str) -> Iterator[Variant]:
    yield from _with_legal_form(text, name)
    if script(name) == "latin":
        yield from _short_latin(text, name)
    elif (" " in name and script(name) == "hangul") or "・" in name:
        yield from _short_parts(text, name)
    else:
        yield from _short_unspaced(text, name)


def _with_legal_form(text: str, name: str) -> Iterator[Variant]:
    if script(name) == "latin":
        for match in re.finditer(rf"(?<!\w){re.escape(name)},?\s({_legal()})(?!\w)\.?", text):
            form = (
                match[0]
                if match[0].count(".") != 1 or match[0].endswith(("Inc.", "Corp.", "Ltd.", "Co."))
                else match[0].rstrip(".")
            )
            yield Variant(form, name, f"{form}: {name} with its legal form", 6.0)
    else:
        for form in (
            f"{name}株式会社",
            f"株式会社{name}",
            f"주식회사 {name}",
            f"{name}有限公司",
            f"{name}股份有限公司",
        ):
            if form in text:
                yield Variant(form, name, f"{form}: {name} with its legal form", 6.0)


@cache
def _legal() -> str:
    forms = sorted(
        (f for f in affixes("legal", "after") if f.isascii() and f not in ("group", "as", "se", "holding")),
        key=len,
        reverse=True,
    )
    spelled = {spelling for form in forms for spelling in (form.upper(), form.capitalize(), form)} | {
        "GmbH",
        "KGaA",
        "LLP",
        "S.A.",
        "mbB",
    }
    return "|".join(
        re.escape(form) for form in sorted(spelled, key=len, reverse=True) if not form.islower() or form == "mbB"
    )


def _short_latin(text: str, name: str) -> Iterator[Variant]:
    parts = name.split()
    if len(parts) < 2:
        return
    shorts = [" ".join(parts[:size]) for size in range(len(parts) - 1, 0, -1)]
    shorts += [" ".join(parts[size:]) for size in range(1, len(parts))]
    for short in shorts:
        if _distinct(short) and _alone(text, short, name):
            yield Variant(short, name, f"{short} is short for {name}", 2.5)
    last = parts[-1]
    if last[:1].isupper() and last.casefold() not in affixes("generic") | affixes("part") | affixes("legal", "after"):
        for match in re.finditer(
            rf"(?<!\w)(?:the|The|la|La|le|Le|el|El|die|Die|der|Der|das)\s{re.escape(last)}(?![\w-])", text
        ):
            if not re.match(rf"\s[{_CAPITAL}]", text[match.end() : match.end() + 2]):
                yield Variant(match[0], name, f"{match[0]} is short for {name}", 2.5)


def _distinct(short: str) -> bool:
    """Some word of it names: no article, no sort of thing, and it is written with a capital."""
    common = affixes("generic") | affixes("outlet") | affixes("legal", "after") | affixes("legal", "before")
    naming = [word for word in short.split() if word.casefold() not in common and word[:1].isupper() and len(word) > 2]
    last = short.rsplit(maxsplit=1)[-1]
    return (bool(naming) and last[:1].isupper()) or (
        len(short.split()) > 1 and short.split(maxsplit=1)[0][:1].isupper() and last.casefold() in affixes("outlet")
    )


def _short_parts(text: str, name: str) -> Iterator[Variant]:
    parts = re.split(r"[\s・]", name)
    joint = "・" if "・" in name else " "
    for short in dict.fromkeys([joint.join(parts[:-1]), joint.join(parts[1:]), parts[0], parts[-1]]):
        if short and short not in affixes("generic") | affixes("outlet") and _alone(text, short, name):
            yield Variant(short, name, f"{short} is short for {name}", 2.5)


def _short_unspaced(text: str, name: str) -> Iterator[Variant]:
    """The longest beginning under which the text goes on: 星見 for 星見モバイル, 호시미 for 호시미모바일."""
    full = unicodedata.normalize("NFKC", name)
    for short in dict.fromkeys([_cased(name, stem(name)), *(full[:size] for size in range(len(full) - 1, 1, -1))]):
        if len(short) < 2 or short == full or not full.startswith(short) or _is_common(short):
            continue
        if (short == _cased(name, stem(name)) or _script_ends(full, len(short))) and any(
            not _inside(text, m.start(), name) and _ends(text, m.end(), full[len(short)])
            for m in re.finditer(re.escape(short), text)
        ):
            yield Variant(short, name, f"{short} is short for {name}", 2.5)
            return


def _cased(name: str, lowered: str) -> str:
    at = name.casefold().find(lowered)
    return name[at : at + len(lowered)] if at >= 0 else lowered


def _script_ends(name: str, size: int) -> bool:
    """The script changes there: 星見|モバイル."""
    return script(name[size - 1]) != script(name[size])


def _is_common(short: str) -> bool:
    return key(short) in {key(word) for word in affixes("generic") | affixes("outlet")} or short in (
        "中国",
        "日本",
        "韓国",
        "韩国",
        "美国",
        "米国",
        "한국",
        "중국",
        "미국",
        "일본",
        "東京",
        "北京",
        "上海",
        "서울",
    )


def _ends(text: str, end: int, next_in_name: str) -> bool:
    following = text[end : end + 1]
    return (
        following != next_in_name
        and not (script(following) == "kana" and following in "ーァ-ヴ" if following else False)
        and not ("ァ" <= following <= "ヶ")
    )
