"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from few import few_guides
from playwright.sync_api import Browser, Playwright, sync_playwright
from prepare import browser, light_browser

from generator.guide.handbook import Handbook
from generator.guide.load import load
from generator.screen.icons import names

pytest_plugins = ["pressed", "copies", "own_guides", "shared_work"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; read the difference before committing it")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """True where golden files shall be rewritten instead of compared."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers: one at a time in a process."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Chromium's engine for all tests, without the windows of a whole browser where it can be had so."""
    yield from _browser(playwright, light_browser())


@pytest.fixture(scope="session")
def whole_chromium(playwright: Playwright) -> Iterator[Browser]:
    """The browser as people have it, for what is more than its engine: installing the site, opening a copy from a disk."""
    yield from _browser(playwright, browser())


def _browser(playwright: Playwright, path: str | None) -> Iterator[Browser]:
    assert path, "Chromium is missing: run `make test`, or install the package chromium"
    started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
    yield started
    started.close()


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """A few of the sample lessons."""
    return load(few_guides(), icons=names())
