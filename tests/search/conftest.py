"""A tiny site with a search box, loaded as the real pages load it, served over http and opened from a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from search_sample import SAMPLE
from search_site import search_site, searching
from static_host import hosted

from generator.site.search_index import search_index


@pytest.fixture(scope="session")
def make_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], Path]:
    return lambda index: search_site(index, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def folder(make_site: Callable[[bytes], Path]) -> Path:
    return make_site(search_index(SAMPLE))


@pytest.fixture(scope="session")
def host(folder: Path) -> Iterator[str]:
    with hosted(folder) as address:
        yield address


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
    with searching(chromium, host) as page:
        yield page
