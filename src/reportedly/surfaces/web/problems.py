"""Errors as replies: a page that says what to do, or problem details (RFC 9457) where JSON was asked for."""

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from reportedly.errors import ReportedlyError

from .guard import HEADERS
from .render import environment
from .replies import html_reply, json_reply

_log = logging.getLogger("reportedly.web")
_TITLES = {
    400: "That cannot be asked so",
    403: "That was not taken",
    404: "There is no such page",
    405: "That address does not take this",
    409: "That contradicts a standing judgement",
    500: "Something failed on our side",
    503: "The ledger cannot be read now",
}


def problems(app: FastAPI) -> None:
    """Every error of the application leaves in one of the two forms, never as a traceback."""

    async def known(request: Request, error: Exception) -> Response:
        assert isinstance(error, ReportedlyError)
        return _reply(request, error.status, f"{error.what}: {error.fault}", error.remedy)

    async def wrong_address(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        remedy = "Check the address, or search for what you meant." if error.status_code == 404 else ""
        reply = _reply(
            request, error.status_code, f"{request.url.path}: {HTTPStatus(error.status_code).phrase.lower()}", remedy
        )
        reply.headers.update(error.headers or {})
        return reply

    async def unknown(request: Request, error: Exception) -> Response:
        _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
        reply = _reply(request, 500, request.url.path, "It is logged. Try again; if it stays, report it with the log.")
        # This reply is made outside of the guard, which adds these to all others.
        reply.headers.update(HEADERS)
        return reply

    app.add_exception_handler(ReportedlyError, known)
    app.add_exception_handler(HTTPException, wrong_address)
    app.add_exception_handler(Exception, unknown)


def _reply(request: Request, status: int, detail: str, remedy: str) -> Response:
    title = _TITLES.get(status, HTTPStatus(status).phrase)
    if _wants_json(request):
        phrase = HTTPStatus(status).phrase
        body: dict[str, Any] = {"type": "about:blank", "title": phrase, "status": status, "detail": detail}
        body |= {"instance": request.url.path, **({"remedy": remedy} if remedy else {})}
        return json_reply(body, status, "application/problem+json")
    page = environment().get_template("problem.html")
    sentence = f"{remedy[:1].upper()}{remedy[1:]}" if remedy else ""
    return html_reply(page.render(title=title, status=status, detail=detail, remedy=sentence), status)


def _wants_json(request: Request) -> bool:
    return request.url.path.startswith("/api") or request.url.path.endswith(".json")
