"""A tab that tests have in turn is as new for each of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from shared_tabs import SharedTabs

Open = Callable[..., Page]
LEFT = "() => [localStorage.length, sessionStorage.length, matchMedia('print').matches, matchMedia('(prefers-color-scheme: dark)').matches]"


def test_the_next_one_finds_nothing_of_those_before(open_page: Open, shared: SharedTabs, address: str) -> None:
    page = open_page("103/", color_scheme="dark")
    page.emulate_media(media="print")
    page.evaluate("() => { localStorage.a = sessionStorage.a = 1; open('about:blank') }")
    shared.clean(page)
    again = shared.free(320, {}, ())
    assert again == page
    assert again.url == "about:blank"
    assert len(again.context.pages) == 1
    again.goto(address)
    assert again.evaluate(LEFT) == [0, 0, False, False]
    assert again.evaluate("innerWidth") == 320


def test_who_opens_two_pages_has_two_and_another_phone_is_another_profile(open_page: Open) -> None:
    first = open_page("")
    others = [open_page(""), open_page("", own=True), open_page("", has_touch=True), open_page("", java_script_enabled=False)]
    assert len({first.context, *(each.context for each in others)}) == 5


@pytest.mark.parametrize("name", ["add_init_script", "route", "on", "close"])
def test_what_would_stay_for_those_after_is_refused(open_page: Open, name: str) -> None:
    page = open_page("")
    for whose in (page, page.context):
        with pytest.raises(AssertionError, match="own=True"):
            getattr(whose, name)()
    with pytest.raises(AssertionError, match="own=True"):
        page.clock.install()
