"""A page that was published before a claim ended: the reader's own clock takes it away, and without scripts it names its day."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from site_builder import build_site

from generator.guide.handbook import Handbook
from generator.guide.lesson import Question, Sentence, Step

END = datetime.date(2027, 2, 28)
ENDED = ".st-step, .st-warn li, .st-keys li, .st-q"
SAID = "Đến hết ngày 28/2/2027"
OF_THE_TRAINER = 3
"""The trainer's page has no key points."""


@pytest.fixture(scope="module")
def published(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of one lesson with a step, a warning, a key point and a question that end."""
    small = handbook.only([103])
    lesson = small.lesson(103)
    question = Question(ask=f"{SAID}, có mất tiền không?", options=("Có", "Không"), answer=2, why="Xã không thu.", until=END)
    more = {
        "mistakes": tuple(each.model_copy(update={"at": None}) for each in lesson.mistakes),
        "steps": (lesson.steps[0], Step(do=f"Chọn ngày hẹn. {SAID} thôi.", see="tên mình.", until=END), *lesson.steps[1:7]),
        "warnings": (Sentence(say=f"{SAID}, xã không thu tiền.", until=END), *lesson.warnings),
        "key_points": (Sentence(say=f"{SAID}, làm tại xã.", until=END), *lesson.key_points[1:]),
        "quiz": (*lesson.quiz[:4], question),
    }
    ending = replace(small, lessons=tuple(each.model_copy(update=more) if each.code == 103 else each for each in small.lessons))
    return build_site(ending, tmp_path_factory.mktemp("ending"), sheets=())


def _opened(chromium: Browser, file: Path, moment: str, **settings: object) -> Page:
    """The page as it is on a phone in Vietnam at this moment (a time of UTC)."""
    context = chromium.new_context(timezone_id="Asia/Ho_Chi_Minh", **settings)  # type: ignore[arg-type]
    page = context.new_page()
    page.clock.set_fixed_time(moment)
    page.goto(file.as_uri())
    for quiz in page.locator("summary").filter(has_text="Thử xem mình nhớ chưa").all():
        quiz.click()
    return page


def _numbers(page: Page) -> list[str]:
    return [re.sub(r"\D", "", text) for text in page.locator(".st-step:visible .st-at > [aria-hidden] .st-n").all_inner_texts()]


@pytest.mark.parametrize(("moment", "shown"), [("2027-02-28T16:59:00Z", True), ("2027-02-28T17:01:00Z", False)])
def test_the_readers_own_day_decides(chromium: Browser, published: Path, moment: str, shown: bool) -> None:
    page = _opened(chromium, published / "103/index.html", moment)
    assert page.locator(ENDED).filter(has_text=SAID).locator("visible=true").count() == 4 * shown
    steps = page.locator(".st-step").count() - (not shown)
    assert _numbers(page) == [str(number) for number in range(1, steps + 1)]
    trainer = _opened(chromium, published / "tap-huan/103/index.html", moment)
    assert trainer.locator("li").filter(has_text=SAID).locator("visible=true").count() == OF_THE_TRAINER * shown
    for each in (page, trainer):
        each.context.close()


def test_without_scripts_it_stays_and_names_its_last_day(chromium: Browser, published: Path) -> None:
    page = _opened(chromium, published / "103/index.html", "2028-01-01T00:00:00Z", java_script_enabled=False)
    ended = page.locator("[data-last]")
    assert ended.count() == 4
    for each in ended.all():
        expect(each).to_be_visible()
        expect(each).to_contain_text("28/2/2027")
    page.context.close()
