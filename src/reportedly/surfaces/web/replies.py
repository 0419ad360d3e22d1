"""How replies leave: UTF-8 whatever a text may hold, and the cookie that ties a form to its browser."""

import json
from typing import Any

from fastapi.responses import HTMLResponse, Response

from .forms import COOKIE, Token


def html_reply(html: str, status: int = 200, token: Token | None = None) -> Response:
    """A page. Lone surrogates, which a JSON article can hold, become question marks."""
    reply = HTMLResponse(html.encode("utf-8", "replace"), status_code=status)
    if token is not None and token.fresh:
        reply.set_cookie(COOKIE, token.cookie, httponly=True, samesite="strict", path="/")
    return reply


def json_reply(value: Any, status: int = 200, media_type: str = "application/json") -> Response:
    """JSON in its own scripts; lone surrogates leave as JSON's own escapes."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    return Response(body, status_code=status, media_type=media_type)
