"""One form for one name: without the marks, titles and legal forms that differ from article to article."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources

from .readings import script, simplified

_QUOTES = "\"'“”„«»‘’‚‹›「」『』《》〈〉【】 "
_JOINTS = re.compile(r"[\s·・•‧･_]+")
_DASHES = re.compile(r"[‐‑–—−]")


@cache
def affixes(table: str, field: str = "words") -> frozenset[str]:
    """A list of words that stand around names, from the data file, without final full stops."""
    text = (resources.files("reportedly.data") / "names" / "affixes.toml").read_text("utf-8")
    block: str = tomllib.loads(text)[table][field]
    return frozenset(
        word.strip().rstrip(".") for line in block.splitlines() for word in line.split(",") if word.strip()
    )


@lru_cache(maxsize=200_000)
def normal(name: str) -> str:
    """NFKC, lower case, one blank for every joint, no outer quotation marks; words and their order stay."""
    name = _DASHES.sub("-", unicodedata.normalize("NFKC", name)).casefold()
    return _JOINTS.sub(" ", name.strip(_QUOTES)).replace("’", "'").strip()


@lru_cache(maxsize=200_000)
def core(name: str) -> str:
    """The normal form without honorifics and legal forms: `Dr. Juliane Möhrke` and `Möhrke AG` lose theirs, 林氏 too."""
    return _pared(_pared(_bare(normal(_proper(name))), "legal"), "honorific")


@lru_cache(maxsize=50_000)
def is_company(name: str) -> bool:
    """True for a name with a legal form: `Wolkenwerk AG`, 興津製薬株式会社."""
    plain = _bare(normal(name))
    return _pared(plain, "legal") != plain


@lru_cache(maxsize=200_000)
def stem(name: str) -> str:
    """The core without words that only say what sort of thing is named: `Banco Almenara` and `Almenara` share theirs."""
    generic = affixes("generic") | affixes("outlet")
    kept = [word for word in core(name).split(" ") if word not in generic]
    return _unspaced(" ".join(kept), generic) if kept else core(name)


@lru_cache(maxsize=200_000)
def key(text: str) -> str:
    """What two spellings of one form share: no accents, ö as oe or o alike, one form for Han characters, no blanks."""
    if script(text) == "latin":
        text = text.replace("ß", "ss").replace("ø", "o").replace("æ", "ae").replace("œ", "oe").replace("ł", "l")
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = re.sub(r"([aou])e", r"\1", text)
    else:
        text = simplified(text)
    return re.sub(r"[^\w]", "", text)


_COUNTRY = re.compile(
    r"^(?:(?:일본|미국|중국|독일|프랑스|영국|한국|대만|스페인|이탈리아|인도|네덜란드|스위스|캐나다|호주)\s+(?=\S)|[米独仏英伊露中韓豪印西台加蘭](?=[ァ-ヴA-Z]))"
)
_LEADING = re.compile(r"^(?:[a-zà-ÿ][\w’'-]*\s+){1,3}(?=[A-ZÀ-ÖØ-Þ])")
_TRAILING = re.compile(r"(?:[’']s|[’']|\s(?:of|and|de|del|du|des|y|et|und|von|der|from|in|at))$")


def _proper(name: str) -> str:
    """The name without what a sentence put around it: `la japonesa Kaigan Air`, `Lanqiao's`, 仏ヴォークレスト, 일본 호시미."""
    plain = _COUNTRY.sub("", name.strip(_QUOTES))
    if is_part(name) or is_described(name):
        return name
    return _TRAILING.sub("", _LEADING.sub("", plain)) or name


_ARTICLES = ("the ", "le ", "la ", "les ", "el ", "los ", "las ", "der ", "die ", "das ")


def _bare(name: str) -> str:
    """Without an article at its head: `The Lockhaven Dispatch`, `Lockhaven Dispatch`."""
    return next((name[len(article) :] for article in _ARTICLES if name.startswith(article)), name)


def words(name: str) -> tuple[str, ...]:
    """The words of a name's core; one where the script does not space them."""
    return tuple(word for word in re.split(r"[\s]+", core(name)) if word)


def _pared(name: str, table: str) -> str:
    before, after = affixes(table, "before"), affixes(table, "after")
    parts = name.split(" ")
    while len(parts) > 1 and parts[0].rstrip(".,") in before:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1].strip(".,") in after:
        parts = parts[:-1]
    parts[-1] = parts[-1].rstrip(",") or parts[-1]
    pared = " ".join(parts)
    return _unspaced(pared, after, before) if script(pared) != "latin" else pared


def _unspaced(name: str, after: frozenset[str], before: frozenset[str] = frozenset()) -> str:
    """Without affixes that are written in one with the name (株式会社, 氏, 銀行); at least one character stays."""
    if script(name) == "latin":
        return name
    for affix in sorted(after, key=len, reverse=True):
        if name.endswith(affix) and len(name) > len(affix) and not affix.isascii():
            name = name[: -len(affix)].rstrip(" (")
            break
    for affix in sorted(before, key=len, reverse=True):
        if name.startswith(affix) and len(name) > len(affix) and not affix.isascii():
            name = name[len(affix) :].lstrip(" )")
            break
    return name


@lru_cache(maxsize=100_000)
def is_described(name: str) -> bool:
    """True for words that describe and do not name: `an engineer on her team`, 複数の関係者, `people familiar`."""
    text = unicodedata.normalize("NFKC", name).strip(_QUOTES)
    if script(text) == "latin":
        spoken = {word.strip(".,").casefold() for word in text.split()}
        if text[:1].islower() and spoken & (affixes("anonymous") | affixes("described_outlet")):
            return True
        return not any(
            any(map(str.isupper, word)) or word[:1].isdigit() for word in re.split(r"[\s'’]+", text)
        ) or _all_described(text)
    return _ends_described(text)


def _all_described(text: str) -> bool:
    """German writes nouns with capitals: `Insider`, `zwei mit der Sache vertraute Personen`."""
    capitals = [word.strip(".,").casefold() for word in text.split() if word[:1].isupper()]
    known = affixes("anonymous") | affixes("described_outlet")
    return all(word in known for word in capitals)


def _ends_described(text: str) -> bool:
    known = affixes("anonymous") | affixes("described_outlet")
    if is_described_outlet(text):
        return True
    tail = any(text.endswith(word) for word in known if len(word) > 1 and not word.isascii())
    return tail or any(
        text.startswith(head) for head in ("ある", "複数の", "一部", "한 ", "복수의 ", "某", "多名", "一名", "一位")
    )


@lru_cache(maxsize=50_000)
def is_described_outlet(name: str) -> bool:
    """True for an outlet without its name: `a German paper`, 独紙."""
    text = unicodedata.normalize("NFKC", name).casefold()
    known = affixes("described_outlet")
    if script(text) == "latin":
        return is_described(name) and bool(known & set(re.split(r"[^\w-]+", text)))
    return any(text.endswith(word) for word in known) or (len(text) <= 3 and text[-1:] in "紙誌媒")


@lru_cache(maxsize=50_000)
def is_part(name: str) -> bool:
    """True for a part of somebody told by its nature: `the group's vaccine arm`, `la filiale vaccins de Vaucrest`, ワクチン子会社."""
    text = unicodedata.normalize("NFKC", name)
    if script(text) == "latin":
        parts = {word.casefold() for word in re.split(r"[^\w-]+", text) if word[:1].islower()}
        return bool(parts & affixes("part")) and text[:1].islower()
    return any(text.endswith(word) for word in affixes("part") if not word.isascii())
