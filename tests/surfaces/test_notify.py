"""Webhooks against a real server on loopback."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest

from reportedly.errors import OptionError, Unreachable
from reportedly.surfaces.notify import Webhook, send, signature
from reportedly.views.cells import Ref
from reportedly.views.table import Change

CHANGE = Change(
    id="s1/2026-03-02T09:00:00Z/confirmed",
    at="2026-03-02T09:00:00Z",
    title="confirmed: Ada Lund joins Nord",
    story=Ref(view="story", id="s1", text="Ada Lund joins Nord"),
    text="Nord, a party, says so.",
)


@pytest.fixture
def receiver():
    """A server that answers with the statuses it is given, and keeps what it got."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.server.got.append((dict(self.headers), body))
            self.send_response(self.server.answers.pop(0))
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.got, server.answers = [], []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def deliver(server, answers, secret=None):
    server.answers[:] = answers
    waits = []
    with httpx.Client() as client:
        hook = Webhook(f"http://127.0.0.1:{server.server_port}/", secret)
        send(hook, CHANGE, client=client, now=lambda: 1_700_000_000, wait=waits.append)
    return waits


def test_a_change_is_sent_once_and_signed(receiver):
    assert deliver(receiver, [204], secret="s3") == []
    ((headers, body),) = receiver.got
    assert headers["X-Reportedly-Signature"] == f"t=1700000000,v1={signature('s3', 1_700_000_000, body)}"
    assert signature("s3", 1_700_000_000, body) != signature("s4", 1_700_000_000, body)


def test_a_busy_receiver_is_asked_again_later_each_time(receiver):
    assert deliver(receiver, [503, 429, 200]) == [1.0, 4.0]
    assert len(receiver.got) == 3


def test_a_receiver_that_refuses_is_not_asked_again(receiver):
    with pytest.raises(Unreachable, match="answered 410"):
        deliver(receiver, [410])
    assert len(receiver.got) == 1


def test_a_receiver_that_stays_broken_is_told(receiver):
    with pytest.raises(Unreachable, match="answered 500"):
        deliver(receiver, [500] * 4)


def test_a_webhook_is_an_address():
    with pytest.raises(OptionError, match="https://"):
        Webhook("example.org")
