"""Agency credits: (Reuters), —dpa, 【ロイター】, (AFP). Whose text a page prints, where it says so."""

from reportedly.language.language import LANGUAGES, Language, of

_HEAD = 200
_TAIL = 200


def wire_credit(text: str, byline: tuple[str, ...], lang: str | None) -> str | None:
    """The agency whose text this is, as its credit at the head, at the end or in the byline names it; None where none does."""
    if lang not in LANGUAGES:
        return None
    try:
        words = of(lang)
    except FileNotFoundError:
        return None
    for place in (text[:_HEAD], text[-_TAIL:], *byline):
        if found := _credited(place, words):
            return found
    return None


def _credited(place: str, words: Language) -> str | None:
    return next((found.value or found.text.strip(" ()（）【】—-–") for found in words.credits.find(place)), None)
