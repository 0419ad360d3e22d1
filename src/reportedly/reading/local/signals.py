"""What a sentence shows: its triggers, its other telling words, what it names, and its plain words; as strings for the weights.

The same for every language: the words are the language's, their classes everybody's.
"""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from reportedly.kinds import KINDS
from reportedly.language import Found, Frame

from .marked import Marked
from .tokens import Tokens

KIND_NAMES = tuple(KINDS)
# Classes of wordings whose presence tells something about a happening.
CLASSES = (
    "hedges", "negations", "denials", "refusals", "speech", "attributions", "anonymous", "spokespeople", "citations",
    "corrections", "opinions", "media", "posts", "tenures", "groups", "units", "pay", "basis", "company_anaphors",
    "person_anaphors", "pronouns", "unnamed", "stages", "off_topic",
)  # fmt: skip
_QUOTE = re.compile(r"[\"“„«「『]")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a marked document, with its number and its half-open place."""

    number: int
    start: int
    end: int
    triggers: tuple[Found[Frame], ...]

    def of(self, kind: str) -> list[Found[Frame]]:
        """Its triggers of one kind."""
        return [t for t in self.triggers if t.value.kind == kind]


class Signals:
    """The signals of a whole document, sentence by sentence."""

    def __init__(self, marked: Marked) -> None:
        self.marked = marked

    @cached_property
    def sentences(self) -> list[Sentence]:
        triggers = self.marked.language.triggers.find(self.marked.text)
        starts = [t.start for t in triggers]
        return [
            Sentence(i, a, b, tuple(triggers[bisect_left(starts, a) : bisect_left(starts, b)]))
            for i, (a, b) in enumerate(self.marked.sentences)
        ]

    @cached_property
    def tokens(self) -> Tokens:
        return Tokens.of(self.marked.text)

    @cached_property
    def classes(self) -> list[tuple[int, int, str]]:
        """Every wording of a telling class: start, end, `class.value`."""
        language, text = self.marked.language, self.marked.text
        found = [
            (f.start, f.end, f"{name}.{f.value}" if f.value else name)
            for name in CLASSES
            for f in getattr(language, name).find(text)
        ]
        found += [(a.start, a.end, f"amount.{a.value.basis}") for a in self.marked.amounts]
        found += [(m.start, m.end, "multiple") for m in self.marked.multiples]
        found += [(d.start, d.end, "date") for d in self.marked.dates]
        return sorted(found)

    @cached_property
    def _class_starts(self) -> list[int]:
        return [start for start, _, _ in self.classes]

    def within(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The telling wordings that begin in text[start:end]."""
        return self.classes[bisect_left(self._class_starts, start) : bisect_left(self._class_starts, end)]

    @cached_property
    def _name_starts(self) -> list[int]:
        return [n.start for n in self.marked.names]

    def named(self, start: int, end: int) -> Counter[str]:
        """How many names of each type begin in text[start:end]."""
        names = self.marked.names[bisect_left(self._name_starts, start) : bisect_left(self._name_starts, end)]
        return Counter(n.type for n in names)

    @cached_property
    def title_kinds(self) -> list[str]:
        return sorted({t.value.kind for t in self.marked.language.triggers.find(self.marked.given.title)})

    @cached_property
    def kind_counts(self) -> Counter[str]:
        return Counter(t.value.kind for s in self.sentences for t in s.triggers)

    def words(self, start: int, end: int) -> list[str]:
        """The plain words of a stretch; names are blanked by their type, digits by a nought."""
        first, last = self.tokens.touching(start, end)
        names = self._name_types
        out = []
        for i in range(first, last):
            kind = names.get(self.tokens.starts[i])
            if kind == "":
                continue
            word = self.tokens.words[i].lower()
            out.append(f"<{kind}>" if kind else "0" if word[0].isdigit() else word)
        return out

    @cached_property
    def _name_types(self) -> dict[int, str]:
        """Per token start inside a name: its type at the first token, "" at the others."""
        out: dict[int, str] = {}
        for name in self.marked.names:
            first, last = self.tokens.touching(name.start, name.end)
            for i in range(first, last):
                out[self.tokens.starts[i]] = name.type if i == first else ""
        return out

    def of_sentence(self, s: Sentence) -> list[str]:
        """All signals of a sentence, and the kinds of its neighbours."""
        code, spaced = self.marked.language.code, self.marked.language.writing.spaced
        out = ["", code]
        for t in s.triggers:
            frame = t.value
            out += [f"t{frame.kind}", f"t{frame.kind}.{frame.stage}", f"t{code}{t.text.lower()}"]
            out += [f"t{frame.kind}.{name}.{value}" for name, value in frame.fixed]
        classes = [name for _, _, name in self.within(s.start, s.end)]
        out += [f"c{name}" for name in classes]
        out += [f"c{name.partition('.')[0]}" for name in classes if "." in name]
        names = self.named(s.start, s.end)
        out += [f"n{kind}{min(names[kind], 3)}" for kind in ("person", "organisation")]
        out += [f"C{t.value.kind}|{c.partition('.')[0]}" for t in s.triggers[:4] for c in set(classes)]
        out += [f"N{t.value.kind}|{min(names['person'], 2)}{min(names['organisation'], 2)}" for t in s.triggers[:4]]
        out += ngrams(self.words(s.start, s.end), code, spaced)
        out += [
            f"x{t.value.kind}"
            for near in (s.number - 1, s.number + 1)
            if 0 <= near < len(self.sentences)
            for t in self.sentences[near].triggers
        ]
        out += [f"h{kind}" for kind in self.title_kinds]
        out += [f"k{kind}{min(n, 8)}" for kind, n in self.kind_counts.items()]
        out += [f"l{min((s.end - s.start) // (25 if spaced else 10), 9)}", f"i{min(s.number, 4)}"]
        out += [f"q{bool(_QUOTE.search(self.marked.text, s.start, s.end))}"]
        return list(dict.fromkeys(out))

    def around(self, s: Sentence, start: int, end: int, kind: str) -> list[str]:
        """The signals near a place in a sentence: what tells the stage of the happening that stands there."""
        code, spaced = self.marked.language.code, self.marked.language.writing.spaced
        reach = 45 if spaced else 18
        low, high = max(s.start, start - reach), min(s.end, end + reach)
        out = [f"a{w}" for w in ngrams(self.words(low, high), code, spaced)]
        out += [f"b{w}" for w in ngrams(self.words(low, start), code, spaced)]
        out += [f"A{name}" for _, _, name in self.within(low, high)]
        out += [
            f"Z{name}"
            for _, _, name in self.within(s.start, s.end)
            if name.startswith((kind, "stages." + kind, "hedges", "denials", "negations", "opinions"))
        ]
        for t in s.triggers:
            if t.start < high and t.end > low:
                out += [f"T{t.value.kind}.{t.value.stage}", f"T{code}{t.text.lower()}"]
                out += [f"T{t.value.kind}.{name}.{value}" for name, value in t.value.fixed]
            if t.value.kind == kind:
                out += [f"U{kind}.{t.value.stage}", *(f"U{kind}.{name}.{value}" for name, value in t.value.fixed)]
        return list(dict.fromkeys(out))


def ngrams(words: list[str], code: str, spaced: bool) -> list[str]:
    """Words, and rows of two (and, unspaced, three) of them."""
    out = [f"w{code}{w}" for w in words] if spaced else []
    out += [f"s{code}{w[:5]}" for w in words if spaced and len(w) > 5]
    out += [f"2{code}{a} {b}" for a, b in pairwise(words)]
    if not spaced:
        out += [f"3{code}{a}{b}{c}" for a, b, c in zip(words, words[1:], words[2:], strict=False)]
    return out
