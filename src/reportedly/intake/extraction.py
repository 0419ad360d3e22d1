"""The article's own words out of a page: a maintained extractor, and what it lacks."""

import re

from lxml.html import HtmlElement
from trafilatura import extract

_NOTE = re.compile(
    r"(?:^|[-_\s])(?:correction|corrections|clarification|erratum|editors?-?s?-?note|update-?note|rectificati[fo]n?|korrektur)(?:$|[-_\s])",
    re.I,
)
_LONGEST_NOTE = 1_500
_SPACE = re.compile(r"\s+")


def main_text(tree: HtmlElement, corrections: tuple[str, ...] = ()) -> str:
    """The main text, a paragraph a line; empty where there is none.

    Corrections and editor's notes are kept; those that stand outside the article's body, or only in JSON-LD, come last.
    """
    notes = [*_notes(tree), *corrections]
    text = extract(tree, fast=True, favor_recall=True, include_comments=False, include_formatting=False) or ""
    if not text:
        return text
    held = _SPACE.sub("", text)
    missing = [note for note in dict.fromkeys(notes) if _SPACE.sub("", note) not in held]
    return "\n".join([text, *missing])


def _notes(tree: HtmlElement) -> list[str]:
    """What the page marks up as a correction or an editor's note."""
    found = []
    for element in tree.iter("p", "div", "aside", "section"):
        if _NOTE.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            text = _SPACE.sub(" ", element.text_content()).strip()
            if 20 < len(text) < _LONGEST_NOTE:
                found.append(text)
    return found
