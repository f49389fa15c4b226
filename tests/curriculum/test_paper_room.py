"""The sheets of the longest real lessons fit their paper. `make site` sets all sheets and refuses every one that does not (SO402)."""

from __future__ import annotations

import datetime
import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from generator.address import Site
from generator.disk import disk
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.guide.run import has_run
from generator.outputs import TIGHT, all_prints
from generator.paper.fonts import font_files
from generator.paper.pictures import step_pictures
from generator.paper.printed import Print
from generator.paper.typst import TooLongError, compile

SITE = Site("https://quangson.example", datetime.date(2026, 11, 22))
RUN_ON_PAPER = "cho-nao-bam"

LONGEST = 12
"""So many of the lessons with the most to say are set in each form."""

TALLEST = 60
"""So many of the steps with the tallest drawings."""


def _letters(lesson: Lesson) -> int:
    """What a sheet has to find room for, but for drawings."""
    said = [text for step in lesson.steps for text in (step.do, step.see, step.stuck or "")]
    said += [sentence.say for sentence in (*lesson.key_points, *lesson.warnings[:2])]
    return sum(map(len, said))


def _excess(item: Print, fonts: Path) -> str | None:
    try:
        compile(item.layout, item.data, fonts)
    except TooLongError as error:
        return f"{item.path}: {error.millimetres:g} mm"
    return None


@pytest.mark.parametrize("form", sorted(TIGHT))
def test_the_sheets_of_the_longest_lessons_fit_their_paper(whole: Handbook, tmp_path: Path, form: str) -> None:
    """Set without reading codes back, which the build does. In a process that ends: the engine keeps memory."""
    disk.write_folder(font_files(), tmp_path)
    prints = [item for item in all_prints(Edition(whole, SITE)) if item.form == form]
    done = [lesson.code for lesson in whole.lessons if form != RUN_ON_PAPER or has_run(lesson, whole.screens)]
    assert [item.lesson for item in prints] == done, "a lesson of which nothing is done on a screen has no run, the others all sheets"
    longest = sorted(prints, key=lambda item: -_letters(whole.lesson(item.lesson or 0)))[:LONGEST]
    assert _too_long(longest, tmp_path) == []


def test_the_step_pictures_with_the_tallest_drawings_fit_theirs(whole: Handbook, tmp_path: Path) -> None:
    """What is too much for one is not its words: a screen that is shown whole."""
    disk.write_folder(font_files(), tmp_path)
    edition = Edition(whole, SITE)
    made = (item for lesson in whole.lessons for item in step_pictures(edition, lesson))
    prints = [(picture["height"], item) for item in made if (picture := item.data["picture"])]
    assert len(prints) > len(whole.lessons)
    tallest = [item for _, item in sorted(prints, key=lambda found: -found[0])[:TALLEST]]
    assert _too_long(tallest, tmp_path) == []


def _too_long(prints: Sequence[Print], fonts: Path) -> list[str]:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return [each for each in pool.map(partial(_excess, fonts=fonts), prints) if each]
