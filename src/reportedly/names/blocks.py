"""Keys under which names that may be one meet, so that not every name is held against every other."""

import re
from collections.abc import Iterable

from .forms import core, key, words
from .readings import readings, script
from .usage import PERSON, Name, stem_key


def blocks(name: Name) -> Iterable[str]:
    """Keys under which names that may be one meet: stem, first words, initials, sounds."""
    yield f"stem {stem_key(name.text)}"
    parts = words(name.text)
    if name.type == PERSON:
        yield from _person_blocks(name, parts)
    elif parts:
        yield f"word {key(parts[0])}"
        yield f"last {key(re.split('[ -]', core(name.text))[-1])}"
        if script(name.text) == "latin" and len(parts) > 1:
            yield f"initials {''.join(word[0] for word in parts if len(word) > 2)}"
        elif name.text.isupper():
            yield f"initials {key(name.text)}"
    if script(name.text) in ("han", "hangul", "kana"):
        yield f"head {key(core(name.text))[:2]}"
    sorts = ["person", "thing"] if name.type is None else ["person" if name.type == PERSON else "thing"]
    for skeleton in _skeletons(name):
        yield from (f"sound {sort} {skeleton}" for sort in sorts)


def _person_blocks(name: Name, parts: tuple[str, ...]) -> Iterable[str]:
    """The same words in any order; the family name with what the given name begins with; a single name."""
    yield f"words {' '.join(sorted(map(key, parts)))}"
    if len(parts) == 1:
        yield f"person {key(parts[0])}"
        return
    yield f"person {key(parts[-1])} {key(parts[0])[:2]}"
    yield f"person {key(parts[-1])} {key(parts[0])[:1]}"


_CLASSES = {c: str(n) for n, cs in enumerate(("pbfvw", "tdTsSCzZQcj", "kg", "lr", "m", "n")) for c in cs}


def _skeletons(name: Name) -> set[str]:
    """The first consonants of a name's first and last word, in classes that scripts confuse."""
    out = set()
    for text in {core(name.text), stem_key(name.text)}:
        for sound in readings(text):
            for start in {sound.words[0], sound.words[-1]} if sound.words else ():
                out.add("".join(_CLASSES.get(character, "") for character in start)[:3])
                out.add("".join(_CLASSES.get(character, "") for character in start)[:2])
    return out
