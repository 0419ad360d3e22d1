"""The short forms of a name and the forms with a title or a legal form, as a text uses them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .forms import affixes, key, stem
from .readings import script

PERSON = "person"
CAPITAL = "A-ZÀ-ÖØ-ÞĀ-Ž"
_PARTICLES = "はがのもをにとでやへ、。」』,.·)）]】:：;；!?！？ \n"
_KOREAN = (
    "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "로", "측", "만", "에서", "에게", " ", ",", ".", '"', "'", "”", "’",
)  # fmt: skip


class Variant(NamedTuple):
    """Another form of a known name, as the text writes it. `weight` says how sure it is; 0: it fits several names."""

    name: str
    of: str
    reason: str
    weight: float


def places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Everywhere that these words stand."""
    start = text.find(words)
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


def short_forms(text: str, name: str, kind: str | None) -> Iterator[Variant]:
    """The forms of a name that the text uses beside the full one."""
    if kind == PERSON:
        yield from _person(text, name)
    elif kind != "product":
        yield from _organisation(text, name)


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
            for start, end in places(text, form):
                title = _titles().search(text, max(0, start - 24), start)
                if title and not text[end : end + 1].isalnum():
                    found = text[title.start() : end]
                    yield Variant(found, name, f"{found}: {name} with a title", 2.5)
        return
    for form in dict.fromkeys([parts[-1], *_heads(name)]):
        for start, end in places(text, form) if form != name else ():
            title = _TITLE_AFTER.match(text, end)
            if title and not _inside(text, start, name) and text[start - 1 : start] not in ("・", "·"):
                found = text[start : title.end()]
                yield Variant(found, name, f"{found}: {name} with a title", 2.5)


_TITLE_AFTER = re.compile(r"\s?(?:氏|さん|씨|女士|先生)")


@cache
def _titles() -> re.Pattern[str]:
    titles = sorted(affixes("honorific", "before"), key=len, reverse=True)
    spelled = "|".join(re.escape(title.capitalize()) for title in titles)
    return re.compile(rf"(?<!\w)(?:{spelled})\.?\s+$")


def _heads(name: str) -> list[str]:
    return [name[:n] for n in (1, 2, 3) if n < len(name)] if script(name) == "han" else []


def _family_unspaced(text: str, name: str) -> Iterator[Variant]:
    """The longest beginning of the name that stands by itself: 久我山は, 千々石の; of hangul names only with a title."""
    if script(name) == "hangul":
        return
    for size in range(len(name) - 1, 0, -1):
        head = name[:size]
        for start, end in places(text, head):
            following = text[end : end + 1]
            if not _inside(text, start, name) and _bounded(text, start) and following and following in _PARTICLES:
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
    return any(_stands_alone(text, start, end, part, name) for start, end in places(text, part))


_CAPITAL_BEFORE = re.compile(rf"[{CAPITAL}][\w’'-]*[\s-]$")
_CAPITAL_AFTER = re.compile(rf"[\s-][{CAPITAL}]")
_KANA_AFTER = re.compile(r"[・·]|\s?[ァ-ヴー]")
_HANGUL_BEFORE = re.compile(r"[가-힣]\s$")


def _stands_alone(text: str, start: int, end: int, part: str, name: str) -> bool:
    before, after = text[max(0, start - 30) : start], text[end : end + 30]
    if before[-1:].isalnum() and script(part) != "kana":
        return False
    if script(part) == "latin":
        if after[:1].isalnum() or after[:1] == "-" or _CAPITAL_AFTER.match(after):
            return False
        return not _CAPITAL_BEFORE.search(before) or _sentence_head(before)
    if before.endswith(("・", "·")) or _KANA_AFTER.match(after):
        return False
    if script(part) == "hangul":
        full = _HANGUL_BEFORE.search(before) and name.split(maxsplit=1)[0] in before
        return not full and _korean_end(after)
    return True


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
        for start, end in places(text, name):
            legal = _legal().match(text, end)
            if legal and not text[start - 1 : start].isalnum():
                found = text[start : legal.end()]
                yield Variant(found, name, f"{found}: {name} with its legal form", 6.0)
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
def _legal() -> re.Pattern[str]:
    """A legal form after a name, in the spelling that legal forms have: AG, Inc., GmbH, not the words `as` or `group`."""
    forms = (
        form for form in affixes("legal", "after") if form.isascii() and form not in ("group", "as", "se", "holding")
    )
    spelled = {way for form in forms for way in (form.upper(), form.capitalize())} | {"GmbH", "KGaA", "mbB", "eG"}
    ways = "|".join(re.escape(way) for way in sorted(spelled, key=lambda way: (-len(way), way)))
    return re.compile(rf",?\s(?:(?:Inc|Corp|Ltd|Co)\.|(?:Partnerschaft\s)?(?:{ways}))(?!\w)")


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
        for start, end in places(text, last):
            article = _ARTICLE_BEFORE.search(text, max(0, start - 5), start)
            if article and not text[end : end + 1].isalnum() and not _CAPITAL_AFTER.match(text, end):
                found = text[article.start() : end]
                yield Variant(found, name, f"{found} is short for {name}", 2.5)


_ARTICLE_BEFORE = re.compile(r"(?<!\w)(?:[Tt]he|[Ll]a|[Ll]e|[Ee]l|[Dd]ie|[Dd]er|das)\s$")


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
            not _inside(text, start, name) and _ends(text, end, full[len(short)]) for start, end in places(text, short)
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
