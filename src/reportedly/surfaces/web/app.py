"""The web application: pages, API, feeds and forms over a book that is opened for each request."""

from collections.abc import Callable
from datetime import datetime
from importlib.resources import files

from fastapi import FastAPI
from fastapi.responses import Response

from reportedly import __version__
from reportedly.surfaces.settings import clock

from .api import api
from .forms import forms
from .guard import Guard
from .pages import pages
from .problems import problems
from .site import Judge, OpenBook, Site

_STATIC = {"style.css": "text/css", "mark.svg": "image/svg+xml"}


def create_app(
    open_book: OpenBook,
    judge: Judge | None = None,
    hosts: tuple[str, ...] = (),
    clock: Callable[[], datetime] = clock,
) -> FastAPI:
    """The application. See `Site` for what the four are; nothing is opened before the first request."""
    site = Site(open_book, judge, hosts, clock)
    app = FastAPI(
        title="Reportedly", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json"
    )
    app.include_router(api(site))
    app.include_router(forms(site))
    for name, media_type in _STATIC.items():
        app.add_api_route(f"/static/{name}", _file(name, media_type), include_in_schema=False)
    app.include_router(pages(site))
    problems(app)
    app.add_middleware(Guard, hosts=hosts)
    return app


def _file(name: str, media_type: str):  # type: ignore[no-untyped-def]
    def file() -> Response:
        body = (files("reportedly.surfaces.web") / "static" / name).read_bytes()
        return Response(body, media_type=media_type)

    return file
