"""What speaks for two names being one, and against it: weights in log odds, each with its reason."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from .forms import affixes, core, is_part, key, stem, words
from .readings import script
from .sound import log_odds
from .usage import PERSON, Name, node_key, stem_key

SURE = 6.0
JOINED = 2.0


@dataclass(frozen=True, slots=True)
class Sign:
    """One piece of evidence: its weight (below zero: against) and what it is in words."""

    weight: float
    text: str


def compare(left: Name, right: Name) -> list[Sign]:
    """The evidence in the two names themselves."""
    if not same_type(left, right):
        return [Sign(-SURE, f"{left.text} is a {left.type}, {right.text} a {right.type}")]
    if left.writing == right.writing or {script(left.text), script(right.text)} == {"han"}:
        return _one_script(left, right)
    return _two_scripts(left, right)


def same_type(left: Name, right: Name) -> bool:
    """False when both types are known and differ."""
    return left.type is None or right.type is None or left.type == right.type


def related(left: Name, right: Name) -> bool:
    """Two names in one writing that may belong to one thing: forms of one name, or a description beside a name."""
    if left.writing != right.writing:
        return True
    if is_part(left.text) or is_part(right.text):
        return True
    return any(sign.weight > 0 for sign in _one_script(left, right))


def _one_script(left: Name, right: Name) -> list[Sign]:
    if node_key(left.text) == node_key(right.text):
        return [Sign(SURE, f"{left.text} and {right.text} differ in accents, character forms or legal form only")]
    if PERSON in (left.type, right.type):
        return _persons(left, right)
    return _organisations(left, right)


def _organisations(left: Name, right: Name) -> list[Sign]:
    a, b = core(left.text), core(right.text)
    if stem_key(left.text) == stem_key(right.text):
        bare = key(a) == key(stem(left.text)) or key(b) == key(stem(right.text))
        if bare:
            return [Sign(3.0, f"{_shorter(left, right)} is the short form of {_longer(left, right)}")]
        return [Sign(-3.0, f"{left.text} and {right.text} share a name but not what they are")]
    for test, weight, how in (
        (_begins, 2.2, "is how {} begins"),
        (_ends, 2.0, "is how {} ends"),
        (_initials, 1.5, "is {} in initials"),
    ):
        if test(left.text, right.text) or test(right.text, left.text):
            return [Sign(weight, f"{_shorter(left, right)} {how.format(_longer(left, right))}")]
    close = Levenshtein.normalized_similarity(key(a), key(b))
    if close >= 0.88 and min(len(a), len(b)) >= 6 and script(a) == "latin":
        return [Sign(1.5, f"{left.text} and {right.text} differ in a letter")]
    return [Sign(-3.0, f"{left.text} and {right.text} are two names in one script")]


def _begins(short: str, long: str) -> bool:
    """True when the short name is the first word or words of the long one."""
    head, whole = words(short), words(long)
    if script(short) == "latin" or len(whole) > 1:
        return 0 < len(head) < len(whole) and whole[: len(head)] == head and len("".join(head)) >= 3
    return len(core(short)) >= 2 and core(long).startswith(core(short)) and core(long) != core(short)


def _ends(short: str, long: str) -> bool:
    """True when the short name is the last word of the long one, after a blank or a hyphen: Akademie, Havel-Akademie."""
    a, b = core(short), core(long)
    naming = key(a) not in _common_words() or "-" in b
    return script(a) == "latin" and " " not in a and len(a) >= 6 and naming and b.endswith((f" {a}", f"-{a}"))


@cache
def _common_words() -> frozenset[str]:
    return frozenset(key(word) for table in ("generic", "outlet", "part") for word in affixes(table))


def _initials(short: str, long: str) -> bool:
    letters = short.replace(".", "")
    parts = [word for word in core(long).split(" ") if len(word) > 2]
    return letters.isupper() and 2 <= len(letters) == len(parts) and letters.casefold() == "".join(w[0] for w in parts)


def _persons(left: Name, right: Name) -> list[Sign]:
    a, b = words(left.text), words(right.text)
    if script(left.text) != "latin":
        return _persons_unspaced(left, right)
    if len(a) == 1 or len(b) == 1:
        part = a[0] if len(a) == 1 else b[0]
        if key(part) in {key(word) for word in (*a, *b)} and (key(part) in map(key, a)) == (key(part) in map(key, b)):
            return [Sign(1.0, f"{_shorter(left, right)} may be short for {_longer(left, right)}")]
        return [Sign(-3.0, f"{left.text} and {right.text} share no name")]
    return [_full_names(left, right, a, b)]


def _full_names(left: Name, right: Name, a: tuple[str, ...], b: tuple[str, ...]) -> Sign:
    if sorted(map(key, a)) == sorted(map(key, b)):
        return Sign(SURE, f"{left.text} and {right.text} are the same words in another order")
    family = JaroWinkler.similarity(key(a[-1]), key(b[-1])) > 0.93
    if family and _given_agree(a[0], b[0]):
        return Sign(2.5, f"{left.text} and {right.text} agree in family name and given name")
    if family:
        return Sign(-SURE, f"{left.text} and {right.text} share a family name; the given names differ")
    return Sign(-SURE, f"{left.text} and {right.text} are two persons' names")


def _given_agree(left: str, right: str) -> bool:
    a, b = key(left.rstrip(".")), key(right.rstrip("."))
    if min(len(a), len(b)) == 1:
        return a[:1] == b[:1]
    return a.startswith(b) or b.startswith(a) or Levenshtein.distance(a, b) <= 1


def _persons_unspaced(left: Name, right: Name) -> list[Sign]:
    a, b = key(core(left.text)), key(core(right.text))
    short, long = sorted((a, b), key=len)
    if short == long:
        return [Sign(SURE, f"{left.text} and {right.text} are one name")]
    parts = words(left.text) if key(core(left.text)) == long else words(right.text)
    if (len(short) <= 3 and long.startswith(short)) or (len(parts) > 1 and short in map(key, parts)):
        return [Sign(1.0, f"{_shorter(left, right)} may be the family name of {_longer(left, right)}")]
    if script(left.text) == "kana" and Levenshtein.normalized_similarity(a, b) >= 0.85:
        return [Sign(2.2, f"{left.text} and {right.text} are two spellings of one sound")]
    return [Sign(-SURE, f"{left.text} and {right.text} are two persons' names")]


def _two_scripts(left: Name, right: Name) -> list[Sign]:
    """By sound: the whole names, and where what they are may be translated or left out (Hoshimi Mobile, 星见) without it."""
    if stem_key(left.text) == stem_key(right.text):
        return [Sign(3.0, f"{left.text} and {right.text} share the characters that name them")]
    person = PERSON in (left.type, right.type)
    odds = _sound(core(left.text), core(right.text))
    if not person:
        odds = max(odds, *(_sound(a, b) - (0.0 if full else 0.7) for a, b, full in _shortened(left.text, right.text)))
    return [Sign(max(-3.0, min(4.0, odds)), f"{left.text} and {right.text} sound alike: {_sureness(odds):.2f}")]


def _sureness(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _sound(left: str, right: str) -> float:
    """A single character says little."""
    return min(log_odds(left, right), 4.0 if min(len(left), len(right)) > 1 else 0.5)


def _shortened(left: str, right: str) -> Iterator[tuple[str, str, bool]]:
    a, b = stem(left), stem(right)
    yield a, b, True
    yield a, core(right), True
    yield core(left), b, True
    for short, long in ((left, b), (right, a)):
        first = words(short)[0] if words(short) else ""
        if len(words(short)) > 1 and len(first) >= 5:
            yield first, long, False


def _shorter(left: Name, right: Name) -> str:
    return min(left.text, right.text, key=lambda text: (len(text), text))


def _longer(left: Name, right: Name) -> str:
    return max(left.text, right.text, key=lambda text: (len(text), text))
