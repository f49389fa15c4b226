"""A new lesson, a real approval, an edited sentence, a warning left in: none of them turns a test red, not even of the curriculum.

Whatever of this folder asks for `whole`, `read` or `guides` is asked a second time, of guides with these four changes.
"""

from __future__ import annotations

import re
from pathlib import Path

from edited_guides import APPROVED, TITLE

from generator.guide.handbook import Handbook
from generator.problems import Problem


def test_the_warning_is_told_and_exactly_the_approved_words_are_approved(read_edited: tuple[Handbook, tuple[Problem, ...]]) -> None:
    handbook, problems = read_edited
    assert {each.level for each in problems} == {"warning"}
    (new,) = (lesson.code for lesson in handbook.lessons if lesson.title == TITLE)
    for code in (new, APPROVED):
        assert handbook.lesson(code).approval.status == "approved"
    assert {new, APPROVED}.isdisjoint(handbook.amended)


def test_who_judges_words_asks_for_the_edited_guides_too() -> None:
    asking = re.compile(r"^def test_\w+\([^)]*\b(?:whole|read|guides): ", re.MULTILINE)
    asked = {file.name for file in Path(__file__).parent.glob("test_*.py") if asking.search(file.read_text(encoding="utf-8"))}
    assert asked == {f"test_{name}.py" for name in ("lessons", "messages", "schema_files", "sessions", "villagers_search")}
