"""Colours may be asked of three of a kind: a fault of one kind, or of one place among many, is found all the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from access import faults, leave_three_of_a_kind
from playwright.sync_api import Browser, Page

GREY = "color: #bbb"
PAGE = """<html lang="vi"><title>Thử</title><body style="background: #fff; color: #111"><main><h1>Thử</h1>
<style>.faint b {{ color: #bbb }} li:nth-child({nth}) {{ color: #bbb }}</style>
<ul>{items}</ul></main></body></html>"""


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def _shown(tab: Page, items: list[str], nth: int = 99) -> Page:
    tab.set_content(PAGE.format(items="".join(items), nth=nth))
    return tab


def _places(page: Page) -> int:
    """Where colours are at fault, among three of a kind."""
    leave_three_of_a_kind(page)
    return sum(len(places) for _, places in faults(page, rest=False))


LINE, FAINT = "<li>Bấm <b>Tiếp</b></li>", '<li class="faint">Bấm <b>Tiếp</b></li>'


def test_a_fault_is_found_wherever_it_stands(tab: Page) -> None:
    assert _places(_shown(tab, [LINE] * 9)) == 0
    assert _places(_shown(tab, [FAINT] * 9)) == 3
    assert _places(_shown(tab, [*[LINE] * 8, FAINT])) == 1, "by the class of what is round it"
    assert _places(_shown(tab, [*[LINE] * 8, LINE.replace("<b>", f'<b style="{GREY}">')])) == 1, "by its own style"
    assert _places(_shown(tab, [LINE] * 9, nth=7)) == 2, "by its place: the line and what stands in it"


def test_three_of_a_kind_are_left_of_a_page_and_one_of_every_other(tab: Page) -> None:
    page = _shown(tab, [*[LINE] * 9, FAINT, *[LINE] * 3])
    leave_three_of_a_kind(page)
    assert page.locator("li:visible").count() == 4
    assert page.locator(".faint:visible").count() == 1
