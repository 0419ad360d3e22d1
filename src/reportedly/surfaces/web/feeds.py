"""Changes of status as an Atom feed: one entry a change, none for the twelve copies that changed nothing."""

import re
from datetime import datetime
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement, tostring

from reportedly.model import moment_of
from reportedly.views import Answer
from reportedly.views.table import Change

from .render import path_of

_ATOM = "http://www.w3.org/2005/Atom"
# What XML cannot hold, and what turns the direction of what follows.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def atom(answer: Answer, *, base: str, here: str, now: datetime) -> bytes:
    """The answer's changes as Atom, the latest first. `base` is the site's address, `here` the feed's own."""
    changes = sorted(answer.changes, key=lambda c: (moment_of(c.at), c.id), reverse=True)
    feed = Element("feed", xmlns=_ATOM)
    _text(feed, "title", f"{answer.title} · Reportedly")
    _text(feed, "id", here)
    _text(feed, "updated", _time(moment_of(changes[0].at) if changes else now))
    SubElement(SubElement(feed, "author"), "name").text = "Reportedly"
    SubElement(feed, "link", rel="self", href=_fit(here))
    SubElement(feed, "link", rel="alternate", href=_fit(base))
    for change in changes:
        _entry(feed, change, base)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(feed: Element, change: Change, base: str) -> None:
    entry = SubElement(feed, "entry")
    _text(entry, "title", change.title)
    _text(entry, "id", f"urn:reportedly:{change.id}")
    _text(entry, "updated", _time(moment_of(change.at)))
    SubElement(entry, "link", rel="alternate", href=_fit(urljoin(base, path_of(change.story))))
    _text(entry, "summary", change.text)


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = _fit(text)


def _fit(text: str) -> str:
    return _UNFIT.sub("", text)


def _time(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"
