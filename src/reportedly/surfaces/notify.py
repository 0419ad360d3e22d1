"""Webhooks: a change is sent to an address that the user named, signed, and again when it was not taken."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from reportedly.errors import OptionError, Unreachable
from reportedly.views.table import Change

# Worth another try: the receiver was busy or broken, not unwilling.
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_WAITS = (1.0, 4.0, 16.0)


@dataclass(frozen=True)
class Webhook:
    """Where changes go. With a `secret`, each is signed: `X-Reportedly-Signature: t=TIME,v1=HMAC-SHA256 of "TIME.BODY"`."""

    url: str
    secret: str | None = None

    def __post_init__(self) -> None:
        if not self.url.startswith(("http://", "https://")):
            raise OptionError("--webhook", f"{self.url!r} is not an address", "begin it with https://")


def send(
    webhook: Webhook,
    change: Change,
    *,
    client: httpx.Client,
    now: Callable[[], float] = time.time,
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Deliver one change. Raises Unreachable when it was not taken after four tries or was refused for good."""
    body = json.dumps(change.model_dump(mode="json"), ensure_ascii=False, sort_keys=True).encode()
    fault = ""
    for pause in (*_WAITS, None):
        try:
            answer = client.post(webhook.url, content=body, headers=_headers(webhook, change, body, now()))
            if answer.is_success:
                return
            fault = f"answered {answer.status_code}"
            if answer.status_code not in _AGAIN:
                break
        except httpx.HTTPError as error:
            fault = str(error) or type(error).__name__
        if pause is not None:
            wait(pause)
    raise Unreachable(webhook.url, f"the webhook did not take the change ({fault})", "it will be sent again next time")


def signature(secret: str, at: int, body: bytes) -> str:
    """The hex HMAC-SHA256 that a receiver computes for itself and compares."""
    return hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()


def _headers(webhook: Webhook, change: Change, body: bytes, now: float) -> dict[str, str]:
    headers = {"Content-Type": "application/json", "User-Agent": "Reportedly", "X-Reportedly-Change": change.id}
    if webhook.secret:
        at = int(now)
        headers["X-Reportedly-Signature"] = f"t={at},v1={signature(webhook.secret, at, body)}"
    return headers
