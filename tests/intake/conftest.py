"""What the tests of intake share: a real HTTP server on loopback, and a client without patience for it."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from reportedly.intake import IntakeOptions, open_source
from reportedly.intake.fetching import Client, Limits

NOW = datetime(2026, 3, 20, tzinfo=UTC)
Route = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """An outlet's server: what each path answers, and what it was asked."""

    address: str
    routes: dict[str, Route] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def at(self, path: str) -> str:
        """The address of a path."""
        return self.address + path

    def answer(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> str:
        """Let a path answer so; its address."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        def route(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in ({"Content-Type": "text/html; charset=utf-8"} | named).items():
                handler.send_header(name, value)
            handler.send_header("Content-Length", str(len(data)))
            handler.end_headers()
            handler.wfile.write(data)

        self.routes[path] = route
        return self.at(path)

    def paths(self) -> list[str]:
        """What was asked for, without the files for machines."""
        return [path for path, _ in self.asked if path not in ("/robots.txt", "/.well-known/tdmrep.json")]


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on a free port of loopback."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            here.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            route = here.routes.get(self.path)
            if route:
                route(self)
            else:
                self.send_response(404)
                self.send_header("Content-Length", "0")
                self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that hangs up is what some tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    here = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield here
    server.shutdown()
    server.server_close()


@pytest.fixture
def naps() -> list[float]:
    """How long the client slept, each time; it does not really sleep."""
    return []


@pytest.fixture
def client(naps: list[float]) -> Iterator[Client]:
    """A client that may read loopback and gives up within a second."""
    limits = Limits(interval=0, step=0.4, total=0.8, largest=200_000, redirects=4)
    client = Client(allow_private=True, limits=limits, sleep=naps.append)
    yield client
    client.close()


@pytest.fixture
def options(client: Client) -> IntakeOptions:
    """Intake on a fixed day, with that client."""
    return IntakeOptions(now=NOW, client=client)


@pytest.fixture
def opened(options: IntakeOptions) -> Callable[..., list]:
    """All that a source gives."""
    return lambda source: list(open_source(str(source), options=options))
