"""Which addresses may be reached, checked on the address that is connected to, so that no name and no redirect gets around it."""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from reportedly.errors import Refused

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_OPTION = "use --allow-private if it is yours and meant to be read"


def is_public(address: str) -> bool:
    """True for an address of the open network; false for loopback, private, link-local, shared, multicast and metadata ones."""
    ip = _inner(ipaddress.ip_address(address.partition("%")[0]))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _inner(ip: _Address) -> _Address:
    """The IPv4 address inside an IPv6 one that only wraps it: `::ffff:127.0.0.1`, 6to4, Teredo, NAT64."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)


class Deadline:
    """The moment by which the request that now runs must be over. Times are seconds of a monotonic clock."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.monotonic = monotonic
        self._at = float("inf")

    def set(self, seconds: float) -> None:
        """Begin to count."""
        self._at = self.monotonic() + seconds

    def left(self, timeout: float | None) -> float:
        """The seconds that a step may take. Raises httpcore.ReadTimeout when there are none."""
        left = self._at - self.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("took too long in all")
        return left if timeout is None else min(left, timeout)


class GuardedBackend(httpcore.NetworkBackend):
    """Resolves a name, refuses what may not be reached, and connects to the very address that was checked."""

    def __init__(self, deadline: Deadline, *, allow_private: bool = False) -> None:
        self._backend = httpcore.SyncBackend()
        self._deadline = deadline
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """As httpcore's own. Raises Refused for a private address, httpcore.ConnectError where none answers."""
        fault: Exception = httpcore.ConnectError(f"no address for {host}")
        for address in self._checked(host, port)[:4]:
            try:
                stream = self._backend.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
            else:
                return _TimedStream(stream, self._deadline)
        raise fault

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} is not known") from error
        addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
        public = [address for address in addresses if self._allow_private or is_public(address)]
        if addresses and not public:
            raise Refused(host, f"leads to {addresses[0]}, an address that is not on the open network", _OPTION)
        return public


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every step ends by the deadline: a server that sends a byte a minute is left too."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
