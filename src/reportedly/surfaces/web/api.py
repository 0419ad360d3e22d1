"""The JSON API: one address for each view; errors are problem details (RFC 9457), pages of rows go on by `next`."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from reportedly.errors import OptionError
from reportedly.views import VIEWS, View, to_json

from .replies import json_reply
from .site import Site, answer, asked

_ROWS = 100
_MOST = 1000
_MOMENTS = {
    "as_of": "As it stood then, by what was published up to that date or time.",
    "recorded_as_of": "As the ledger held it then.",
}


def api(site: Site) -> APIRouter:
    """The routes of the API; what each takes stands in /api/openapi.json."""
    router = APIRouter(prefix="/api")
    router.add_api_route("", _index, name="index", summary="The views there are.", openapi_extra=_reply({}))
    for view in VIEWS.values():
        path = f"/{view.name}/{{id:path}}" if view.about_one else f"/{view.name}"
        router.add_api_route(
            path, _endpoint(site, view), name=view.name, summary=view.help, openapi_extra=_described(view)
        )
    return router


def _endpoint(site: Site, view: View) -> Any:
    def endpoint(request: Request) -> Response:
        want = asked(site, request, **request.path_params)
        _check_limit(want.options.get("limit"))
        return json_reply(to_json(answer(view, want, strict=True, limit=_ROWS)))

    return endpoint


def _check_limit(limit: str | None) -> None:
    # No silent cap: who asks for more than we give at once is told.
    if limit is not None and not (limit.isdigit() and 1 <= int(limit) <= _MOST):
        raise OptionError("limit", f"{limit!r} is not from 1 to {_MOST}", "take the rest with `next`")


def _index() -> Response:
    views = [
        {"name": v.name, "help": v.help, "path": f"/api/{v.name}" + ("/{id}" if v.about_one else "")}
        for v in VIEWS.values()
    ]
    return json_reply({"views": views})


def _described(view: View) -> dict[str, Any]:
    """The view's options as OpenAPI parameters, out of its query model."""
    properties = view.query.model_json_schema()["properties"]
    options = [
        {"name": name, "in": "path" if name == "id" else "query", "required": name == "id", "schema": schema}
        for name, schema in properties.items()
    ]
    moments = [
        {"name": name, "in": "query", "required": False, "description": text, "schema": {"type": "string"}}
        for name, text in _MOMENTS.items()
    ]
    return {"parameters": options + moments, **_reply({"type": "object"})}


def _reply(schema: dict[str, Any]) -> dict[str, Any]:
    problem = {"application/problem+json": {"schema": {"type": "object"}}}
    return {
        "responses": {
            "200": {"description": "The answer.", "content": {"application/json": {"schema": schema}}},
            "default": {"description": "A problem (RFC 9457).", "content": problem},
        }
    }
