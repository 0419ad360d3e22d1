"""Finding a class of wordings in a text: leftmost, longest, each stretch of text once, in time linear in its length."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import zip_longest
from typing import Generic, TypeVar

from .wording import Writing, is_mark, openings, pattern

T = TypeVar("T")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Found(Generic[T]):
    """A wording where it stands (half-open, code points) and what it means there."""

    start: int
    end: int
    text: str
    value: T


class _Candidate(Generic[T]):
    """One wording; its pattern is compiled when a text first needs it."""

    def __init__(self, wording: str, value: T, writing: Writing) -> None:
        self.wording, self.value, self.writing = wording, value, writing

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return pattern(self.wording, self.writing)


class Matcher(Generic[T]):
    """Wordings with their values. The first word (or, unspaced, the first two characters) picks who is tried where."""

    def __init__(self, wordings: Iterable[tuple[str, T]], writing: Writing) -> None:
        self.wordings = tuple(wordings)
        self.writing = writing

    def find(self, text: str, accept: Callable[[Found[T]], bool] | None = None) -> list[Found[T]]:
        """All wordings in the text; where several begin at one place the longest holds, and none overlap.

        With `accept`, the longest that it accepts."""
        found: list[Found[T]] = []
        done = 0
        for word, start, candidates in self._starts(text):
            if start < done:
                continue
            for end, value in _matches(candidates, text, start):
                hit = Found(word, end, text[word:end], value)
                if accept is None or accept(hit):
                    found.append(hit)
                    done = end
                    break
        return found

    def values(self) -> set[T]:
        """Every value that a wording here can have."""
        return {value for _, value in self.wordings}

    def _starts(self, text: str) -> Iterator[tuple[int, int, list[_Candidate[T]]]]:
        """Where a span would begin, where its pattern is to be tried, and the candidates to try."""
        return self._spaced(text) if self.writing.spaced else self._unspaced(text)

    def _spaced(self, text: str) -> Iterator[tuple[int, int, list[_Candidate[T]]]]:
        index, numerals = self._index, self._numerals
        whole, heads, tails = index.whole, index.heads, index.tails
        for word, start in _tokens(text):
            if candidates := whole.get(word):
                yield start, start, candidates
            if index.numbers and (word[0].isdecimal() or word in numerals):
                yield start, start, index.numbers
            if word[:2] in index.beginnings:
                for k in index.sizes:
                    if candidates := heads.get(word[:k]):
                        yield start, start, candidates
                    if k >= len(word):
                        break
            if word[-2:] in index.endings:
                for k in index.sizes:
                    if candidates := tails.get(word[-k:]):
                        yield start, start + len(word) - min(k, len(word)), candidates
                    if k >= len(word):
                        break

    def _unspaced(self, text: str) -> Iterator[tuple[int, int, list[_Candidate[T]]]]:
        index, numerals = self._index, self._numerals
        whole = index.whole
        for i, two in enumerate(_pairs(text)):
            candidates = whole.get(two) if len(two) == 2 else None
            if alone := whole.get(two[0]):
                candidates = [*candidates, *alone] if candidates else alone
            if index.numbers and (two[0].isdecimal() or two[0] in numerals):
                candidates = [*candidates, *index.numbers] if candidates else index.numbers
            if candidates:
                yield i, i, candidates

    @cached_property
    def _numerals(self) -> frozenset[str]:
        numerals = self.writing.numerals
        return frozenset(numerals if self.writing.spaced else "".join(numerals))

    @cached_property
    def _index(self) -> "_Index[T]":
        return _Index(self.wordings, self.writing)


class _Index(Generic[T]):
    def __init__(self, wordings: Iterable[tuple[str, T]], writing: Writing) -> None:
        self.whole: dict[str, list[_Candidate[T]]] = defaultdict(list)
        self.heads: dict[str, list[_Candidate[T]]] = defaultdict(list)
        self.tails: dict[str, list[_Candidate[T]]] = defaultdict(list)
        self.numbers: list[_Candidate[T]] = []
        for wording, value in wordings:
            candidate = _Candidate(wording, value, writing)
            for opening in openings(wording, writing):
                self._place(opening, candidate)
        self.sizes = sorted({len(key) for key in (*self.heads, *self.tails)})
        self.beginnings = {key[:2] for key in self.heads} | {key for key in self.heads if len(key) == 1}
        self.endings = {key[-2:] for key in self.tails}

    def _place(self, opening: str, candidate: _Candidate[T]) -> None:
        if opening.startswith("#"):
            self.numbers.append(candidate)
        elif not candidate.writing.spaced:
            _add(self.whole, _two(opening), candidate)
        elif opening.startswith("*"):
            _add(self.tails, _first(opening[1:]), candidate)
        else:
            word = _first(opening)
            _add(self.heads if opening[len(word) :].startswith("*") else self.whole, word, candidate)


def _add(place: dict[str, list[_Candidate[T]]], key: str, candidate: _Candidate[T]) -> None:
    """A wording is tried once at a place, however many of its openings fit there."""
    if candidate not in place[key]:
        place[key].append(candidate)


def _first(opening: str) -> str:
    """The first word of an opening, or its first character where that is no letter."""
    opening = opening.removeprefix("\\")
    word = _WORD.match(opening)
    return word[0] if word else opening[:1]


def _two(opening: str) -> str:
    """The first two characters, or the first alone where the second stands for something else."""
    opening = opening.lstrip("<").replace("\\", "")
    plain = len(opening) > 1 and not any(is_mark(c) or c in " '’-\"" for c in opening[:2])
    return opening[:2] if plain else opening[:1]


def _matches(candidates: list[_Candidate[T]], text: str, start: int) -> list[tuple[int, T]]:
    """Where each candidate that matches here ends, the longest first."""
    ends = [
        (match.end(), c.value) for c in candidates if (match := c.pattern.match(text, start)) and match.end() > start
    ]
    return ends if len(ends) < 2 else sorted(ends, key=lambda end: -end[0])


@lru_cache(maxsize=8)
def _pairs(text: str) -> tuple[str, ...]:
    """Every two characters that stand together, lower case, and the last one alone."""
    lowered = _lowered(text)
    return tuple(map("".join, zip_longest(lowered, lowered[1:], fillvalue="")))


@lru_cache(maxsize=8)
def _tokens(text: str) -> tuple[tuple[str, int], ...]:
    """Words and single other characters, lower case, with where they begin."""
    lowered = _lowered(text)
    return tuple((m[0], m.start()) for m in re.finditer(r"\w+|[^\w\s]", lowered))


def _lowered(text: str) -> str:
    """In lower case, as long as it was (`İ` would grow)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
