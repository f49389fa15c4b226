"""Ten pages on a phone look as they did when somebody last looked at them: `--update-golden` accepts a change that was looked at."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import PHONE
from kept_pictures import changed
from playwright.sync_api import Browser, Page

from generator.paper.fonts import font_files

KEPT = Path(__file__).parent / "pictures"
PAGES = {
    "trang-dau": "",
    "bai": "103/",
    "buoc": "103/#buoc-3",
    "cuoi-bai": "103/#can-than",
    "bao-dong": "706/",
    "chu-de": "1/",
    "a-z": "a-z/",
    "tim": "tim/?q=kich+hoat",
    "to-roi": "to-roi/",
    "nguoi-day": "tap-huan/201/",
}
"""Name of the picture → the page, or the place within it."""

FONTS = "https://fonts.example/"
LETTERS = f"""
@font-face {{ font-family: Kept; font-weight: 100 500; src: url({FONTS}NotoSans-Regular.ttf) }}
@font-face {{ font-family: Kept; font-weight: 501 900; src: url({FONTS}NotoSans-Bold.ttf) }}
* {{ font-family: Kept !important; caret-color: transparent !important }}
"""
ANYWHERE = {"Access-Control-Allow-Origin": "*", "Cache-Control": "max-age=9999"}

LOADED = "Promise.all(['400', '700'].map(weight => document.fonts.load(`${weight} 16px Kept`)))"
ANSWERED = "!document.documentElement.hasAttribute('data-tim') || document.querySelector('#tim-ket-qua .st-list a')"

NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A phone on a day that does not pass, whose letters are those that the project brings along, whatever this machine has."""
    width, height = PHONE
    context = chromium.new_context(viewport={"width": width, "height": height}, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.clock.set_fixed_time(NOON)
    fonts = font_files()
    page.route(f"{FONTS}*", lambda asked: asked.fulfill(body=fonts[asked.request.url.removeprefix(FONTS)], headers=ANYWHERE))
    yield page
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_was_kept(name: str, page: Page, address: str, update_golden: bool) -> None:
    page.goto(address + PAGES[name])
    page.add_style_tag(content=LETTERS)
    page.evaluate(LOADED)
    page.wait_for_function(ANSWERED)
    page.evaluate("location.hash && document.getElementById(location.hash.slice(1)).scrollIntoView({ behavior: 'instant' })")
    assert changed(page.screenshot(animations="disabled"), KEPT / f"{name}.png", update=update_golden) == ""
