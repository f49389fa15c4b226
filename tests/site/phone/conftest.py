"""Fresh phones, hosts in every mood, and the site they give."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from handset import Phone
from moody_host import Host
from phone_sites import Sites, phone_sites
from playwright.sync_api import Browser, BrowserContext, expect


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    return phone_sites(tmp_path_factory.mktemp("phones"))


@pytest.fixture
def hosts() -> Iterator[Callable[..., Host]]:
    started: list[Host] = []

    def start(files: dict[str, bytes], **settings: object) -> Host:
        started.append(Host(files, **settings))  # type: ignore[arg-type]
        return started[-1]

    yield start
    for host in started:
        host.die()


@pytest.fixture
def take(chromium: Browser, hosts: Callable[..., Host], sites: Sites, request: pytest.FixtureRequest) -> Iterator[Callable[..., Phone]]:
    """Gives a phone without anything on it: `take(color_scheme="dark")`; `take(whole=True)` one with a whole browser."""
    contexts: list[BrowserContext] = []

    def fresh(*, whole: bool = False, **settings: object) -> Phone:
        browser: Browser = request.getfixturevalue("whole_chromium") if whole else chromium
        context = browser.new_context(**{"viewport": {"width": 360, "height": 740}, **settings})  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(15_000)
        expect.set_options(timeout=15_000)  # a busy machine is no fault
        phone = Phone(hosts(sites.first), context, context.new_page())
        phone.page.on("pageerror", lambda error: phone.complaints.append(str(error)))
        phone.page.on("console", lambda message: phone.complaints.append(message.text))
        return phone

    yield fresh
    for context in contexts:
        context.close()


@pytest.fixture
def phone(take: Callable[..., Phone]) -> Phone:
    return take()
