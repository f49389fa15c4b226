"""The sheets of the longest real lessons fit their paper. `make site` sets all sheets and refuses every one that does not (SO402)."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from pydantic import BaseModel

from generator.address import Site
from generator.disk import disk
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.guide.own_kind import of_kind
from generator.guide.run import has_run
from generator.outputs import PAPERS, TIGHT
from generator.paper.fonts import font_files
from generator.paper.pictures import step_pictures
from generator.paper.printed import Print
from generator.paper.typst import TooLongError, compile
from generator.processes.crew import spread

SITE = Site("https://quangson.example", datetime.date(2026, 11, 22))
RUN_ON_PAPER, STEP = "cho-nao-bam", "buoc"

LONGEST = 8
"""So many of the lessons with the most to say are set in each form."""

FULL = (509, 604)
"""Lessons with the least room to spare on A4 where every office of the commune has its number: they were too long once numbers came."""

IN_A_PHUONG = 908
"""The lesson that was too long on A4 once drawings said phường for xã."""

TALLEST = 60
"""So many of the steps with the tallest drawings."""

BEFORE_RENEWAL = 60
"""Sheets that the processes set before new ones take over: the engine keeps memory."""

Prints = dict[str, list[Print]]
Said = TypeVar("Said", bound=BaseModel)


@pytest.fixture(scope="module")
def prints(real: Handbook) -> Prints:
    """All that is printed of lessons in a form that it may not fit, with a number for every office of the commune: each takes its room."""
    numbered = {name: each.model_copy(update={"phone": "0263 3999 888", "fee": "charged"}) for name, each in real.commune.contacts.items()}
    contacts = {name: numbered[name] if each.local else each for name, each in real.commune.contacts.items()}
    real = replace(real, commune=real.commune.model_copy(update={"contacts": contacts}))
    edition, found = Edition(real, SITE), dict[str, list[Print]]()
    for paper in (each for each in PAPERS if each.tight):
        made = (paper.makes(edition, lesson) for lesson in real.lessons)
        found[paper.form] = [item for each in made for item in (each if isinstance(each, tuple) else (each,))]
    return found


@pytest.fixture(scope="module")
def too_long(real: Handbook, prints: Prints, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What does not fit, by form. Set without reading codes back, which the build does."""
    fonts = tmp_path_factory.mktemp("fonts")
    disk.write_folder(font_files(), fonts)
    edition = Edition(real, SITE)
    steps = (item for lesson in real.lessons for item in step_pictures(edition, lesson))
    drawn = [(picture["height"], item) for item in steps if (picture := item.data["picture"])]
    assert len(drawn) > len(real.lessons)
    wanted: list[Print] = [item for _, item in sorted(drawn, key=lambda found: -found[0])[:TALLEST]]
    for form in TIGHT:
        wanted += sorted(prints[form], key=lambda item: -_letters(real.lesson(item.lesson or 0)))[:LONGEST]
    wanted += [item for item in prints["a4"] if item.lesson in FULL and item not in wanted]
    wanted += _in_a_phuong(real)
    found: dict[str, list[str]] = {form: [] for form in (*TIGHT, STEP)}
    for item, excess in zip(wanted, spread(partial(_excess, fonts=fonts), wanted, renew=BEFORE_RENEWAL), strict=True):
        found[item.form] += [f"{item.path}: {excess:g} mm"] if excess else []
    return found


def _in_a_phuong(real: Handbook) -> list[Print]:
    """A hand-out whose words and drawings say phường, without reading all guides once more."""
    lesson, screens = real.lesson(IN_A_PHUONG), dict(real.screens)
    for name in {step.picture.screen for step in lesson.steps if step.picture}:
        screens[name] = _said(screens[name])
    there = replace(real, lessons=tuple(_said(each) if each is lesson else each for each in real.lessons), screens=screens)
    a4 = next(paper for paper in PAPERS if paper.form == "a4")
    made = a4.makes(Edition(there, SITE), there.lesson(IN_A_PHUONG))
    return list(made) if isinstance(made, tuple) else [made]


def _said(part: Said) -> Said:
    def phuong(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: phuong(each) for key, each in value.items()}
        if isinstance(value, (list, tuple)):
            return [phuong(each) for each in value]
        return of_kind(value, "phường") if isinstance(value, str) else value

    return type(part).model_validate(phuong(part.model_dump(exclude_none=True, by_alias=True)))


def _letters(lesson: Lesson) -> int:
    """What a sheet has to find room for, but for drawings."""
    said = [text for step in lesson.steps for text in (step.do, step.see, step.stuck or "")]
    said += [sentence.say for sentence in (*lesson.key_points, *lesson.warnings[:2])]
    return sum(map(len, said))


def _excess(item: Print, fonts: Path) -> float:
    try:
        compile(item.layout, item.data, fonts)
    except TooLongError as error:
        return error.millimetres
    return 0.0


@pytest.mark.parametrize("form", sorted(TIGHT))
def test_the_sheets_of_the_longest_lessons_fit_their_paper(
    real: Handbook, prints: Prints, too_long: dict[str, list[str]], form: str
) -> None:
    done = [lesson.code for lesson in real.lessons if form != RUN_ON_PAPER or has_run(lesson, real.screens)]
    assert [item.lesson for item in prints[form]] == done, "a lesson of which nothing is done on a screen has no run, the others all sheets"
    assert too_long[form] == []


def test_the_step_pictures_with_the_tallest_drawings_fit_theirs(too_long: dict[str, list[str]]) -> None:
    """What is too much for one is not its words: a screen that is shown whole."""
    assert too_long[STEP] == []
