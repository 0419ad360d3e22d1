"""Addresses: which sources are one, and the one form under which a page is known."""

import re
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

_SCHEME = re.compile(r"^(https?)://", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}
# What campaigns, newsletters and share buttons add: it tells who sent the reader, not what the page is.
_TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|dclid|msclkid|twclid|igshid|mc_[ce]id|cmpid|ref_src|ref_url|_ga|yclid)$", re.I
)


def is_address(source: str) -> bool:
    """True for an http or https address."""
    return bool(_SCHEME.match(source))


def canonical(url: str) -> str:
    """The address without fragment, campaign parameters, default port and letter case of the host."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    if parts.port and parts.port != _DEFAULT_PORTS.get(parts.scheme.lower()):
        host = f"{host}:{parts.port}"
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)]
    query = parts.query if len(kept) == len(parts.query.split("&")) else urlencode(kept)
    path = parts.path.strip().replace(" ", "%20") or "/"
    return urlunsplit((parts.scheme.lower(), host, path, query.strip().replace(" ", "%20"), ""))


def canonical_or_none(url: str | None) -> str | None:
    """As `canonical`; None for what is no address (`javascript:`, a port that is no number)."""
    if not url or not is_address(url.strip()):
        return None
    try:
        return canonical(url) if urlsplit(url.strip()).hostname else None
    except ValueError:
        return None


def joined(base: str | None, reference: str) -> str | None:
    """A reference as it stands in a page, made absolute and canonical; None where it names no page."""
    try:
        return canonical_or_none(urljoin(base or "", reference.strip()))
    except ValueError:
        return None


def host_of(url: str) -> str:
    """The host, lower case; empty where there is none."""
    return (urlsplit(url).hostname or "").lower()


def site_of(url: str) -> str:
    """The host without its `www.`, `m.` or `amp.`: what two addresses of one outlet share."""
    return re.sub(r"^(www\d?|m|mobile|amp)\.", "", host_of(url))


def file_address(path: Path) -> str:
    """The file's absolute address."""
    return path.resolve().as_uri()
