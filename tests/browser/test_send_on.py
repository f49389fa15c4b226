"""The button that sends a lesson on through the phone's own list of programs, with a phone that has such a list, and one that has none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from generator.words import words

Open = Callable[..., Page]
LIST = """
    window.sent = [];
    navigator.share = (told) => {
        window.sent.push(told);
        return CLOSED ? Promise.reject(new DOMException('', 'AbortError')) : Promise.resolve();
    };
"""
"""The phone's list of programs; CLOSED: somebody closes it again."""


def _button(page: Page) -> Locator:
    return page.get_by_role("button", name=words("page")["lesson"]["send"], exact=True)


def _with_list(page: Page, url: str, *, closed: bool = False) -> Page:
    page.add_init_script(LIST.replace("CLOSED", str(closed).lower()))
    page.goto(url)
    return page


def test_a_lesson_is_sent_with_its_name_and_the_address_as_it_opens_here(open_page: Open, address: str) -> None:
    page = _with_list(open_page("103/", own=True), f"{address}103/?from=zalo#buoc-2")
    _button(page).click()
    (told,) = page.evaluate("window.sent")
    assert told["url"] == f"{address}103/"
    assert told["title"] == told["text"] == page.title()
    assert told["title"].startswith("Bài 103: ")
    _button(page).focus()
    page.keyboard.press("Enter")
    assert len(page.evaluate("window.sent")) == 2


def test_who_closes_the_list_again_is_back_on_the_page_without_a_fault(open_page: Open, address: str) -> None:
    page = open_page("103/", own=True)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    _button(_with_list(page, f"{address}103/", closed=True)).click()
    page.evaluate("new Promise((done) => setTimeout(done))")
    assert faults == []
    expect(_button(page)).to_be_focused()


def test_where_there_is_no_list_there_is_no_button(open_page: Open, address: str) -> None:
    page = open_page("103/", own=True)
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(f"{address}103/")
    expect(page.locator("[data-share]")).to_be_hidden()


def test_without_scripts_or_from_a_disk_there_is_no_button(open_page: Open, whole_chromium: Browser, site_folder: Path) -> None:
    expect(open_page("103/", java_script_enabled=False).locator("[data-share]")).to_be_hidden()
    context = whole_chromium.new_context()
    page = _with_list(context.new_page(), (site_folder / "103/index.html").as_uri())
    expect(page.locator("[data-lesson]")).to_be_enabled()
    expect(page.locator("[data-share]")).to_be_hidden()
    context.close()


def test_the_button_is_as_large_as_the_others_beside_it(open_page: Open, address: str) -> None:
    page = _with_list(open_page("103/", own=True), f"{address}103/")
    box = _button(page).bounding_box()
    assert box
    assert box["height"] >= 44
