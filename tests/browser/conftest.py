"""A real Chromium, and the real site served over http as a static host would."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from site_builder import PROJECT, build_site

from generator.guide.handbook import Handbook
from generator.guide.load import load
from generator.publish import disk
from generator.screen.icons import names


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser a module: Playwright allows one at a time in a process, and other folders start their own."""
    path = os.environ.get("SOTAY_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "Chromium is missing: run `make test`, or install the package chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """The real guides."""
    return load(disk.read_folder(PROJECT / "guides", suffix=".yml"), icons=names())


@pytest.fixture(scope="session")
def site_folder(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real guides' pages, finished."""
    return build_site(handbook, tmp_path_factory.mktemp("real"))


class _StaticHost(SimpleHTTPRequestHandler):
    """Serves files; shows 404.html for what is not there, as static hosts do."""

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@pytest.fixture(scope="session")
def address(site_folder: Path) -> Iterator[str]:
    """Where the site is served: `http://127.0.0.1:…/`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_StaticHost, directory=str(site_folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def open_page(chromium: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens a page of the site in a fresh profile: `open_page("103/", width=360, color_scheme="dark")`."""
    contexts = []

    def open_one(path: str, width: int = 360, **settings: object) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 740}, **settings)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto(address + path)
        return page

    yield open_one
    for context in contexts:
        context.close()
