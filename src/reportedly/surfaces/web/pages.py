"""The pages: one address for each view, and a `.json` twin of each."""

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from reportedly.views import VIEWS, View, to_json
from reportedly.views.press import press_of

from .feeds import atom
from .forms import said_of, token_of
from .render import answer_html, environment
from .replies import html_reply, json_reply
from .site import Asked, Site, answer, asked

_ROWS = 50
_FRONT = "latest"


def pages(site: Site) -> APIRouter:
    """The routes of all pages of the registry; the view of what changed last is the front page."""
    router = APIRouter(include_in_schema=False)
    router.add_api_route("/words", _words, response_class=HTMLResponse)
    router.add_api_route("/feed.atom", _feed(site, VIEWS[_FRONT]))
    router.add_api_route("/feed.json", _twin(site, VIEWS[_FRONT]))
    router.add_api_route("/", _page(site, VIEWS[_FRONT]), response_class=HTMLResponse)
    for view in VIEWS.values():
        path = f"/{view.name}/{{id:path}}" if view.about_one else f"/{view.name}"
        router.add_api_route(f"{path}.json", _twin(site, view))
        router.add_api_route(f"{path}.atom", _feed(site, view))
        router.add_api_route(path, _page(site, view), response_class=HTMLResponse)
    return router


def _page(site: Site, view: View) -> Any:
    def page(request: Request) -> Response:
        want = asked(site, request, **request.path_params)
        found = answer(view, want, strict=False, limit=_ROWS)
        html = answer_html(view, found, **_frame(site, request, want, view))
        return html_reply(html, token=token_of(request) if site.judge else None)

    return page


def _twin(site: Site, view: View) -> Any:
    def twin(request: Request) -> Response:
        return json_reply(to_json(answer(view, asked(site, request, **request.path_params), strict=True, limit=_ROWS)))

    return twin


def _feed(site: Site, view: View) -> Any:
    def feed(request: Request) -> Response:
        want = asked(site, request, **request.path_params)
        found = answer(view, want, strict=False, limit=_ROWS)
        body = atom(found, base=str(request.base_url), here=str(request.url), now=want.book.now)
        return Response(body, media_type="application/atom+xml")

    return feed


def _words() -> Response:
    return html_reply(environment().get_template("words.html").render())


def _frame(site: Site, request: Request, want: Asked, view: View) -> dict[str, Any]:
    """What stands around an answer: navigation, twins, moments, and the token of its forms."""
    path = quote(request.url.path)
    query = f"?{request.url.query}" if request.url.query else ""
    stem = "/feed" if path == "/" else path
    return {
        "current": view.name,
        "path": path,
        "options": {
            k: v for k, v in want.options.items() if k not in request.path_params and k in view.query.model_fields
        },
        "moments": want.moments,
        "press": press_of(want.book),
        "twin": f"{stem}.json{query}",
        "feed": f"{stem}.atom{query}",
        "q": want.options.get("q", ""),
        "token": token_of(request).form if site.judge else None,
        "said": said_of(request),
    }
