"""The trainers' home and each lesson's notes: what they say of a lesson, and in which order lessons are learnt."""

from __future__ import annotations

import re
from dataclasses import replace

import page_sample
import pytest

from generator.edition import Download, Edition
from generator.guide.lesson import Lesson
from generator.page.trainer import paths, taught, trainer_pages

EDITION = Edition(page_sample.handbook(), page_sample.SITE, files=page_sample.DOWNLOADS)
PAGES = {path: page.decode() for path, page in trainer_pages(EDITION).items()}
LESSON = EDITION.handbook.lesson(103)


def _lesson(code: int, *follow: int) -> Lesson:
    return LESSON.model_copy(update={"code": code, "next": follow})


def _codes(*lessons: Lesson) -> list[list[int]]:
    return [[lesson.code for lesson in path] for path in paths(lessons)]


def test_a_path_follows_the_first_lesson_that_comes_next() -> None:
    assert _codes(_lesson(104), _lesson(101, 102, 103), _lesson(102, 103), _lesson(103, 102, 104)) == [[101, 102, 103, 104]]


def test_a_path_stays_in_its_topic_and_takes_no_lesson_twice() -> None:
    assert _codes(_lesson(101, 201, 102), _lesson(102, 103), _lesson(103, 101), _lesson(201, 101), _lesson(202)) == [[101, 102, 103]]


def test_two_lessons_are_no_path() -> None:
    assert _codes(_lesson(101, 102), _lesson(102, 999)) == []


def test_the_minutes_of_a_lesson_are_those_of_telling_and_of_doing() -> None:
    each, minutes = taught(EDITION, LESSON), LESSON.minutes
    assert (each.low, each.high) == (minutes.teach[0] + minutes.practise[0], minutes.teach[1] + minutes.practise[1])


@pytest.mark.parametrize(
    ("need", "codes"),
    [
        ("VNeID đã cài (bài 104)", (104,)),
        ("VNeID, Zalo, xem bài 102, 717", (102, 717)),
        ("Bài 102 và 104", (102, 104)),
        ("Có 5, 500 đồng", ()),
    ],
)
def test_what_must_be_known_before_is_what_the_lesson_names(need: str, codes: tuple[int, ...]) -> None:
    assert taught(EDITION, LESSON.model_copy(update={"need": ("Điện thoại", need)})).before == codes


def test_a_network_is_needed_where_the_lesson_says_so() -> None:
    said = {
        need: taught(EDITION, LESSON.model_copy(update={"need": (need,)})).network for need in ("Điện thoại có mạng", "Chỗ có [[Wi-Fi]]")
    }
    unsaid = taught(EDITION, LESSON.model_copy(update={"need": ("Người của nhà mạng nhận lời đến",)}))
    assert all(said.values())
    assert not unsaid.network


def test_every_format_of_a_lesson_stands_in_its_row_with_its_size() -> None:
    for page, up in ((PAGES["tap-huan/index.md"], "../"), (PAGES["tap-huan/103/index.md"], "../../")):
        row = page[page.index('aria-label="Tệp của bài 103"') :].partition("</ul>")[0]
        for file in EDITION.files:
            if file.lesson == 103 and file.number is None:
                assert re.search(f'href="{up}{re.escape(file.path)}"><b>[^<]+</b> <small>{file.extension} {file.kilobytes} KB<', row), file


def test_pictures_of_single_steps_are_no_formats() -> None:
    step = Download("to-roi/103-buoc-1.png", 9000, 0, "png", lesson=103, number=1)
    assert taught(replace(EDITION, files=(step,)), LESSON).files == ()


def test_every_lesson_says_what_it_can_be_chosen_by() -> None:
    rows = re.findall(r'<li data-minutes="(\d+)" data-topic="(\d)" data-network="([01])" data-before="([01])">', PAGES["tap-huan/index.md"])
    assert len(rows) == len(EDITION.handbook.lessons)


def test_a_trainers_page_leads_to_the_lessons_that_it_names() -> None:
    data = page_sample.raw()
    data["lessons"][0]["trainer"]["prepare"] = ["Ai chưa học bài 701 thì học trước."]
    pages = trainer_pages(Edition(page_sample.handbook(data), page_sample.SITE))
    assert '<a href="../../701/">bài 701</a>' in pages["tap-huan/103/index.md"].decode()
