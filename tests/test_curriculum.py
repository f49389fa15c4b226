"""The whole curriculum of the project's own guides: all there, sound, and every sheet fits its paper."""

from __future__ import annotations

import datetime
import multiprocessing
import os
import statistics
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from edited_guides import APPROVED, edited_guides
from few import GUIDES

from generator.address import Site
from generator.disk import disk
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.load import check
from generator.outputs import all_prints
from generator.paper.fonts import font_files
from generator.paper.printed import Print
from generator.paper.typst import TooLongError, compile
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
    """More may be; one that is no longer taught leaves its number to the register."""
    wanted = {code for codes in CODES.values() for code in codes}
    assert wanted - {lesson.code for lesson in whole.lessons} - set(whole.register.now()) == set()
    assert len(whole.terms) >= 60


def test_the_guides_have_no_error() -> None:
    """Warnings are the author's to weigh: they are told by `sotay check`, and never turn the tests red."""
    _, problems = check(disk.read_folder(GUIDES, suffix=".yml"), icons=names())
    assert [f"{each.place}: {each.code} {dict(each.params)}" for each in problems if each.level == "error"] == []


def test_steps_are_short_and_nearly_all_are_drawn(whole: Handbook) -> None:
    steps = [step for lesson in whole.lessons for step in lesson.steps]
    assert statistics.median(len(step.do.split()) for step in steps) <= 12
    assert sum(step.picture is not None for step in steps) / len(steps) > 0.95


def test_an_approval_is_claimed_only_with_its_unit_its_day_and_its_document(whole: Handbook) -> None:
    claimed = [lesson.approval for lesson in whole.lessons if lesson.approval.status == "approved"]
    assert [each for each in claimed if not (each.unit in whole.commune.contacts and each.date and each.document)] == []


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
    prints = [item for item in all_prints(Edition(whole, SITE)) if item.path == f"to-roi/{item.lesson}{form}"]
    assert len(prints) == len(whole.lessons)
    found: list[str | None] = []
    for first in range(0, len(prints), BATCH):
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            found += pool.map(partial(_excess, fonts=tmp_path), prints[first : first + BATCH])
    assert [each for each in found if each] == []


def test_an_officers_ordinary_day_turns_no_test_of_the_guides_red(tmp_path: Path) -> None:
    """Four changes that anybody may make; the tests that read the real guides run on the changed copy, in a run of their own."""
    new = edited_guides(tmp_path / "guides")
    tests = Path(__file__).parent
    quick = "real_guides or agrees_with_the_lessons or (curriculum and not fits_its_paper and not ordinary_day)"
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-k", quick]
    command += ["test_curriculum.py", "cli/test_cli.py", "cli/test_check_table.py"]
    environment = os.environ | {"SOTAY_TEST_GUIDES": str(tmp_path / "guides")}
    done = subprocess.run(command, cwd=tests, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
    changed, problems = check(disk.read_folder(tmp_path / "guides", suffix=".yml"), icons=names())
    assert changed is not None
    assert {each.level for each in problems} == {"warning"}
    assert changed.lesson(new).approval.status == changed.lesson(APPROVED).approval.status == "approved"
