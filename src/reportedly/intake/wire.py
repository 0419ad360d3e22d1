"""Agency credits: (Reuters), —dpa, 【ロイター】, (AFP). Whose text a page prints, where it says so."""

import re

from reportedly.language.language import LANGUAGES, Language, of

_EDGE = 240  # characters at either end of a text in which a credit stands
_CREDIT_LINE = 60  # a line as short as this may be nothing but a credit
_MARKS = " \t\n()（）［］[]【】〔〕—–-/=＝,.:："
_BRACKETED = re.compile(r"[()（）［］\[\]【】〔〕/—–＝=]|^\s*-|-\s*$")
# A dateline names the agency in brackets, whoever it is: `HAYWARD, Calif. (AP) —`, `(Nordwire) -`, `【東京=共信】`, `(서울=연합뉴스)`
_DATELINE = re.compile(
    r"\s*[^\n(（【\[〔]{0,50}[(（【\[〔](?:[^\n()（）【】\[\]〔〕=＝]{1,20}[=＝](?P<east>[^\n()（）【】\[\]〔〕]{2,20})[)）】\]〕]"
    r"|(?P<west>[^\n()（）【】\[\]〔〕\d]{2,30})[)）】\]〕]\s*[-–—]+\s)"
)


def wire_credit(text: str, byline: tuple[str, ...], lang: str | None) -> str | None:
    """The agency whose text this is, as its credit at the head, at the end or in the byline names it; None where none does."""
    dateline = _DATELINE.match(text)
    if dateline:
        return (dateline["east"] or dateline["west"]).strip(_MARKS) or None
    words = of(lang if lang in LANGUAGES else "en")
    places = (text[:_EDGE], text[-_EDGE:], *byline)
    return next((name for place in places if (name := _credited(place, words))), None) or _signed(text, words)


def _credited(place: str, words: Language) -> str | None:
    """An agency that is mentioned in a sentence is credited with that sentence, not with the text: it needs its marks, or its own line."""
    for found in words.credits.find(place):
        line = place[place.rfind("\n", 0, found.start) + 1 :].split("\n", 1)[0]
        alone = len(line) <= _CREDIT_LINE and len(found.text) * 3 >= len(line.strip())
        if alone or _BRACKETED.search(found.text):
            return (found.value or found.text).strip(_MARKS) or None
    return None


def _signed(text: str, words: Language) -> str | None:
    """An agency's name as the whole last line."""
    last = text.rstrip().rpartition("\n")[2].strip(_MARKS)
    if len(last) > _CREDIT_LINE:
        return None
    return next((found.text for found in words.outlets.find(last) if found.text == last), None)
