"""The notation in which a language's data file writes its wordings, and how one wording becomes a pattern.

    jump* ship            `*` any ending or beginning of a word: jumps ship, jumped ship; `*chef` Technikchef
    (sign/team)* up       `( / )` one of these; an empty one makes it optional: `chief (executive/) officer`
    turn* … down          `…` up to five words between (twelve characters where words are not spaced)
    tap* ^                `^` a capital letter or an opening quotation mark follows
    # years               `#` a number
    =may                  `=` at the head: capitals matter (may, not May)
    <元>                  `<` `>` a word begins or ends here, for languages that do not space their words
    \\(Reuters\\)           a backslash takes the next character as it is

A wording is matched without regard to capitals; an apostrophe, a hyphen and a quotation mark match any of their
kind; a blank matches any white space. Every repetition is bounded, so a pattern's cost is too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

MARKS = "*…^#<>"
_KINDS = {"'": "['’ʼ‘]", "’": "['’ʼ‘]", "-": "[-‐‑–]", '"': '["“”„«»「」『』]'}
_CAPITAL = r"(?-i:(?=[\"“„«‘]?[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹŁŃŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽ]))"


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
        digits = r"\d[\d.,]{0,12}" if self.spaced else r"[0-9０-９][0-9０-９.,，．]{0,12}"
        words = "|".join(sorted(map(re.escape, self.numerals), key=len, reverse=True))
        if not words:
            return digits
        return rf"(?:{digits}|\b(?:{words})\b)" if self.spaced else rf"(?:{digits}|(?:{words}){{1,4}})"


def split(block: str) -> list[str]:
    """The wordings of a block of a data file: separated by commas or line ends."""
    return [piece for line in block.splitlines() for piece in map(str.strip, line.split(",")) if piece]


def expand(wording: str) -> list[str]:
    """The wording without its alternatives: one string for each way through them, `\\x` kept for a literal `x`."""
    return [re.sub(r"  +", " ", flat).strip() for flat in _ways(_pieces(wording))]


def _pieces(wording: str) -> Iterator[str]:
    characters = iter(wording)
    for character in characters:
        yield character + next(characters, "") if character == "\\" else character


def _ways(pieces: Iterator[str], nested: bool = False) -> list[str]:
    done: list[str] = []
    ways = [""]
    for piece in pieces:
        if piece == "(":
            inner = _ways(pieces, nested=True)
            ways = [way + more for way in ways for more in inner]
        elif nested and piece == "/":
            done, ways = done + ways, [""]
        elif nested and piece == ")":
            break
        else:
            ways = [way + piece for way in ways]
    return done + ways


def pattern(flat: str, writing: Writing) -> re.Pattern[str]:
    """The pattern of one flat wording."""
    exact = flat.startswith("=")
    flat = re.sub(r" ?… ?", "…", flat.removeprefix("="))
    body = "".join(_regex(piece, writing) for piece in _pieces(flat.removeprefix("*")))
    if writing.spaced:
        body = _bound(body, flat)
    return re.compile(body, 0 if exact else re.IGNORECASE)


def _bound(body: str, flat: str) -> str:
    left = r"(?<!\w)" if flat[:1].isalnum() else ""  # none after a `*`: `*chef` is tried inside a word
    right = r"(?!\w)" if flat[-1:].isalnum() else ""
    return left + body + right


def _regex(piece: str, writing: Writing) -> str:
    spaced = writing.spaced
    match piece:
        case " ":
            return r"\s{1,4}" if spaced else r"\s{0,2}"
        case "*":
            return r"\w{0,20}" if spaced else r"\w{0,4}?"
        case "…":
            return r"(?:\s{1,4}[^\s.;:!?“”„«»]{1,30}){0,5}?\s{1,4}" if spaced else r"[^。！？!?；;「」“”\n]{0,12}?"
        case "^":
            return _CAPITAL
        case "#":
            return writing.number
        case "<":
            return f"(?<![{writing.letters}])"
        case ">":
            return f"(?![{writing.letters}])"
    return _KINDS.get(piece) or re.escape(piece.removeprefix("\\"))
