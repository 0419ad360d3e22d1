"""Bytes to text, whatever they declare: mark, validity, declaration, detection, in that order."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from reportedly.errors import Malformed

_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:\-]+)""", re.IGNORECASE)
# The larger sets that pages mean by these names.
_LARGER = {"shift_jis": "cp932", "gbk": "gb18030", "gb2312": "gb18030", "euc_kr": "cp949", "big5": "big5hkscs"}
_EASTERN = ("cp932", "euc_jp", "cp949", "gb18030", "big5hkscs", "iso2022_jp")
# Detectors take Western text with a few accents for these; none of our languages is written in them.
_UNLIKELY = re.compile(r"cp125[0578]|cp775|cp85\d|mac|iso8859-(2|3|4|9|1\d)")
_HEAD = 4_096
_SAMPLE = 65_536
# Control characters that no text holds; tab, line feed, form feed, carriage return and escape are left out.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


def decode(body: bytes, declared: str | None = None, *, what: str) -> tuple[str, str | None]:
    """The text, and a note where the declaration was wrong or bytes were lost. Raises Malformed for what is binary.

    `declared` is what came with the bytes (a Content-Type); what the bytes themselves declare is looked up.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return _clean(body[len(mark) :].decode(name, "replace"), what), None
    if wide := _unmarked_utf16(body):
        return _clean(body.decode(wide, "replace"), what), f"read as {wide}, which it does not declare"
    said = _known(declared) or _known_in(body)
    name = _fitting(body, said)
    text = _clean(body.decode(name, "replace"), what)
    return text, _note(text, name, said)


def _clean(text: str, what: str) -> str:
    """Without stray control characters; a tenth of a per cent of them and more is no text but a binary file."""
    stray = len(CONTROLS.findall(text))
    if stray > 3 and stray * 200 > len(text):
        raise Malformed(what, "is binary, not text", "give an HTML, text or JSON file")
    return CONTROLS.sub("", text) if stray else text


def _unmarked_utf16(body: bytes) -> str | None:
    """UTF-16 without its mark: markup and Western text have a zero in every other byte, and none in the others."""
    sample = body[:_HEAD]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) > max(2, len(sample) / 50) and min(even, odd) * 4 < max(even, odd):
        return "utf-16-be" if even > odd else "utf-16-le"
    return None


def _fitting(body: bytes, said: str | None) -> str:
    if b"\x1b$" in body and _decodes(body, "iso2022_jp"):
        return "iso2022_jp"
    if _decodes(body, "utf-8") or _nearly_utf8(body):
        return "utf-8"
    # A single-byte set fits any bytes, so only a declared multi-byte set that fits is believed at once.
    if said in _EASTERN and _decodes(body, said):
        return said
    return _detected(body) or (said if said and not said.startswith("utf") else "cp1252")


def _decodes(body: bytes, name: str) -> bool:
    try:
        body.decode(name)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _nearly_utf8(body: bytes) -> bool:
    """A page cut in a character, or with one comment pasted in from elsewhere, is still UTF-8."""
    text = body.decode("utf-8", "replace")
    wrong = text.count("�")
    beyond = sum(c > "\x7f" for c in text) - wrong
    return wrong * 50 < beyond


def _detected(body: bytes) -> str | None:
    from resiliparse.parse.encoding import detect_encoding

    name = _known(detect_encoding(body[:_SAMPLE]))
    if name in _EASTERN:
        return name
    if _korean(body):
        return "cp949"
    return None if name in (None, "utf-8", "cp1252") or _UNLIKELY.match(name) else name


def _korean(body: bytes) -> bool:
    """The detector knows no Korean: bytes that are valid in its set and give mostly Hangul are taken for it."""
    if not _decodes(body, "cp949"):
        return False
    beyond = [c for c in body[:_SAMPLE].decode("cp949", "ignore") if c > "\x7f"]
    return bool(beyond) and sum("가" <= c <= "힣" for c in beyond) > 0.6 * len(beyond)


def _known(name: str | None) -> str | None:
    """Python's name for a set that browsers know; None for others (`utf-7`, `hex`)."""
    from resiliparse.parse.encoding import map_encoding_to_html5

    found = map_encoding_to_html5(name or "", fallback_utf8=False)
    return _LARGER.get(found, found) if found else None


def _known_in(body: bytes) -> str | None:
    match = _DECLARED.search(body[:_HEAD])
    return _known(match[1].decode("ascii")) if match else None


def _note(text: str, name: str, said: str | None) -> str | None:
    lost = text.count("�")
    if lost:
        return f"{lost} characters could not be read as {name}"
    if said and said != name and not text.isascii():
        return f"declares itself {said}, but is {name}"
    return None
