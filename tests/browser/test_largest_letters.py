"""Letters at their largest, and a phone that enlarges everything twofold: nothing cut off, the next thing to do in sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

Open = Callable[..., Page]
BOX = "part => { const { x, y, right, bottom, height } = part.getBoundingClientRect(); return { x, y, right, bottom, height } }"


def _boxes(page: Page, selector: str) -> list[dict[str, float]]:
    return [part.evaluate(BOX) for part in page.locator(selector).all() if part.is_visible()]


def _enlarge(page: Page, size: int) -> None:
    page.evaluate("size => document.documentElement.setAttribute('data-chu', size)", size)


@pytest.fixture(params=[(360, 0), (360, 1), (360, 2), (360, 3), (180, 0)], ids=str)
def letters(request: pytest.FixtureRequest) -> tuple[int, int]:
    """A phone's width, halved where its browser enlarges twofold, and the size of letters chosen on the page."""
    width, size = request.param
    return width, size


def test_a_single_step_keeps_its_drawing_and_its_buttons_within_the_screen(open_page: Open, letters: tuple[int, int]) -> None:
    width, size = letters
    page = open_page("103/", width=width)
    _enlarge(page, size)
    page.locator("[data-lesson]").click()
    page.wait_for_selector("[data-one] .st-go")
    page.wait_for_function("() => getComputedStyle(document.querySelector('.st-go')).position === 'fixed'")
    parts = [*_boxes(page, ".st-on .st-phone"), *_boxes(page, ".st-go > *"), *_boxes(page, ".st-whole > *")]
    assert len(parts) >= 5
    assert all(part["x"] >= 0 and part["right"] <= width for part in parts), parts
    back, count, on = _boxes(page, ".st-go > *")
    assert back["right"] < count["x"]
    assert count["right"] < on["x"]


def test_headings_of_what_is_folded_take_three_lines_at_most(open_page: Open, letters: tuple[int, int]) -> None:
    width, size = letters
    page = open_page("103/", width=width)
    _enlarge(page, size)
    lines = page.evaluate("""() => [...document.querySelectorAll('.st-fold > summary h2')].map(heading => {
        const words = document.createRange();
        words.selectNodeContents(heading);
        return new Set([...words.getClientRects()].map(each => Math.round(each.top))).size;
    })""")
    assert len(lines) >= 6
    assert max(lines) <= 3, lines


def test_what_the_lesson_is_about_is_on_the_first_screen_of_a_phone_that_enlarges_twofold(open_page: Open) -> None:
    page = open_page("103/", width=180)
    assert _boxes(page, "h1")[0]["bottom"] <= 370
    assert len(_boxes(page, ".st-foot [data-size]")) == 2


@pytest.mark.parametrize("size", range(4))
def test_the_search_box_begins_on_the_first_screen_of_the_first_page(open_page: Open, size: int) -> None:
    page = open_page("")
    _enlarge(page, size)
    assert _boxes(page, "form[role=search]")[0]["y"] < 640


def test_the_tools_of_a_lesson_stand_in_one_row_on_a_phone(open_page: Open) -> None:
    page = open_page("103/")
    page.evaluate("document.querySelectorAll('[data-hear]').forEach(part => { part.hidden = false })")
    tools = _boxes(page, ".st-do-it div.st-tools button")
    assert len(tools) == 3
    assert len({part["y"] for part in tools}) == 1, tools
    assert {round(part["height"]) for part in tools} == {45}, "one line each"
