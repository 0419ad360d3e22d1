"""An HTTP client that behaves: it asks robots.txt first, says who it is, waits its turn, and takes no more than it can hold."""

import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from urllib.parse import urlsplit

import httpcore
import httpx

from reportedly.errors import Malformed, Missing, Refused, SourceError, TooLarge, Unreachable

from .addresses import host_of, joined
from .guard import Deadline, GuardedBackend
from .pages import LARGEST
from .permission import Permissions, refusal_in

AGENT = "reportedly"
USER_AGENT = f"{AGENT}/{version(AGENT)} (reads news articles that its user asks for)"

_ACCEPT = "text/html,application/xhtml+xml,application/json;q=0.9,text/plain;q=0.8,*/*;q=0.5"
_WORTH_A_RETRY = frozenset((429, 502, 503, 504))
_GONE = frozenset((404, 410))
_FORBIDDEN = frozenset((401, 402, 403, 451))
_SAVE = "save the page from a browser and give the file"


@dataclass(frozen=True)
class Limits:
    """What the client holds itself to. Seconds and bytes; bytes are counted after decompression."""

    interval: float = 1.0
    step: float = 20.0
    total: float = 60.0
    largest: int = LARGEST
    redirects: int = 8
    tries: int = 3
    backoff: float = 1.0
    longest_wait: float = 30.0


@dataclass(frozen=True)
class Fetched:
    """What an address answered. `body` is empty where `unchanged`: the server says that it is as it was."""

    url: str
    body: bytes = b""
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False


@dataclass(frozen=True)
class Validators:
    """What an earlier answer left to ask with: has it changed since?"""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The conditional request's headers."""
        pairs = (("If-None-Match", self.etag), ("If-Modified-Since", self.last_modified))
        return {name: value for name, value in pairs if value}


class Client:
    """Fetches pages, one at a time. Every fault is a SourceError; nothing hangs beyond `limits.total` a try."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        limits: Limits | None = None,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits = limits or Limits()
        self._sleep, self._monotonic = sleep, monotonic
        self._deadline = Deadline(monotonic)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            max_connections=8,
            keepalive_expiry=30,
            network_backend=GuardedBackend(self._deadline, allow_private=allow_private),
        )
        self._permissions = Permissions(AGENT, self._plain)
        self._next_turn: dict[str, float] = {}

    def close(self) -> None:
        """Let go of all connections."""
        self._pool.close()

    def fetch(self, url: str, validators: Validators | None = None) -> Fetched:
        """What the address answers, redirects followed. Raises the SourceError that says why not."""
        asked, headers = url, (validators or Validators()).headers
        for _ in range(self.limits.redirects + 1):
            try:
                self._permissions.check(url)
                answer = self._patient(url, headers)
            except Unreachable as error:
                raise Unreachable(asked, error.fault, error.remedy) from None
            if answer.location is None:
                return self._taken(asked, url, answer)
            target = joined(url, answer.location)
            if target is None:
                raise Unreachable(
                    asked, f"is redirected to {answer.location!r}, which is no address", "check the address"
                )
            url = target
        raise Unreachable(asked, f"is redirected more than {self.limits.redirects} times", "check the address")

    def _taken(self, asked: str, url: str, answer: "_Answer") -> Fetched:
        what = asked if asked == url else f"{asked} (at {url})"
        if answer.status == 304:
            return Fetched(
                url=url, unchanged=True, etag=answer.header("etag"), last_modified=answer.header("last-modified")
            )
        if answer.status != 200:
            raise _status_error(what, answer.status)
        if refusal := refusal_in(answer.headers, answer.body):
            raise Refused(what, refusal, "read it yourself, or ask the publisher for a licence")
        return Fetched(
            url=url,
            body=answer.body,
            content_type=answer.header("content-type") or "",
            etag=answer.header("etag"),
            last_modified=answer.header("last-modified"),
        )

    def _plain(self, url: str) -> tuple[int, bytes]:
        """Status and body of a file for machines (robots.txt), a few redirects followed. Raises Unreachable."""
        for _ in range(5):
            answer = self._patient(url, {})
            target = joined(url, answer.location) if answer.location else None
            if target is None:
                return answer.status, answer.body
            url = target
        return 404, b""

    def _patient(self, url: str, headers: dict[str, str]) -> "_Answer":
        """Tried again, later each time, where that is worth it."""
        for attempt in range(self.limits.tries):
            self._wait_for_turn(url)
            last = attempt == self.limits.tries - 1
            try:
                answer = self._once(url, headers)
            except _Failed as failed:
                if last or not failed.worth_a_retry:
                    raise Unreachable(url, failed.fault, "check the address, or try later") from None
                self._sleep(self.limits.backoff * 2**attempt)
                continue
            wait = answer.retry_after if answer.retry_after is not None else self.limits.backoff * 2**attempt
            if answer.status not in _WORTH_A_RETRY or last or wait > self.limits.longest_wait:
                return answer
            self._sleep(wait)
        raise AssertionError("tries is at least one")

    def _wait_for_turn(self, url: str) -> None:
        """One request a host in an interval, or as seldom as its robots.txt asks."""
        host = host_of(url)
        wait = self._next_turn.get(host, 0.0) - self._monotonic()
        if wait > 0:
            self._sleep(wait)
        asked = self._permissions.delay(url)
        pause = min(max(self.limits.interval, asked), self.limits.longest_wait)
        self._next_turn[host] = self._monotonic() + pause

    def _once(self, url: str, extra: dict[str, str]) -> "_Answer":
        self._deadline.set(self.limits.total)
        step = self.limits.step
        try:
            with self._pool.stream(
                "GET",
                url.encode("ascii") if url.isascii() else str(httpx.URL(url)).encode("ascii"),
                headers=_headers(url, extra),
                extensions={"timeout": {"connect": step, "read": step, "write": step, "pool": step}},
            ) as response:
                answer = _Answer(
                    response.status, {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in response.headers}
                )
                if answer.status != 200:
                    return answer
                return replace(answer, body=self._body(url, answer, response.iter_stream()))
        except httpcore.TimeoutException:
            raise _Failed("does not answer in time", worth_a_retry=False) from None
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            raise _Failed(
                f"cannot be reached: {_first_line(error)}", worth_a_retry="not known" not in str(error)
            ) from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise _Failed(f"breaks off its answer: {_first_line(error)}", worth_a_retry=True) from None
        except (httpx.InvalidURL, httpcore.UnsupportedProtocol, UnicodeError) as error:
            raise _Failed(f"is no address: {_first_line(error)}", worth_a_retry=False) from None

    def _body(self, url: str, answer: "_Answer", chunks: Iterator[bytes]) -> bytes:
        largest = self.limits.largest
        held = bytearray()
        for part in _decoded(chunks, (answer.header("content-encoding") or "identity").strip().lower(), url):
            held += part
            if len(held) > largest:
                raise TooLarge(url, f"is larger than {largest // 1_000_000} MB", "give the article alone")
        return bytes(held)


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: dict[str, str]
    body: bytes = b""

    def header(self, name: str) -> str | None:
        return self.headers.get(name)

    @property
    def location(self) -> str | None:
        """Where a redirect leads; None for any other answer."""
        return self.header("location") if self.status in (301, 302, 303, 307, 308) else None

    @property
    def retry_after(self) -> float | None:
        """The seconds that a busy server asks to be left alone; a date is not worth the wait."""
        told = self.header("retry-after") or ""
        if told.isdecimal():
            return float(told)
        try:
            return float("inf") if told and parsedate_to_datetime(told) else None
        except ValueError:
            return None


class _Failed(Exception):
    def __init__(self, fault: str, *, worth_a_retry: bool) -> None:
        super().__init__(fault)
        self.fault, self.worth_a_retry = fault, worth_a_retry


def _headers(url: str, extra: dict[str, str]) -> list[tuple[str, str]]:
    said = {
        "Host": urlsplit(url).netloc.rpartition("@")[2],
        "User-Agent": USER_AGENT,
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        **extra,
    }
    return list(said.items())


def _decoded(chunks: Iterator[bytes], encoding: str, url: str) -> Iterator[bytes]:
    """Unpacked in small pieces, so that a bomb is noticed long before it has gone off."""
    if encoding in ("", "identity"):
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise Malformed(url, f"answers packed as {encoding}, which was not asked for", _SAVE)
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32 if "gzip" in encoding else zlib.MAX_WBITS)
    try:
        for chunk in chunks:
            waiting = chunk
            while waiting and not unpack.eof:
                yield unpack.decompress(waiting, 1_000_000)
                waiting = unpack.unconsumed_tail
        yield unpack.flush()
    except zlib.error as error:
        raise Malformed(url, f"answers with damaged {encoding}: {error}", "try later") from None
    if not unpack.eof:
        raise Malformed(url, "breaks off in the middle of its answer", "try later")


def _status_error(what: str, status: int) -> SourceError:
    if status in _GONE:
        return Missing(what, f"answers {status}: no such page", "check the address")
    if status in _FORBIDDEN:
        return Refused(what, f"answers {status}: not for us", _SAVE)
    return Unreachable(what, f"answers {status}", "try later")


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).split("\n", 1)[0]
