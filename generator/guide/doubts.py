"""What a person must still check before the lessons can be relied on, by the unit that knows. Residents never see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.guide.handbook import Handbook


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One thing to check: in which lesson, what, and on what kind of phone, where one is needed. `what` may hold marks (text.py)."""

    code: int
    what: str
    phone: str | None


def open_questions(handbook: Handbook) -> Mapping[str, tuple[OpenQuestion, ...]]:
    """The open questions of all lessons by the id of the contact to ask, in the order of commune.yml; none for who has none."""
    found: dict[str, list[OpenQuestion]] = {name: [] for name in handbook.commune.contacts}
    for lesson in handbook.lessons:
        for doubt in lesson.confirm:
            found[doubt.ask].append(OpenQuestion(lesson.code, doubt.what, doubt.phone))
    return {name: tuple(questions) for name, questions in found.items() if questions}
