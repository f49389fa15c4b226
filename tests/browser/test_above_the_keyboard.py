"""What is found while somebody types on a phone stands above the phone's keyboard, which lies over the lower half of the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]


@pytest.mark.parametrize("path", ["", "khong-co/"])
def test_box_count_and_the_first_hit_begin_in_the_upper_half(open_page: Open, path: str) -> None:
    page = open_page(path)
    page.locator("#tim").click()
    page.locator("#tim").press_sequentially("vneid")
    expect(page.get_by_role("option").first).to_be_visible()
    tops = [page.locator(part).first.evaluate("part => part.getBoundingClientRect().top") for part in ("#tim", ".st-count", ".st-hit")]
    assert 0 <= tops[0] < tops[1] < tops[2] < 400, tops


def test_a_wide_screen_stays_where_it_is(open_page: Open) -> None:
    page = open_page("", width=1280)
    page.locator("#tim").click()
    page.locator("#tim").press_sequentially("vneid")
    expect(page.get_by_role("option").first).to_be_visible()
    assert page.evaluate("scrollY") == 0
