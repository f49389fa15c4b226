"""The whole curriculum of the project's own guides: all there, and sound."""

from __future__ import annotations

import statistics
from pathlib import Path

from accounts import leading_somewhere

from generator.guide.handbook import Handbook
from generator.problems import Problem

CODES = {
    1: (*range(101, 111), *range(116, 125)),
    2: range(201, 209),
    3: (*range(301, 311), *range(320, 323)),
    4: range(401, 405),
    5: range(501, 514),
    6: range(601, 613),
    7: range(701, 718),
    8: range(801, 806),
    9: (*range(901, 908), *range(911, 917)),
}
"""What the commune's teams teach, topic by topic. Numbers are for life."""


def test_every_lesson_of_the_plan_is_written(whole: Handbook) -> None:
    """More may be; one that is no longer taught leaves its number to the register."""
    wanted = {code for codes in CODES.values() for code in codes}
    assert wanted - {lesson.code for lesson in whole.lessons} - set(whole.register.now()) == set()
    assert len(whole.terms) >= 60


def test_check_is_content_with_the_guides(read: tuple[Handbook, tuple[Problem, ...]]) -> None:
    """Warnings are the author's to weigh: they are told, and never turn the tests red."""
    assert {each.level for each in read[1]} <= {"warning"}


def test_steps_are_short_and_nearly_all_are_drawn(whole: Handbook) -> None:
    steps = [step for lesson in whole.lessons for step in lesson.steps]
    assert statistics.median(len(step.do.split()) for step in steps) <= 12
    assert sum(step.picture is not None for step in steps) / len(steps) > 0.95


def test_an_approval_is_claimed_only_with_its_unit_its_day_and_its_document(whole: Handbook) -> None:
    claimed = [lesson.approval for lesson in whole.lessons if lesson.approval.status == "approved"]
    assert [each for each in claimed if not (each.unit in whole.commune.contacts and each.date and each.document)] == []


def test_who_was_cheated_is_led_to_the_lesson_for_the_first_minutes(whole: Handbook) -> None:
    assert (whole.commune.alarm, whole.commune.alarm_step) == (706, 1)


def test_every_account_in_the_guides_is_zeros(guides: Path) -> None:
    assert leading_somewhere(guides) == {}
