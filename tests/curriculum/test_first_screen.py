"""Each real lesson as a phone of 360 × 740 shows it: the first step at once, and no more than twelve screens in all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from site_builder import SITE, build_site

from generator.edition import Download, Edition
from generator.guide.handbook import Handbook
from generator.outputs import PAPERS
from generator.page.lesson import lesson_page

SCREEN = 740
MEASURED = """lessons => lessons.map(lesson => {
    document.querySelector('main').innerHTML = lesson;
    const step = document.querySelector('.st-step');
    const said = step.querySelector('.st-do').getBoundingClientRect().bottom;
    const drawn = step.querySelector('.st-pic')?.getBoundingClientRect().top || said;
    const height = document.documentElement.scrollHeight;
    document.documentElement.setAttribute('data-chu', 3);
    const large = step.querySelector('.st-do').getBoundingClientRect().top;
    document.documentElement.removeAttribute('data-chu');
    return [said, drawn, height, large];
})"""
"""All lessons in one go: between two, nothing is painted that nobody looks at."""


@pytest.fixture
def page(chromium: Browser, real: Handbook, tmp_path: Path) -> Iterator[Page]:
    """The site's frame, as one lesson's page has it; the others are put into it."""
    alarm = real.commune.alarm
    site = build_site(real.only([alarm]), tmp_path, sheets=())
    opened = chromium.new_page(viewport={"width": 360, "height": SCREEN})
    opened.goto((site / f"{alarm}/index.html").as_uri())
    yield opened
    opened.close()


def test_each_lesson_opens_on_its_first_step_and_takes_at_most_twelve_screens(page: Page, real: Handbook) -> None:
    forms = [paper.form for paper in PAPERS if "lesson" in paper.on]
    on = frozenset({"lesson"})
    files = tuple(Download(f"{each.code}-{form}.pdf", 100_000, 2, form, each.code, on=on) for each in real.lessons for form in forms)
    edition = Edition(real, SITE, files=files)
    late, long = {}, {}
    contents = [lesson_page(edition, lesson).decode().split("---\n", 2)[2] for lesson in real.lessons]
    for lesson, (said, drawn, height, large) in zip(real.lessons, page.evaluate(MEASURED, contents), strict=True):
        if lesson.code != real.commune.alarm and (said > SCREEN or drawn > SCREEN - 40 or large > 2 * SCREEN):
            late[lesson.code] = said, drawn, large
        if height > 12 * SCREEN:
            long[lesson.code] = height / SCREEN
    assert late == {}
    assert long == {}
