"""A word without a blank, such as a false address shown as a warning, is seen whole on the smallest phone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from site_builder import build_site

from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson

WORD = "dichvucong.gov.vn.example.com,"
SENTENCES = {"title", "summary", "audience", "need", "steps", "warnings", "mistakes", "key_points", "practise", "quiz"}
NO_SENTENCES = {"picture", "at", "trouble", "answer", "key", "leads_to", "min_age"}

CLIPPED = """() => {
    const hidden = part => part.closest('.st-vh, .st-sprite, [hidden]');
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), found = [];
    for (let node; (node = walker.nextNode());) {
        if (!node.data.trim() || hidden(node.parentElement)) continue;
        let left = 0, right = innerWidth;
        for (let part = node.parentElement; part; part = part.parentElement) {
            const style = getComputedStyle(part), box = part.getBoundingClientRect();
            if (style.overflowX === 'visible' || style.display === 'inline') continue;
            [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
        }
        const range = document.createRange();
        range.selectNodeContents(node);
        const boxes = [...range.getClientRects()].filter(box => box.width);
        if (boxes.some(box => box.left < left - 0.5 || box.right > right + 0.5)) found.push(node.data.trim());
    }
    return found;
}"""
"""The texts of which a part lies outside of what is seen."""


def _lengthened(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: each if name in NO_SENTENCES else _lengthened(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_lengthened(each) for each in value]
    return f"{value} {WORD}" if isinstance(value, str) else value


@pytest.fixture(scope="module")
def page(chromium: Browser, handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A lesson with the long word in each of its sentences, opened in 320 × 640."""
    lesson = next(each for each in handbook.lessons if any(step.phones for step in each.steps))
    told = {name: _lengthened(value) if name in SENTENCES else value for name, value in lesson.model_dump().items()}
    longer = Lesson.model_validate(told)
    few = handbook.only([lesson.code])
    lessons = tuple(longer if each.code == lesson.code else each for each in few.lessons)
    site = build_site(replace(few, lessons=lessons), tmp_path_factory.mktemp("long"), sheets=())
    opened = chromium.new_page(viewport={"width": 320, "height": 640})
    opened.goto((site / str(lesson.code) / "index.html").as_uri())
    opened.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    yield opened
    opened.close()


@pytest.mark.parametrize("size", [0, 3])
def test_no_word_is_clipped_on_a_phone_of_320_pixels(page: Page, size: int) -> None:
    page.evaluate("size => document.documentElement.setAttribute('data-chu', size)", size)
    assert page.locator("main").inner_text().count(WORD) > 30
    assert page.evaluate(CLIPPED) == []
