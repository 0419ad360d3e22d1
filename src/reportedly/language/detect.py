"""Which of the languages a text is written in, by its script and its most frequent words."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from .language import LANGUAGES, of
from .wording import split

_SAMPLE = 4000
_SCRIPTS = {
    "kana": re.compile(r"[ぁ-んァ-ヴ]"),
    "hangul": re.compile(r"[가-힣]"),
    "han": re.compile(r"[一-龥]"),
    "latin": re.compile(r"[A-Za-zÀ-ɏ]"),
    "other": re.compile(r"[Ͱ-ϿЀ-ӿԀ-֏֐-׿؀-ۿऀ-෿฀-࿿Ⴀ-ჿ]"),
}
_WORD = re.compile(r"[a-zà-ɏ]+(?:['’](?=[a-zà-ɏ]))?")


def detect(text: str) -> str | None:
    """The code of the text's main language, or None where that is none of ours or there are too few words to tell."""
    return next(iter(shares(text)), None)


def shares(text: str) -> dict[str, float]:
    """Each language that a tenth of the text or more is written in, largest first, with its part of the text.

    More than one means mixed. What is written in another language counts for none, so the parts may sum to less than 1.
    """
    counts: dict[str, float] = {}
    letters = 0.0
    for line in _pieces(text):
        size = len(line)
        letters += size
        code = _of(line)
        if code:
            counts[code] = counts.get(code, 0.0) + size
    parts = {code: n / letters for code, n in counts.items() if n >= 0.1 * letters}
    return dict(sorted(parts.items(), key=lambda item: -item[1]))


def _pieces(text: str) -> list[str]:
    """Paragraphs of the first few thousand characters; short ones are joined to the next, for they tell too little."""
    pieces: list[str] = []
    held = ""
    for line in text[:_SAMPLE].splitlines():
        held = f"{held} {line}".strip()
        if len(held) >= 80 or (len(held) >= 30 and _SCRIPTS["latin"].search(held) is None):
            pieces.append(held)
            held = ""
    if held and (not pieces or len(held) >= 40):
        pieces.append(held)
    return pieces


def _of(line: str) -> str | None:
    count = {name: len(script.findall(line)) for name, script in _SCRIPTS.items()}
    east = count["kana"] + count["hangul"] + count["han"]
    if count["other"] > east + count["latin"] / 3:
        return None
    # A Chinese character says about as much as three Latin letters: names in Latin letters do not make a text English.
    if 3 * east >= count["latin"] and east:
        if count["hangul"] > count["kana"] + count["han"] / 2:
            return "ko"
        return "ja" if count["kana"] >= 0.08 * east else "zh"
    return _latin(line)


def _latin(line: str) -> str | None:
    words = [word.rstrip("'’") for word in _WORD.findall(line.lower())]
    if not words:
        return None
    known = {code: sum(word in profile for word in words) / len(words) for code, profile in _profiles().items()}
    best = max(LANGUAGES, key=lambda code: known.get(code, 0.0))
    share = known.get(best, 0.0)
    ours = max((known[code] for code in known if code in LANGUAGES and code != best), default=0.0)
    others = max((known[code] for code in known if code not in LANGUAGES), default=0.0)
    return best if share >= 0.16 and share > 1.15 * ours and share >= others else None


@cache
def _profiles() -> dict[str, frozenset[str]]:
    """The most frequent words of each spaced language, and of its neighbours, which would be taken for it."""
    ours = {code: of(code).common for code in LANGUAGES if of(code).writing.spaced}
    neighbours = tomllib.loads((files(__package__) / "data" / "neighbours.toml").read_text("utf-8"))
    return ours | {code: frozenset(split(block)) for code, block in neighbours["common"].items()}
