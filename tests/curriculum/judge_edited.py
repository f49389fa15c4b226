"""What `test_ordinary_day.py` asks of the edited guides besides: a file of its run only, in which they are read once for all."""

from __future__ import annotations

from edited_guides import APPROVED, TITLE

from generator.guide.handbook import Handbook
from generator.problems import Problem


def test_the_warning_is_told_and_exactly_the_approved_words_are_approved(read: tuple[Handbook, tuple[Problem, ...]]) -> None:
    handbook, problems = read
    assert {each.level for each in problems} == {"warning"}
    (new,) = (lesson.code for lesson in handbook.lessons if lesson.title == TITLE)
    for code in (new, APPROVED):
        assert handbook.lesson(code).approval.status == "approved"
    assert {new, APPROVED}.isdisjoint(handbook.amended)
