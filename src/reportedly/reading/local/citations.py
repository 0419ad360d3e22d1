"""Outlets that an article credits, and the words that do so."""

from reportedly.language import Found, Language
from reportedly.model import Citation, Excerpt

from .entities import Thing

_REACH = 60  # characters between a cue and the outlet that it credits


def citations(
    text: str, language: Language, bounds: list[tuple[int, int]], things: list[Thing], publisher: str | None
) -> list[Citation]:
    """Every outlet credited, each once, in the order of the text; the document's own publisher is not one."""
    places = outlet_places(text, language, things)
    found: dict[str, Citation] = {}
    for credit in language.credits.find(text):
        _add(found, credit.value or credit.text, text, credit.start, credit.end, publisher)
    cues = sorted([*language.citations.find(text), *language.attributions.find(text)], key=lambda c: c.start)
    for cue in cues:
        sentence = next(((a, b) for a, b in bounds if a <= cue.start < b), None)
        near = _credited(cue, sentence, places) if sentence else None
        if near:
            start, end, name = near
            _add(found, name, text, min(start, cue.start), max(end, cue.end), publisher)
    return list(found.values())


def outlet_places(text: str, language: Language, things: list[Thing]) -> list[tuple[int, int, str]]:
    """Where outlets are named: well-known ones, and names with an outlet's noun in them (Dispatch, Zeitung, 新聞)."""
    places = {(f.start, f.end): f.text for f in language.outlets.find(text)}
    nouns = [(f.start, f.end) for f in language.outlet_nouns.find(text)]
    for thing in things:
        inside = any(a <= x and y <= b for a, b in thing.places for x, y in nouns)
        if inside or any(a < y and x < b for a, b in thing.places for x, y in places):
            places.update({place: thing.name for place in thing.places if place not in places})
    return sorted((start, end, name) for (start, end), name in places.items())


def _credited(
    cue: Found[str], sentence: tuple[int, int], places: list[tuple[int, int, str]]
) -> tuple[int, int, str] | None:
    """The nearest outlet on the cue's side within its sentence."""

    def away(place: tuple[int, int, str]) -> int:
        start, end, _ = place
        if start < cue.end and cue.start < end:
            return 0
        return start - cue.end if start >= cue.end else cue.start - end

    sided = [p for p in places if sentence[0] <= p[0] < sentence[1] and _on_side(cue, p)]
    near = [p for p in sided if away(p) <= _REACH]
    return min(near, key=lambda p: (away(p), p)) if near else None


def _on_side(cue: Found[str], place: tuple[int, int, str]) -> bool:
    if cue.value == "after":
        return place[0] >= cue.start
    return place[1] <= cue.end if cue.value == "before" else True


def _add(found: dict[str, Citation], name: str, text: str, start: int, end: int, publisher: str | None) -> None:
    if publisher and (name.casefold() in publisher.casefold() or publisher.casefold() in name.casefold()):
        return
    found.setdefault(name, Citation(outlet=name, excerpt=Excerpt.of(text, start, end)))
