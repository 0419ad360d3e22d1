"""`serve`: the pages of a ledger on an address of this machine."""

import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.errors import OptionError
from reportedly.surfaces.settings import Settings

from . import terminal

if TYPE_CHECKING:
    from fastapi import FastAPI

DEFAULT_PORT = 8765


def commands(app: typer.Typer) -> None:
    app.command()(serve)


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = DEFAULT_PORT,
    open_: Annotated[bool, typer.Option("--open", help="Open the pages in a browser.")] = False,
) -> None:
    """Serve the pages, the API and the feeds of the ledger until Ctrl-C."""
    from reportedly.surfaces.composition import application

    settings: Settings = context.obj
    app, close = application(settings, (host,))
    try:
        run(app, listen(host, port), open_pages=open_)
    finally:
        close()


def listen(host: str, port: int, *, next_free: bool = False) -> socket.socket:
    """A socket bound to the address; with `next_free`, to the first free port from there on. Raises OptionError."""
    for candidate in range(port, port + 100 if next_free else port + 1):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((host, candidate))
            return sock
        except OSError as fault:
            sock.close()
            if not next_free:
                raise OptionError(
                    f"{host}:{port}", fault.strerror or "cannot be listened on", "name another with --port or --host"
                ) from None
    raise OptionError(f"{host}:{port}", "no free port from there on", "name another with --port")


def run(app: "FastAPI", sock: socket.socket, *, open_pages: bool, ready: Callable[[str], None] | None = None) -> None:
    """Serve until Ctrl-C; the address is printed once the socket is bound."""
    import uvicorn

    host, port = sock.getsockname()[:2]
    address = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    terminal.say(f"Pages at [bold]{address}[/]  (Ctrl-C ends it)")
    if ready:
        ready(address)
    if open_pages:
        import webbrowser

        webbrowser.open(address)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    try:
        server.run(sockets=[sock])
    except KeyboardInterrupt:
        pass
    finally:
        sock.close()
