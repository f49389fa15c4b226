"""A tiny site with a search box, loaded as the real pages load it, served over http and opened from a folder."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import page_sample
import pytest
from playwright.sync_api import Browser, Page
from search_sample import SAMPLE

from generator.disk import disk
from generator.site.scripts import scripts
from generator.site.search_index import search_index
from generator.site.stylesheet import stylesheet

PROJECT = Path(__file__).parents[2]
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'"
PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Thử ô tìm</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="stylesheet" href="{up}assets/so-tay.css"></head><body><main class="st-page"><h1>Sổ tay</h1>
<form class="st-box" role="search" action="{up}a-z/" method="get"><label class="st-label" for="tim">Bác đang cần làm gì?</label>
<div class="st-row"><input class="st-input" id="tim" name="q" type="search" aria-describedby="tim-vd">
<button class="st-btn">Tìm</button></div>
<p class="st-hint" id="tim-vd">Gõ không dấu cũng tìm được</p></form>{region}
<p><a id="sau" href="#tim">Sau ô tìm</a></p></main><script src="{up}assets/so-tay.js"></script></body></html>"""


@pytest.fixture(scope="session")
def make_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], Path]:
    def make(index: bytes) -> Path:
        root = tmp_path_factory.mktemp("site")
        for name in ("", *(f"{one.code}" for one in SAMPLE), "a-z", "tim"):
            folder = root / name
            folder.mkdir(exist_ok=True)
            region = '<div id="tim-ket-qua"></div>' if name == "tim" else ""
            page = PAGE.format(policy=POLICY, up="../" if name else "", region=region)
            (folder / "index.html").write_text(page, encoding="utf-8")
        (root / "assets").mkdir()
        written = disk.read_folder(PROJECT / "docs")
        published = scripts(written, copy=True) | {"assets/so-tay.css": stylesheet(page_sample.handbook(), written)}
        for path, content in published.items():
            (root / path).write_bytes(content)
        (root / "assets" / "search-index.js").write_bytes(index)
        return root

    return make


@pytest.fixture(scope="session")
def folder(make_site: Callable[[bytes], Path]) -> Path:
    return make_site(search_index(SAMPLE))


@pytest.fixture(scope="session")
def host(folder: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A phone's window; any error in the console fails the test."""
    page = chromium.new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    page.set_default_timeout(5000)
    errors: list[str] = []
    page.on(
        "console",
        lambda message: errors.append(message.text) if message.type == "error" and "favicon" not in message.location["url"] else None,
    )
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert not errors


@pytest.fixture(scope="session")
def script(chromium: Browser, host: str) -> Iterator[Page]:
    """A page where the search script has run, to ask it questions directly."""
    page = chromium.new_page()
    page.goto(host + "?q=ai")
    page.wait_for_function("() => window.soTaySearch && soTaySearch.search")
    yield page
    page.close()
