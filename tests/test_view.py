"""What all outputs say of a lesson's days: when somebody looked, and from when the rules hold, never one for the other."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

import page_sample
import pytest

from generator.edition import Copy, Edition
from generator.epub.chapters import chapters, reading_order
from generator.guide.lesson import SOON_DAYS, Source
from generator.page.lesson import lesson_page
from generator.paper.book import book
from generator.paper.handout import handout
from generator.view import LessonView, view

TODAY = page_sample.SITE.today


def edition(*in_force: str, recheck_days: int = 180, today: datetime.date = TODAY) -> Edition:
    """The page sample; its first lesson has a source for each of these rules and one that is none."""
    whole = page_sample.handbook()
    lesson = whole.lesson(103)
    plain = lesson.sources[0].model_copy(update={"in_force": None, "published": None})
    rules = (plain.model_copy(update={"in_force": datetime.date.fromisoformat(day)}) for day in in_force)
    lesson = lesson.model_copy(update={"sources": (plain, *rules), "recheck_days": recheck_days})
    site = replace(page_sample.SITE, today=today)
    return Edition(replace(whole, lessons=(lesson, *whole.lessons[1:])), site, copy=Copy("2026-11-22-abcdef", today))


def told(made: Edition) -> LessonView:
    return view(made, made.handbook.lesson(103))


@pytest.mark.parametrize(
    ("in_force", "said"),
    [
        ((), "Tổ xem lại ngày 20/11/2026"),
        (("2026-08-15",), "Tổ xem lại ngày 20/11/2026; quy định có từ 15/8/2026"),
        (("2026-08-15", "2026-08-15"), "Tổ xem lại ngày 20/11/2026; quy định có từ 15/8/2026"),
        (("2025-07-01", "2026-08-15"), "Tổ xem lại ngày 20/11/2026; quy định mới nhất có từ 15/8/2026"),
        (("2027-01-01",), "Tổ xem lại ngày 20/11/2026"),
        (("2025-07-01", "2027-01-01"), "Tổ xem lại ngày 20/11/2026; quy định có từ 1/7/2025"),
    ],
)
def test_the_day_of_looking_is_not_taken_for_the_day_of_the_rule(in_force: tuple[str, ...], said: str) -> None:
    made = edition(*in_force)
    assert told(made).looked_line == said
    assert f"{said}." in lesson_page(made, made.handbook.lesson(103)).decode()
    assert f"{said}." in next(part for part in reading_order(chapters(made, {})) if part.file == "103.xhtml").content.decode()
    assert said in json.dumps(handout(made, made.handbook.lesson(103)).data, ensure_ascii=False)


def test_page_book_and_paper_say_all_days_of_a_source() -> None:
    made = edition()
    days = {"published": datetime.date(2026, 7, 2), "in_force": datetime.date(2026, 8, 15), "checked": datetime.date(2026, 11, 9)}
    source = Source(what="Cách kích hoạt", link="vneid", **days)
    lesson = made.handbook.lesson(103).model_copy(update={"sources": (source,)})
    made = replace(made, handbook=replace(made.handbook, lessons=(lesson, *made.handbook.lessons[1:])))
    said = "đăng ngày 2/7/2026, quy định có từ 15/8/2026, xem ngày 9/11/2026"
    assert told(made).sources[0].days == said
    assert said in lesson_page(made, lesson).decode()
    assert said in next(part for part in reading_order(chapters(made, {})) if part.file == "103.xhtml").content.decode()
    assert said in json.dumps(book(made).data, ensure_ascii=False)


@pytest.mark.parametrize(
    ("recheck_days", "days", "stale"), [(180, 180, False), (180, 181, True), (SOON_DAYS, 90, False), (SOON_DAYS, 91, True)]
)
def test_a_lesson_is_due_after_as_many_days_as_it_says(recheck_days: int, days: int, stale: bool) -> None:
    made = edition(recheck_days=recheck_days, today=datetime.date(2026, 11, 20) + datetime.timedelta(days=days))
    assert told(made).stale == stale
    assert ("Cần kiểm tra lại" in lesson_page(made, made.handbook.lesson(103)).decode()) == stale
    assert bool(handout(made, made.handbook.lesson(103)).data["stale"]) == stale
