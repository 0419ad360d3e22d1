"""A server on loopback that speaks chat completions as it is told to, and a reader whose model lives there."""

import json
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

import pytest
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

from reportedly.model import Document
from reportedly.reading.llm import LLMReader

KEY = "sk-test-0123456789abcdef"


@dataclass(frozen=True)
class Reply:
    """One answer of the server: claims, or arguments as they stand, or an error; late and in pieces if asked."""

    claims: list | None = None
    arguments: str | None = None
    status: int = 200
    body: str = ""
    late: float = 0.0
    pieces: int = 1

    def payload(self, tool: str) -> bytes:
        if self.status != 200:
            return (self.body or json.dumps({"error": {"message": "not now", "type": "server_error"}})).encode()
        arguments = self.arguments if self.arguments is not None else json.dumps({"claims": self.claims or []})
        call = {"id": "call-1", "type": "function", "function": {"name": tool, "arguments": arguments}}
        message = {"role": "assistant", "content": None, "tool_calls": [call]}
        return json.dumps(
            {
                "id": "answer-1",
                "object": "chat.completion",
                "created": 1,
                "model": "scripted",
                "choices": [{"index": 0, "finish_reason": "tool_calls", "message": message}],
                "usage": {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100},
            }
        ).encode()


@dataclass
class Script:
    """What the server says next: replies in order, the last one again and again; and what it was asked."""

    replies: list[Reply] = field(default_factory=list)
    asked: list[dict] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    url: str = ""
    lock: Lock = field(default_factory=Lock)

    def says(self, *replies):
        self.replies = [Reply(claims=r) if isinstance(r, list) else r for r in replies]

    def next(self, request, key):
        with self.lock:
            self.asked.append(request)
            self.keys.append(key)
            return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        reply = self.server.script.next(request, self.headers["Authorization"])
        time.sleep(reply.late)
        payload = reply.payload(request["tools"][0]["function"]["name"])
        self.send_response(reply.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(payload)))
        self.send_header("retry-after-ms", "1")
        self.end_headers()
        step = -(-len(payload) // reply.pieces)
        for start in range(0, len(payload), step):
            self.wfile.write(payload[start : start + step])
            self.wfile.flush()

    def log_message(self, *_):
        pass


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A client that hung up (a timeout, say) is no fault of the server."""


@pytest.fixture
def script():
    script = Script()
    server = Quiet(("127.0.0.1", 0), Handler)
    server.script = script
    script.url = f"http://127.0.0.1:{server.server_port}/v1"
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield script
    server.shutdown()
    server.server_close()


@pytest.fixture
def reader(script, tmp_path):
    """Makes a reader of the scripted model: reader(budget=…, timeout=…)."""

    def make(name="gpt-4o-mini", **settings):
        model = OpenAIChatModel(name, provider=OpenAIProvider(base_url=script.url, api_key=KEY))
        return LLMReader(model, cache=tmp_path / "answers", **settings)

    return make


def document(text, **about):
    """An article of Monday 2 March 2026 in English, unless said otherwise."""
    return Document(
        **{
            "id": "d",
            "title": "A title",
            "lang": "en",
            "publisher": "Quay Post",
            "published": "2026-03-02",
            "text": text,
            **about,
        }
    )
