"""The encoder's mentions as names of the article: trimmed, typed, told from mere descriptions."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from reportedly.language import Language
from reportedly.reading.encoder.candidates import Candidate, Filler
from reportedly.reading.local.naming import spread
from reportedly.reading.local.tagger import Tagged

_EDGES = " \n\t（）()「」『』《》“”\"'’‘,.，。、:：;；"
_INNER = re.compile(r"[(（「『」』）)、，:：\n]")
_PARTICLE = re.compile(
    r"(?<=[^ぁ-ん])(?:の|に|は|が|を|も|と|で|へ|や|から|より)$|(?<=[가-힣])(?:은|는|을|를|의|에서|에|와|과|으로)$"
)
_OUTSIDE = re.compile(r"[^ぁ-んァ-ヴー㐀-鿿々]|[のはがをにともやへで]")
POINTING = ("company_anaphors", "person_anaphors", "pronouns", "anonymous")
_BEHIND = re.compile(r"社内|社|側|の|系|内|的|方面|측|내")
SURE = 4.0  # margin from which the tagger's own name stands beside the encoder's
LONGEST = 60


def names(text: str, language: Language, candidates: list[Candidate], tagged: list[Tagged]) -> list[Tagged]:
    """Names by the encoder, and those of the tagger that stand elsewhere and are sure.

    Where two of the encoder's overlap, the one that it points at more often holds.
    """
    pointing = descriptions(text, language)
    support: Counter[tuple[int, int]] = Counter()
    person: dict[tuple[int, int], float] = {}
    for f in fillers(candidates):
        place = trimmed(text, f.start, f.end, language)  # type: ignore[arg-type]
        if 2 <= place[1] - place[0] <= LONGEST and not is_description(text, *place, language, pointing):
            support[place] += 1
            person[place] = max(person.get(place, 0.0), f.person)
    often = Counter(text[slice(*place)] for place in support)
    found: list[Tagged] = []
    for start, end in sorted(support, key=lambda p: (-support[p] - 2 * often[text[slice(*p)]], p[0] - p[1], p)):
        if not any(t.start < end and start < t.end for t in found):
            kind = "person" if person[start, end] > 0.5 else "organisation"
            found.append(Tagged(start, end, kind, 9.0))
    found = _completed(text, _shortened(text, found, language), language)
    found += [t for t in tagged if t.margin >= SURE and not any(o.start < t.end and t.start < o.end for o in found)]
    return spread(text, sorted(found, key=lambda t: t.start))


def fillers(candidates: Iterable[Candidate]) -> list[Filler]:
    """Every filler of every role that is an entity and stands in the text."""
    return [
        f for c in candidates for row in c.roles.values() for f in row if f.type == "entity" and f.start is not None
    ]


def trimmed(text: str, start: int, end: int, language: Language) -> tuple[int, int]:
    """A name's place without brackets, quotation marks, particles and forms of address at its edges."""
    inner = _INNER.search(text, start + 2, end)
    if inner:
        end = inner.start()
    if not language.writing.spaced or language.code == "ko":
        particle = _PARTICLE.search(text, start, end)
        if particle and particle.end() == end and particle.start() - start >= 2:
            end = particle.start()
    for name in ("honorifics", "posts"):
        for found in getattr(language, name).find(text[start:end]):
            if found.value != "after" and found.start == 0 and found.end < end - start - 1:
                return trimmed(text, start + found.end, end, language)
            if found.value != "before" and found.end == end - start and found.start > 1:
                end = start + found.start
                break
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _shortened(text: str, found: list[Tagged], language: Language) -> list[Tagged]:
    """`テレビ八洲広報部`, `オルデン社内`: a name with a department or a desk behind it is the name, where the text has that too."""
    known = Counter(text[t.start : t.end] for t in found)
    out = []
    for t in found:
        name = text[t.start : t.end]
        heads = [k for k in known if k != name and name.startswith(k) and len(k) >= 2]
        rest = name[len(max(heads, key=len)) :].strip() if heads else ""
        if rest and not language.writing.spaced and (_BEHIND.match(rest) or _covered(rest, language)):
            out.append(Tagged(t.start, t.start + len(max(heads, key=len)), t.type, t.margin))
        else:
            out.append(t)
    return out


def _covered(words: str, language: Language) -> bool:
    """Whether words begin and end with the nouns of a department, a post or a spokesperson."""
    return any(
        f.end == len(words)
        for name in ("units", "spokespeople", "posts", "groups")
        for f in getattr(language, name).find(words)
    )


def is_noise(words: str, language: Language) -> bool:
    """Whether words are no filler at all: blank, one sign, or small words alone (`die`, `la`, `el`)."""
    parts = words.lower().split()
    return (
        not parts
        or len(words) < 2
        or (language.writing.spaced and all(p.strip("’'.,") in language.common for p in parts))
    )


def descriptions(text: str, language: Language) -> list[tuple[int, int]]:
    """Where words point at somebody without naming them: 同社, the Company, the 43-year-old; in order."""
    found = {(f.start, f.end) for name in POINTING for f in getattr(language, name).find(text)}
    return sorted(found)


def is_description(text: str, start: int, end: int, language: Language, pointing: list[tuple[int, int]]) -> bool:
    """Whether text[start:end] lies in such words, or is in small letters throughout (une ancienne salariée)."""
    at = bisect_right(pointing, (start, len(text)))
    if any(a <= start and end <= b for a, b in pointing[max(0, at - 3) : at]):
        return True
    words = text[start:end]
    if is_noise(words, language):
        return True
    return language.writing.spaced and language.code != "ko" and not any(c.isupper() or c.isdigit() for c in words)


def _completed(text: str, found: list[Tagged], language: Language) -> list[Tagged]:
    """`かさ監査法人` where the text always has `みかさ監査法人`: a name begins where its occurrences stop agreeing."""
    if language.writing.spaced:
        return found
    out = []
    for t in found:
        start = t.start
        for _ in range(2):
            name = text[start : t.end]
            before = {text[m.start() - 1] for m in re.finditer(re.escape(name), text) if m.start()}
            if len(before) != 1 or text.count(name) < 2 or not start or _OUTSIDE.match(text[start - 1]):
                break
            start -= 1
        free = not any(o.start < start + 1 and start < o.end for o in found if o is not t)
        out.append(Tagged(start, t.end, t.type, t.margin) if free else t)
    return out
