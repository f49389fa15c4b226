"""The page of common troubles: what goes wrong in many lessons, with the way out, for people who do not remember in which lesson."""

from __future__ import annotations

from dataclasses import dataclass

from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.guide.trouble import Trouble
from generator.page.frame import body, markdown
from generator.words import words


@dataclass(frozen=True, slots=True)
class Met:
    """A trouble and the lessons in which it is met, by code."""

    id: str
    trouble: Trouble
    lessons: tuple[Lesson, ...]

    @property
    def name(self) -> str:
        """The trouble as a heading, which has no full stop."""
        return self.trouble.problem.rstrip(".")


def met(handbook: Handbook) -> tuple[Met, ...]:
    """The troubles, those of most lessons first; what is met equally often keeps the order of troubles.yml."""
    found = [
        Met(name, trouble, tuple(lesson for lesson in handbook.lessons if name in (step.trouble for step in lesson.steps)))
        for name, trouble in handbook.troubles.items()
    ]
    return tuple(sorted(found, key=lambda each: -len(each.lessons)))


def troubles_page(edition: Edition) -> bytes:
    """The page `/go-roi/`."""
    w = words("page")["troubles"]
    return markdown(w["title"], w["description"], "troubles", body("troubles.md.j2", edition, troubles=met(edition.handbook)))
