"""The notation in which a language's data file writes its wordings, and how one wording becomes a pattern.

    jump* ship            `*` any ending or beginning of a word: jumps ship, jumped ship; `*chef` Technikchef
    (sign/team)* up       `( / )` one of these; an empty one makes it optional: `chief (executive/) officer`
    turn* … down          `…` up to eight words between (sixteen characters where words are not spaced)
    tap* ^                `^` a capital letter or an opening quotation mark follows
    # years               `#` a number, in digits or words
    =may                  `=` at the head: capitals matter (may, not May)
    <元>                  `<` `>` a word begins or ends here, for languages that do not space their words
    \\(Reuters\\)           a backslash takes the next character as it is

Wordings are separated by commas or line ends. A wording is matched without regard to capitals; an apostrophe, a hyphen
and a quotation mark match any of their kind; a blank matches any white space. Every repetition is bounded, so what a
pattern costs is bounded too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_COMMA = re.compile(r"(?<!\\)[,\n]")
_KINDS = {"'": "['’ʼ‘]", "’": "['’ʼ‘]", "-": "[-‐‑–]", '"': '["“”„«»「」『』]'}
_CAPITAL = r"(?-i:(?=[\"“„«‘]?[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹŁŃŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽ]))"
_SPACED = {" ": r"\s{1,4}", "*": r"\w{0,20}", "^": _CAPITAL, "…": r"(?:\s{1,4}[^\s.;:!?“”„«»]{1,30}){0,8}?\s{1,4}"}
_UNSPACED = {" ": r"\s{0,2}", "*": r"\w{0,4}?", "^": _CAPITAL, "…": r"[^。！？!?；;「」“”\n]{0,16}?"}
_MARKS = frozenset("*…^#<>")


@dataclass(frozen=True)
class Writing:
    """How a language is written: `spaced` words or not; `letters`, the characters that a word is made of there;
    `numerals`, its small number words."""

    spaced: bool
    letters: str = r"\w"
    numerals: tuple[str, ...] = ()

    @cached_property
    def number(self) -> str:
        """The pattern of a number in digits or words."""
        digits = r"\d(?:[\d.,]{0,12}\d)?" if self.spaced else r"[0-9０-９](?:[0-9０-９.,，．]{0,12}[0-9０-９])?"
        words = "|".join(sorted(map(re.escape, self.numerals), key=len, reverse=True))
        if not words:
            return digits
        return rf"(?:{digits}|\b(?:{words})\b)" if self.spaced else rf"(?:{digits}|(?:{words}){{1,4}})"


@dataclass(frozen=True)
class _Choice:
    """One of several rows."""

    rows: "tuple[_Row, ...]"

    @property
    def optional(self) -> bool:
        return () in self.rows


_Row = tuple["str | _Choice", ...]


def split(block: str) -> list[str]:
    """The wordings of a block of a data file: separated by commas (`\\,` is a comma of the wording's own) or line ends."""
    return [piece for piece in map(str.strip, _COMMA.split(block)) if piece]


def expand(wording: str) -> list[str]:
    """Every way through the wording, as plain strings: for names and short wordings, where the ways are few."""
    return [re.sub(r"  +", " ", way).strip() for way in _ways(_parse(wording))]


def openings(wording: str, writing: Writing) -> set[str]:
    """What the wording may begin with, lower case: up to its first word's end, or two characters where unspaced."""
    begun = [""]
    done: set[str] = set()
    for item in _parse(wording.removeprefix("=").lower()):
        tails = _ways((item,)) if isinstance(item, _Choice) else [item]
        grown = [head + tail for head in begun for tail in tails]
        begun = [way for way in grown if not _opened(way, writing)]
        done.update(way for way in grown if _opened(way, writing))
    return {way.lstrip() for way in done.union(begun) if way.strip()}


def pattern(wording: str, writing: Writing) -> re.Pattern[str]:
    """The pattern of one wording, to be matched where its opening stands."""
    flags = 0 if wording.startswith("=") else re.IGNORECASE
    bare = re.sub(r" ?… ?", "…", wording.removeprefix("="))
    row = _parse(bare)
    body = _regex(row[1:] if row[:1] == ("*",) else row, writing)
    if writing.spaced:
        left = "" if row[:1] == ("*",) else r"(?:(?<!\w)|(?!\w))"
        body = rf"{left}{body}(?:(?!\w)|(?<!\w))" if not bare.endswith("*") else left + body
    return re.compile(body, flags)


def _opened(way: str, writing: Writing) -> bool:
    way = way.lstrip().removeprefix("*")
    return bool(re.match(r"\\?\W|\w+\W", way)) if writing.spaced else len(way.lstrip("<").replace("\\", "")) >= 2


def _pieces(wording: str) -> Iterator[str]:
    characters = iter(wording)
    for character in characters:
        yield character + next(characters, "") if character == "\\" else character


def _parse(wording: str) -> _Row:
    return _row(_pieces(wording), nested=False)[0]


def _row(pieces: Iterator[str], nested: bool) -> tuple[_Row, ...]:
    """The rows up to the closing bracket; outside of brackets there is one."""
    rows: list[list[str | _Choice]] = [[]]
    for piece in pieces:
        if piece == "(":
            rows[-1].append(_Choice(_row(pieces, nested=True)))
        elif nested and piece == "/":
            rows.append([])
        elif nested and piece == ")":
            break
        else:
            rows[-1].append(piece)
    return tuple(tuple(row) for row in rows)


def _ways(row: _Row) -> list[str]:
    ways = [""]
    for item in row:
        tails = [way for inner in item.rows for way in _ways(inner)] if isinstance(item, _Choice) else [item]
        ways = [way + tail for way in ways for tail in tails]
    return ways


def _regex(row: _Row, writing: Writing) -> str:
    """The row as a pattern. The blank before an optional choice goes with it (`chief (executive/) officer`)."""
    parts: list[str] = []
    i = 0
    while i < len(row):
        item, following = row[i], row[i + 1] if i + 1 < len(row) else None
        if item == " " and isinstance(following, _Choice) and following.optional:
            parts.append(_choice(following, writing, before=_one(" ", writing)))
            i += 2
        elif isinstance(item, _Choice) and item.optional and following == " " and not parts:
            parts.append(_choice(item, writing, after=_one(" ", writing)))
            i += 2
        else:
            parts.append(_choice(item, writing) if isinstance(item, _Choice) else _one(item, writing))
            i += 1
    return "".join(parts)


def _choice(choice: _Choice, writing: Writing, before: str = "", after: str = "") -> str:
    rows = sorted(filter(None, choice.rows), key=len, reverse=True)
    body = "|".join(before + _regex(row, writing) + after for row in rows)
    return f"(?:{body})?" if choice.optional else f"(?:{body})"


def _one(piece: str, writing: Writing) -> str:
    """One character of a wording, or what it stands for."""
    if piece == "#":
        return writing.number
    if piece in "<>":
        return f"(?<![{writing.letters}])" if piece == "<" else f"(?![{writing.letters}])"
    meant = (_SPACED if writing.spaced else _UNSPACED).get(piece)
    return meant or _KINDS.get(piece) or re.escape(piece.removeprefix("\\"))


def is_mark(character: str) -> bool:
    """True for the characters that stand for something else."""
    return character in _MARKS
