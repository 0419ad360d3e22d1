"""What is no part of the article though it stands in its text: newsletter boxes, deal lists, feed prompts, photo credits.

Whole lines only, known by the words of the article's language (and by English ones, which stand on pages in any), and
only where those words make up enough of the line: an article may well tell of a newsletter, or of a deal.
"""

import re
from collections.abc import Iterator

from reportedly.language.language import LANGUAGES, of
from reportedly.language.matcher import Found
from reportedly.model import Span

_LONGEST = 400
_ENOUGH = 0.12  # of a line's length in such words
_WEAK = {"rights", "photo"}  # said of articles' own people and pictures too: "reporting by", "photo:"
# Where only words of one kind are found: "in this article" stands in disclosures too, "advertisement" in any article.
_ALONE = 0.5  # of a line, whatever the words
_LONG, _LONG_EAST = 12, 4
_ENOUGH_OF = {"rights": 0.3, "photo": 0.3, "more": 0.2, "ad": 0.5}
_LABELS = {"ad", "deals", "more", "newsletter", "feed"}  # at the head of a line, with a colon: "Read more: ..."
# Words that alone prove nothing, for articles use them too; as the label of a line, or in brackets before it, they do.
_ADVERTISEMENT = re.compile(
    r"[\s*_>—–-]*[\[【〔(（]?\s*(?:advertisement|ad|sponsored|promoted|anzeige|werbung|publicité|annonce|publicidad|anuncio|広告|ＰＲ|pr|광고|广告|廣告)"
    r"\s*(?:[\]】〕)）:：|]|[*_\s]*$)",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[\s*_#>\[【〔(（「—–\-・•▼▽■★☆🛒|]*")
_LABEL_END = re.compile(r"[\s*_\w]{0,8}[:：\]】〕)）|—–]|\s*[*_]*$")
_ITEM = re.compile(r"\s*(?:[-*•・‣●○▪■]|\d{1,2}[.)、])\s*\S")
_PRICE = re.compile(r"\d\s*%|％|[$€£¥￥₩]\s*\d|\d\s*(?:[$€£¥￥₩元円원]|ドル|ユーロ|달러|dollars?|euros?|USD|EUR)")


def boilerplate(text: str, lang: str | None) -> tuple[Span, ...]:
    """The lines of a text that are boilerplate, as spans of it, in order."""
    spans: list[Span] = []
    deals, start = False, 0
    for line in text.split("\n"):
        kinds = _kinds(line, lang)
        listed = deals and bool(_ITEM.match(line) and _PRICE.search(line))
        if kinds or listed:
            spans.append(Span(start=start, end=start + len(line)))
        deals = listed or "deals" in kinds or (deals and not line.strip())
        start += len(line) + 1
    return tuple(spans)


def _kinds(line: str, lang: str | None) -> set[str]:
    """What kinds of boilerplate a line is; empty for the article's own words."""
    if not line.strip() or len(line) > _LONGEST:
        return set()
    if _ADVERTISEMENT.match(line):
        return {"ad"}
    return next((kinds for found in _found(line, lang) if (kinds := _judged(line, found))), set())


def _found(line: str, lang: str | None) -> Iterator[list[Found[str]]]:
    for code in dict.fromkeys((lang if lang in LANGUAGES else "en", "en")):
        yield of(code).boilerplate.find(line)


def _judged(line: str, found: list[Found[str]]) -> set[str]:
    kinds = {cue.value for cue in found}
    if not kinds:
        return set()
    covered = sum(cue.end - cue.start for cue in found) / len(line.strip())
    several = len(kinds - _WEAK) > 1 and covered >= _ENOUGH / 2
    enough = max(_ENOUGH_OF.get(kind, _ENOUGH) for kind in kinds) if len(kinds) == 1 or kinds <= _WEAK else _ENOUGH
    proven = any(map(_telling, found)) and (several or covered >= enough)
    return kinds if proven or covered >= _ALONE or _is_label(line, found[0]) else set()


def _telling(cue: Found[str]) -> bool:
    """A wording of several words, or a long one: `aceptar`, `Comisión`, 点击 alone are any article's words."""
    return " " in cue.text or len(cue.text) >= (_LONG if cue.text.isascii() or cue.text[0] < "\u2e80" else _LONG_EAST)


def _is_label(line: str, first: Found[str]) -> bool:
    opening = _OPENING.match(line)
    return bool(
        first.value in _LABELS and opening and opening.end() >= first.start and _LABEL_END.match(line, first.end)
    )
