"""The names of an article: what the tagger finds, and every other place where the same names stand."""

import re
from collections import Counter

from .tagger import Tagged, Tagger
from .tokens import Tokens

_SPACED = re.compile(r"[A-Za-zÀ-ɏ]")
_LEAST = {True: 2, False: 2}


def find_names(text: str, lang: str, tagger: Tagger) -> list[Tagged]:
    """Names with their places, in order, none overlapping. A name found once is a name wherever it stands."""
    tagged = tagger.tag(Tokens.of(text), lang)
    return spread(text, tagged)


def spread(text: str, tagged: list[Tagged]) -> list[Tagged]:
    """Add the untagged places of names already tagged; for each name the type it mostly has."""
    types: dict[str, Counter[str]] = {}
    for t in tagged:
        types.setdefault(text[t.start : t.end], Counter())[t.type] += 1
    kinds = {name: count.most_common(1)[0][0] for name, count in types.items()}
    for name, kind in list(kinds.items()):
        parts = re.split(r"[\s・·]", name)
        if kind == "person" and len(parts) > 1 and len(parts[-1]) > 2:
            kinds.setdefault(parts[-1], "person")
    free = bytearray(len(text))
    for t in tagged:
        free[t.start : t.end] = b"\x01" * (t.end - t.start)
    found = [Tagged(t.start, t.end, kinds[text[t.start : t.end]], t.margin) for t in tagged]
    wanted = [n for n in kinds if len(n) >= 2]
    if not wanted:
        return found
    for match in _anywhere(wanted).finditer(text):
        if not any(free[match.start() : match.end()]):
            found.append(Tagged(match.start(), match.end(), kinds[match[0]], 0.0))
    return sorted(found, key=lambda t: t.start)


def _anywhere(names: list[str]) -> re.Pattern[str]:
    """One pattern for all names, longest first, as words of their own where the script has words."""
    ways = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        left = r"(?<![^\W\d_])" if _SPACED.match(name[0]) else ""
        right = r"(?!\w)" if _SPACED.match(name[-1]) else ""
        ways.append(left + re.escape(name) + right)
    return re.compile("|".join(ways))
