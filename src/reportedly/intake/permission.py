"""May we? robots.txt, and what publishers say against machine use: `noai`, and the TDM reservation protocol."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import urlsplit

from protego import Protego

from reportedly.errors import Refused

_LARGEST = 500_000
_HEAD = 65_536
_META = re.compile(rb"<meta\b[^>]{0,1000}>", re.IGNORECASE)
_NAME = re.compile(rb"""\bname\s*=\s*["']?\s*(robots|reportedly|tdm-reservation)\b""", re.IGNORECASE)
_CONTENT = re.compile(rb"""\bcontent\s*=\s*["']?([^"'>]{0,300})""", re.IGNORECASE)
_NO_AI = re.compile(r"(?:^|[\s,:])noai(?:$|[\s,])", re.IGNORECASE)
_SIGNAL = re.compile(rb"^\s*content-signal\s*:[^\n]*\bai-input\s*=\s*no\b", re.IGNORECASE | re.MULTILINE)
_LICENCE = "read it yourself, or ask the publisher for a licence"


@dataclass(frozen=True)
class _Rules:
    robots: Protego | None  # None: it could not be read, so nothing may be fetched
    signal: bool = False
    reserved: tuple[str, ...] = ()


class Permissions:
    """What each site allows, asked once. `get` gives status and body of a file for machines, or raises Unreachable."""

    def __init__(self, agent: str, get: Callable[[str], tuple[int, bytes]]) -> None:
        self._agent, self._get = agent, get
        self._rules: dict[str, _Rules] = {}

    def check(self, url: str) -> None:
        """Raises Refused where the site's robots.txt or its reservation forbids the page, Unreachable where nobody answers."""
        parts = urlsplit(url)
        rules = self._of(f"{parts.scheme}://{parts.netloc}")
        if rules.robots is None:
            raise Refused(url, "its site's robots.txt cannot be read, so nothing may be fetched", "try later")
        if not rules.robots.can_fetch(url, self._agent):
            raise Refused(url, "robots.txt asks programs to keep out", "save the page from a browser and give the file")
        if rules.signal:
            raise Refused(url, "robots.txt says ai-input=no", _LICENCE)
        if any(fnmatchcase(parts.path or "/", pattern) for pattern in rules.reserved):
            raise Refused(url, "its publisher reserves text and data mining", _LICENCE)

    def delay(self, url: str) -> float:
        """The seconds between requests that robots.txt asks for; 0 where it asks none, or was not read yet."""
        parts = urlsplit(url)
        rules = self._rules.get(f"{parts.scheme}://{parts.netloc}")
        asked = rules.robots.crawl_delay(self._agent) if rules and rules.robots else None
        return float(asked or 0)

    def _of(self, site: str) -> _Rules:
        if site not in self._rules:
            self._rules[site] = self._read(site)
        return self._rules[site]

    def _read(self, site: str) -> _Rules:
        status, body = self._get(f"{site}/robots.txt")
        if status >= 500 or status == 429:
            return _Rules(robots=None)
        text = body[:_LARGEST] if status == 200 else b""
        robots = Protego.parse(text.decode("utf-8", "replace").replace("\0", ""))
        return _Rules(robots, bool(_SIGNAL.search(text)), self._reserved(site))

    def _reserved(self, site: str) -> tuple[str, ...]:
        """The paths that `/.well-known/tdmrep.json` reserves."""
        status, body = self._get(f"{site}/.well-known/tdmrep.json")
        if status != 200:
            return ()
        try:
            listed = json.loads(body[:_LARGEST])
        except (ValueError, RecursionError):
            return ()
        return tuple(_pattern(item) for item in listed if _reserves(item)) if isinstance(listed, list) else ()


def _reserves(item: Any) -> bool:
    return isinstance(item, dict) and item.get("tdm-reservation") in (1, "1") and isinstance(item.get("location"), str)


def _pattern(item: dict[str, str]) -> str:
    location = item["location"]
    return location if "*" in location else f"{location.rstrip('/')}*"


def refusal_in(headers: dict[str, str], body: bytes) -> str | None:
    """The refusal of machine use in a page's headers or meta elements, in words; None where there is none."""
    if _NO_AI.search(headers.get("x-robots-tag", "")):
        return "its publisher refuses machine use (X-Robots-Tag: noai)"
    if headers.get("tdm-reservation", "").strip() == "1":
        return "its publisher reserves text and data mining"
    for element in _META.findall(body[:_HEAD]):
        name, content = _NAME.search(element), _CONTENT.search(element)
        if name and content and _refuses(name[1].lower(), content[1].decode("latin-1")):
            return "its publisher refuses machine use (a meta element says so)"
    return None


def _refuses(name: bytes, content: str) -> bool:
    return content.strip() == "1" if name == b"tdm-reservation" else bool(_NO_AI.search(content))
