"""Every real lesson that shows a screen can be practised on it, from the first step to the last."""

from __future__ import annotations

from playwright.sync_api import Browser
from walker import walk_all

from generator.guide.handbook import Handbook
from generator.guide.run import has_run


def test_every_lesson_with_a_screen_is_walked_to_its_end(real: Handbook, chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    found = walk_all(page, real)
    page.close()
    assert {code: fault for code, fault in found.items() if fault} == {}
    assert set(found) == {lesson.code for lesson in real.lessons if has_run(lesson, real.screens)}
