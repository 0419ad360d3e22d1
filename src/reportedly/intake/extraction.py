"""The article's own words out of a page: a maintained extractor, and what it lacks."""

import logging
import re

from lxml.html import HtmlElement
from trafilatura import extract

# What the extractor has to say of a page is ours to tell, and only as an error: not on a user's terminal by the way.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_NOTE = re.compile(
    r"(?:^|[-_\s])(?:corrections?|clarification|erratum|editors?-?s?-?note|update-?note|rectificati[fo]n?|korrektur)(?:$|[-_\s])",
    re.IGNORECASE,
)
_LONGEST_NOTE = 1_500
_SPACE = re.compile(r"\s+")
_BLOCKS = ("p", "li", "dd", "blockquote", "h2", "h3", "h4", "h5", "h6")
_LINKED = 0.8  # of a block's words in links make it a way to other pages, not a part of this one
_SHORTEST = 15
_PARAGRAPH = 80
_LOST = 0.3  # of the words found, lost in paragraphs of the same make: the extractor stopped too early
_MOST_LOST = 300
_TOP = 4  # lines among which a repeated headline is looked for


def main_text(tree: HtmlElement, title: str = "", corrections: tuple[str, ...] = ()) -> str:
    """The main text, a paragraph a line, without its headline; empty where there is none. The tree is changed.

    Corrections and editor's notes are kept; those that stand outside the article's body, or only in JSON-LD, come last.
    """
    notes = [*_notes(tree), *corrections]
    headlines = {_folded(title), *(_folded(h.text_content()) for h in tree.iter("h1"))}
    _drop_link_blocks(tree)
    words = extract(tree, fast=True, favor_recall=True, include_comments=False, include_formatting=False) or ""
    lines = _completed(words.split("\n"), tree)
    lines = _without_headline(lines, headlines)
    held = _bare("".join(lines))
    missing = [note for note in dict.fromkeys(notes) if lines and _bare(note) not in held]
    return "\n".join([*lines, *missing]).strip()


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _bare(text: str) -> str:
    return _SPACE.sub("", text)


def _folded(text: str) -> str:
    return _plain(text).strip("#- ").casefold()


def _notes(tree: HtmlElement) -> list[str]:
    """What the page marks up as a correction or an editor's note."""
    found = []
    for element in tree.iter("p", "div", "aside", "section"):
        if _NOTE.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            text = _plain(element.text_content())
            if 20 < len(text) < _LONGEST_NOTE:
                found.append(text)
    return found


def _drop_link_blocks(tree: HtmlElement) -> None:
    """Related stories, "read more" and lists of links, in any language: blocks that are all link."""
    for element in list(tree.iter(*_BLOCKS)):
        length = len(_plain(element.text_content()))
        if length < _SHORTEST or element.getparent() is None:
            continue
        linked = sum(len(_plain(a.text_content())) for a in element.iter("a"))
        if linked >= _LINKED * length:
            element.drop_tree()


def _without_headline(lines: list[str], headlines: set[str]) -> list[str]:
    for number, line in enumerate(lines[:_TOP]):
        if _folded(line) in headlines and len(lines) > number + 1:
            return lines[number + 1 :]
    return lines


def _completed(lines: list[str], tree: HtmlElement) -> list[str]:
    """With the paragraphs that stand in containers of the same make as those found.

    Some outlets break an article into several containers around their advertisements, of which extractors take one.
    """
    paragraphs = [(p, _plain(p.text_content())) for p in tree.iter("p")]
    long_ones = [(p, text) for p, text in paragraphs if len(text) > _PARAGRAPH]
    begins = {_bare(line)[:_PARAGRAPH] for line in lines}
    found = [(p, text) for p, text in long_ones if _bare(text)[:_PARAGRAPH] in begins]
    makes = {_make(p) for p, _ in found}
    lost = [text for p, text in long_ones if _make(p) in makes and _bare(text)[:_PARAGRAPH] not in begins]
    if len(lost) > _MOST_LOST or sum(map(len, lost)) <= _LOST * sum(len(text) for _, text in found):
        return lines
    held = _bare("".join(lines))
    if any(_bare(text)[:_PARAGRAPH] in held for text in lost):
        return lines  # they are there, as parts of longer lines
    return _merged(lines, [text for p, text in paragraphs if _make(p) in makes])


def _make(paragraph: HtmlElement) -> tuple[str | None, ...]:
    parent = paragraph.getparent()
    return (paragraph.get("class"), parent.tag, parent.get("class")) if parent is not None else ()


def _merged(lines: list[str], paragraphs: list[str]) -> list[str]:
    """The lines, each followed by the paragraphs that come after it on the page and were not found."""
    begins = {_bare(text)[:_PARAGRAPH]: n for n, text in enumerate(paragraphs) if text}
    held, merged, next_one = {_bare(line)[:_PARAGRAPH] for line in lines}, [], 0
    for line in lines:
        at = begins.get(_bare(line)[:_PARAGRAPH])
        if at is not None:
            merged += [text for text in paragraphs[next_one:at] if text and _bare(text)[:_PARAGRAPH] not in held]
            next_one = max(next_one, at + 1)
        merged.append(line)
    return merged + [text for text in paragraphs[next_one:] if text and _bare(text)[:_PARAGRAPH] not in held]
