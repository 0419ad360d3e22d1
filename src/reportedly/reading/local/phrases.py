"""What can fill a role without being a name: groups of people, unnamed firms, unnamed sources, posts, units."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from reportedly.language import Found, counts
from reportedly.model import Range

from .marked import Marked

_WORD = re.compile(r"[^\W_]+(?:[-'’&.][^\W_]+)*")
_CJK_RUN = re.compile(r"[㐀-鿿々〆ヶァ-ヴーA-Za-z0-9０-９・가-힣 ]{1,14}$")
_WORDS_BEFORE = 4
_GENITIVE = re.compile(r"[’']s?\s*$")


@dataclass(frozen=True)
class Phrase:
    """Words that describe a possible filler; `type` is group, firm, source, post or unit."""

    start: int
    end: int
    text: str
    type: str
    count: Range | None = None


def phrases(marked: Marked) -> list[Phrase]:
    """All such phrases of a text, in order."""
    language, text = marked.language, marked.text
    numbers = counts(text, language)
    starts = [n.start for n in numbers]
    out = []
    for found in language.groups.find(text):
        start = _grown(marked, found)
        near = numbers[bisect_left(starts, start - 8) : bisect_left(starts, found.end + 1)]
        count = next((n.value for n in reversed(near) if n.end <= found.end + 4), None)
        begin = min(start, near[-1].start) if near and near[-1].start < found.start else start
        out.append(Phrase(begin, found.end, text[begin : found.end], "group", count))
    for name, kind in (("unnamed", "firm"), ("anonymous", "source"), ("posts", "post")):
        out += [Phrase(f.start, f.end, f.text, kind) for f in getattr(language, name).find(text)]
    for found in language.units.find(text):
        start = _grown(marked, found)
        out.append(Phrase(start, found.end, text[start : found.end], "unit"))
    return sorted(out, key=lambda p: (p.start, p.end, p.type))


def _grown(marked: Marked, found: Found[str]) -> int:
    """Where a noun's phrase begins: over the adjectives and nouns before it, up to a small word or a mark."""
    text, language = marked.text, marked.language
    if not language.writing.spaced:
        run = _CJK_RUN.search(text, max(0, found.start - 14), found.start)
        return run.start() + len(run[0]) - len(run[0].lstrip()) if run else found.start
    start = found.start
    for _ in range(_WORDS_BEFORE):
        before = re.search(r"([^\W_]+(?:[-&.][^\W_]+)*)[ \u00a0]$", text[max(0, start - 30) : start])
        if not before or before[1].lower() in language.common:
            break
        start -= len(before[0])
    return start
