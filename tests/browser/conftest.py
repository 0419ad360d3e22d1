"""Pages as a reader sees them: a server of our own, and a Chromium that is named, found, or missed with one line."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from reportedly.surfaces.web.app import create_app

from ..views.press import NOW, make_book

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REMEDY = "no Chromium found: set REPORTEDLY_TEST_CHROMIUM to one, or: apt-get install chromium"


def chromium() -> str | None:
    """The Chromium to drive: the one that is named, else one on the PATH."""
    named = os.environ.get("REPORTEDLY_TEST_CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A running Chromium. Where CI is set a browser that is missed is a failure, elsewhere a skip."""
    path = chromium()
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(REMEDY)
    from playwright.sync_api import sync_playwright

    # Chromium's sandbox does not work for root, as in a container.
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=sandbox)
        yield running
        running.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The pages of the press by hand, served on a free port."""
    app = create_app(lambda as_of, recorded_as_of: make_book(), lambda judgement: None, clock=lambda: NOW)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < deadline, "the server did not start"
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)
