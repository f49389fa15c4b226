"""The whole curriculum of the project's own guides: all there, sound, and every sheet fits its paper."""

from __future__ import annotations

import datetime
import multiprocessing
import statistics
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from few import GUIDES

from generator.address import Site
from generator.guide.handbook import Handbook
from generator.guide.load import check
from generator.paper.catalogue import all_prints
from generator.paper.fonts import font_files
from generator.paper.printed import Print
from generator.paper.typst import TooLongError, compile
from generator.publish import disk
from generator.screen.icons import names

CODES = {
    1: range(101, 111),
    2: range(201, 206),
    3: range(301, 306),
    4: range(401, 404),
    5: range(501, 509),
    6: range(601, 606),
    7: range(701, 711),
    8: range(801, 806),
    9: range(901, 907),
}
"""What the commune's teams teach, topic by topic. Numbers are for life."""

SITE = Site("https://quangson.example", datetime.date(2026, 11, 22))
BATCH = 60


def test_every_lesson_of_the_plan_is_written(whole: Handbook) -> None:
    assert [lesson.code for lesson in whole.lessons] == [code for codes in CODES.values() for code in codes]
    assert len(whole.terms) >= 60


def test_the_guides_have_no_error_and_no_warning() -> None:
    _, problems = check(disk.read_folder(GUIDES, suffix=".yml"), icons=names())
    assert [f"{each.place}: {each.code} {dict(each.params)}" for each in problems] == []


def test_steps_are_short_and_nearly_all_are_drawn(whole: Handbook) -> None:
    steps = [step for lesson in whole.lessons for step in lesson.steps]
    assert statistics.median(len(step.do.split()) for step in steps) <= 12
    assert sum(step.picture is not None for step in steps) / len(steps) > 0.95


def test_no_approval_is_claimed_that_was_not_given(whole: Handbook) -> None:
    assert {lesson.approval.status for lesson in whole.lessons} == {"waiting"}


def test_who_was_cheated_is_led_to_the_lesson_for_the_first_minutes(whole: Handbook) -> None:
    assert (whole.commune.alarm, whole.commune.alarm_place) == (706, "buoc-1")


def _excess(item: Print, fonts: Path) -> str | None:
    try:
        compile(item.layout, item.data, fonts)
    except TooLongError as error:
        return f"{item.path}: {error.millimetres:g} mm"
    return None


@pytest.mark.parametrize("form", ["-a4.pdf", "-a5.pdf", "-a3.pdf", "-to-lon.pdf", ".png"])
def test_every_sheet_of_every_lesson_fits_its_paper(whole: Handbook, tmp_path: Path, form: str) -> None:
    """Set without reading codes back, which the build does. In processes that are renewed: the engine keeps memory."""
    disk.write_folder(font_files(), tmp_path)
    prints = [item for item in all_prints(whole, SITE) if item.path == f"to-roi/{item.lesson}{form}"]
    assert len(prints) == len(whole.lessons)
    found: list[str | None] = []
    for first in range(0, len(prints), BATCH):
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            found += pool.map(partial(_excess, fonts=tmp_path), prints[first : first + BATCH])
    assert [each for each in found if each] == []
