"""How a name sounds, in Latin letters: the readings that its script allows, each marked with the script it came from.

A name in kana, hangul or Latin letters has one reading. One in Han characters has three, since the same characters are read
otherwise in Chinese (林 Lin), Japanese (林 Hayashi) and Korean (林 Im).
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, NamedTuple

Script = Literal["latin", "kana", "hangul", "han", "other"]
Tongue = Literal["latin", "ja", "ko", "zh"]

_DIGRAPHS = (
    ("tsch", "C"), ("sch", "S"), ("shch", "S"), ("tch", "C"), ("ch", "C"), ("sh", "S"), ("th", "T"), ("ph", "f"),
    ("zh", "Z"), ("kh", "k"), ("gh", "g"), ("ck", "k"), ("qu", "kw"), ("ts", "Q"), ("tz", "Q"), ("x", "ks"), ("q", "k"),
)  # fmt: skip


class Sound(NamedTuple):
    """One reading: the tongue that it was read in, and its words in a small phonetic alphabet."""

    tongue: Tongue
    words: tuple[str, ...]

    @property
    def whole(self) -> str:
        """All words as one string."""
        return "".join(self.words)


@lru_cache(maxsize=200_000)
def script(text: str) -> Script:
    """The script of most letters; a name with any kana is Japanese, whatever else it holds."""
    counts = dict.fromkeys(("latin", "kana", "hangul", "han", "other"), 0)
    for character in text:
        if character.isalpha():
            counts[_script_of(character)] += 1
    if counts["kana"]:
        return "kana"
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else "other"  # type: ignore[return-value]


@lru_cache(maxsize=4096)
def _script_of(character: str) -> Script:
    point = ord(character)
    if 0x3040 <= point <= 0x30FF or 0xFF66 <= point <= 0xFF9F:
        return "kana"
    if 0xAC00 <= point <= 0xD7A3 or 0x1100 <= point <= 0x11FF:
        return "hangul"
    if 0x3400 <= point <= 0x9FFF or 0xF900 <= point <= 0xFAFF or character in "々〆":
        return "han"
    return "latin" if "LATIN" in unicodedata.name(character, "") else "other"


@lru_cache(maxsize=100_000)
def readings(name: str) -> tuple[Sound, ...]:
    """Every way the name may be read; empty where it has no letters that we can read."""
    name = unicodedata.normalize("NFKC", name)
    match script(name):
        case "latin":
            return (_sound("latin", _latin(name)),)
        case "hangul":
            return (_sound("ko", _hangul(name)),)
        case "kana":
            return (_sound("ja", _kana(_japanese(name))),)
        case "han":
            return _han(name)
    return ()


def _han(name: str) -> tuple[Sound, ...]:
    spelled = _pinyin(name)
    found = [
        _sound("zh", spelled),
        _sound("zh", _as_spoken(spelled)),
        _sound("ja", _kana(_japanese(name))),
        _sound("ko", _hangul(_korean(name))),
    ]
    return tuple(sound for sound in found if sound.words)


def _sound(tongue: Tongue, romanised: str) -> Sound:
    words = [phonetic(word) for word in re.split(r"[^a-z]+", romanised)]
    return Sound(tongue, tuple(word for word in words if word))


def phonetic(word: str) -> str:
    """A lower-case Latin word with one letter a sound, near enough: `Schwartz` as `Swarc`, doubled letters as one."""
    for letters, one in _DIGRAPHS:
        word = word.replace(letters, one)
    return re.sub(r"(.)\1+", r"\1", word)


def _latin(name: str) -> str:
    from anyascii import anyascii

    return anyascii(name).casefold().replace("'", "")


def _hangul(name: str) -> str:
    return "".join(_syllable(character) for character in name).casefold()


_INITIALS = ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "-", "j", "jj", "ch", "k", "t", "p", "h"]
_MEDIALS = [
    "a",
    "ae",
    "ya",
    "yae",
    "eo",
    "e",
    "yeo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "eu",
    "ui",
    "i",
]
_FINALS = [
    "-",
    "k",
    "k",
    "k",
    "n",
    "n",
    "n",
    "t",
    "l",
    "k",
    "m",
    "l",
    "l",
    "l",
    "p",
    "l",
    "m",
    "p",
    "p",
    "t",
    "t",
    "ng",
    "t",
    "t",
    "k",
    "t",
    "p",
    "t",
]


def _syllable(character: str) -> str:
    """A hangul syllable by its letters, as the revised romanisation spells it before sound changes."""
    place = ord(character) - 0xAC00
    if not 0 <= place < 11172:
        return character if character.isascii() else " "
    parts = _INITIALS[place // 588], _MEDIALS[place % 588 // 28], _FINALS[place % 28]
    return "".join(parts).replace("-", "")


def _kana(text: str) -> str:
    import jaconv

    return str(jaconv.kana2alphabet(jaconv.kata2hira(text))).replace("-", "")


def _japanese(name: str) -> str:
    """Kanji as their kana reading, with a blank between words of the dictionary; kana as they are."""
    parts = re.split(r"([\u3400-\u9fff々]+)", name)
    return " ".join(_kanji(part) if script(part) == "han" else part for part in parts if part)


@lru_cache(maxsize=20_000)
def _kanji(text: str) -> str:
    words = (token.reading if token.reading != "*" else token.surface for token in _analyser().tokenize(text))
    return " ".join(words)


@cache
def _analyser():  # type: ignore[no-untyped-def]
    from janome.tokenizer import Tokenizer

    return Tokenizer()


def _pinyin(name: str) -> str:
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(name))


def _as_spoken(pinyin: str) -> str:
    """`qian xun` as `chian shun`: pinyin's q and x are kept in Latin names, but sound otherwise in all other scripts."""
    return re.sub(r"\bx", "sh", re.sub(r"\bq", "ch", pinyin))


def _korean(name: str) -> str:
    table = _hanja()
    return "".join(table.get(character, character) for character in traditional(name))


@cache
def _hanja() -> dict[str, str]:
    lines = (resources.files("reportedly.data") / "names" / "hanja.txt").read_text("utf-8").splitlines()
    rows = (line.split(" ") for line in lines if line and not line.startswith("#"))
    return {character: syllable for syllable, characters in rows for character in characters}


@lru_cache(maxsize=100_000)
def simplified(text: str) -> str:
    """Han characters in one form: Japanese and traditional ones as the simplified Chinese (藍橋, 蓝桥 -> 蓝桥)."""
    return str(_converter("t2s").convert(_converter("jp2t").convert(text))) if _has_han(text) else text


@lru_cache(maxsize=20_000)
def traditional(text: str) -> str:
    """Han characters in the traditional form, in which Korean readings are listed."""
    return str(_converter("s2t").convert(_converter("jp2t").convert(text)))


def _has_han(text: str) -> bool:
    return any(_script_of(character) == "han" for character in text)


@cache
def _converter(name: str):  # type: ignore[no-untyped-def]
    import opencc

    return opencc.OpenCC(name)
