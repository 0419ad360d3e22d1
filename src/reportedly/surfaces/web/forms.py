"""Judgements from pages: plain forms, guarded against forgery, and back to where one was."""

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, cast, get_args
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from reportedly.errors import NotFound, OptionError, Refused, TooLarge
from reportedly.model import Judgement, Subject, Verdict
from reportedly.views import Book

from .site import Site

COOKIE = "reportedly-form"
# Whoever may post has read a page of this very process in this very browser.
_SECRET = secrets.token_bytes(32)
_LARGEST = 16 * 1024
_SAID = {"judged": "Recorded. Every story that it touches has followed.", "undone": "Taken back."}


@dataclass(frozen=True)
class Token:
    """A browser's cookie and what its forms must carry; `fresh` when the cookie has yet to be set."""

    cookie: str
    form: str
    fresh: bool


def token_of(request: Request) -> Token:
    """The token of the browser that asks."""
    known = getattr(request.state, "token", None)
    if known is None:
        cookie = request.cookies.get(COOKIE)
        value = cookie or secrets.token_urlsafe(16)
        known = request.state.token = Token(value, _signed(value), fresh=not cookie)
    return cast(Token, known)


def said_of(request: Request) -> str | None:
    """What a page says after a form was taken."""
    return _SAID.get(request.query_params.get("said", ""))


def forms(site: Site) -> APIRouter:
    """The two addresses that take judgements; none where the site only shows."""
    router = APIRouter(include_in_schema=False)
    if site.judge is None:
        return router
    judge = site.judge

    async def judged(request: Request) -> Response:
        form = await _form(request)
        word = Judgement(
            subject=_choice(form, "subject", Subject),
            verdict=_choice(form, "verdict", Verdict),
            left=_filled(form, "left"),
            right=_filled(form, "right"),
            recorded_at=site.clock(),
        )
        await run_in_threadpool(judge, word)
        return _back(form, "judged")

    async def undone(request: Request) -> Response:
        form = await _form(request)
        book = await run_in_threadpool(site.open_book, None, None)
        old = _standing(book, _filled(form, "id"))
        await run_in_threadpool(judge, old.model_copy(update={"undoes": old.id, "recorded_at": site.clock()}))
        return _back(form, "undone")

    router.add_api_route("/judgements", judged, methods=["POST"])
    router.add_api_route("/judgements/undo", undone, methods=["POST"])
    return router


def _standing(book: Book, id: str) -> Judgement:
    found = next((j for j in book.judgements if j.id == id), None)
    if found is None:
        raise NotFound(id, "no such judgement is in force", "it may be taken back already: load the page again")
    return found


async def _form(request: Request) -> dict[str, str]:
    """The form's fields. Raises Refused unless it comes from a page of ours in the same browser."""
    if int(request.headers.get("content-length") or 0) > _LARGEST:
        raise TooLarge("the form", f"is over {_LARGEST} bytes", "use the form on the page")
    body = await request.body()
    if len(body) > _LARGEST:
        raise TooLarge("the form", f"is over {_LARGEST} bytes", "use the form on the page")
    form = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    cookie = request.cookies.get(COOKIE, "")
    if not cookie or not hmac.compare_digest(_signed(cookie).encode(), form.get("token", "").encode()):
        raise Refused(
            "the form", "does not come from a page of this site", "load the page again and send it from there"
        )
    return form


def _signed(cookie: str) -> str:
    return hmac.new(_SECRET, cookie.encode(), sha256).hexdigest()


def _filled(form: dict[str, str], name: str) -> str:
    value = form.get(name, "").strip()
    if not value:
        raise OptionError(name, "is empty", "fill the field in")
    return value


def _choice(form: dict[str, str], name: str, choices: Any) -> Any:
    value = form.get(name, "")
    if value not in get_args(choices):
        raise OptionError(name, f"{value!r} is none of {', '.join(get_args(choices))}", "use the form on the page")
    return value


def _back(form: dict[str, str], said: str) -> Response:
    # Only to a path of this site: "//elsewhere.example" would lead away.
    path = form.get("back", "/")
    local = path.startswith("/") and not path.startswith("//") and "\\" not in path
    return RedirectResponse(f"{path if local else '/'}?said={said}", status_code=303)
