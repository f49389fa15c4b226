"""A real Chromium, and a site of a few lessons served over http as a static host would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from shared_tabs import SharedTabs
from site_builder import build_site
from static_host import Quiet, hosted

from generator.guide.handbook import Handbook


@pytest.fixture(scope="session")
def site_folder(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample guides' site, finished."""
    return build_site(handbook, tmp_path_factory.mktemp("site"))


class _StaticHost(Quiet):
    """Shows 404.html for what is not there, as static hosts do."""

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
    with hosted(site_folder, _StaticHost) as address:
        yield address


@pytest.fixture(scope="session")
def shared(chromium: Browser) -> Iterator[SharedTabs]:
    """The tabs that tests have in turn."""
    tabs = SharedTabs(chromium)
    yield tabs
    tabs.close()


@pytest.fixture
def open_page(chromium: Browser, shared: SharedTabs, address: str) -> Iterator[Callable[..., Page]]:
    """Opens a page of the site as one who was never there: `open_page("103/", width=360, color_scheme="dark")`.

    In the shared tab where that will do; in a profile of the test's own where it opens a second page beside the first, asks for another
    kind of phone, or says so: `own=True`.
    """
    contexts: list[BrowserContext] = []
    given: list[Page] = []

    def open_one(path: str, width: int = 360, *, own: bool = False, **settings: object) -> Page:
        page = None if own else shared.free(width, settings, given)
        if page is None:
            context = chromium.new_context(viewport={"width": width, "height": 740}, **settings)  # type: ignore[arg-type]
            contexts.append(context)
            page = context.new_page()
        else:
            given.append(page)
        page.goto(address + path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    for page in given:
        shared.clean(page)
