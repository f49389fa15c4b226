"""What has ended: sentences, steps and questions whose last day is past are left out of the whole handbook at once."""

from __future__ import annotations

import datetime
from dataclasses import replace

from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson, Mistake, Question, Sentence, Step

ENDING = ("steps", "key_points", "warnings", "quiz")
"""The lists of a lesson whose items may have a last day."""


def without_ended(handbook: Handbook, day: datetime.date) -> Handbook:
    """The handbook as it is true on this day; the same one where nothing has ended. The checks see to it that enough is left."""
    lessons = tuple(_still_true(lesson, day) for lesson in handbook.lessons)
    return handbook if lessons == handbook.lessons else replace(handbook, lessons=lessons)


def _still_true(lesson: Lesson, day: datetime.date) -> Lesson:
    left = {name: tuple(each for each in _items(lesson, name) if each.until is None or day <= each.until) for name in ENDING}
    ended: dict[str, object] = {name: items for name, items in left.items() if len(items) < len(_items(lesson, name))}
    if "steps" in ended:
        ended["mistakes"] = _renumbered(lesson, day)
    return lesson.model_copy(update=ended) if ended else lesson


def _renumbered(lesson: Lesson, day: datetime.date) -> tuple[Mistake, ...]:
    """The mistakes, each with the number that its step now has; one made at a step that has ended is still told, but happens nowhere."""
    still = [number for number, step in enumerate(lesson.steps, 1) if step.until is None or day <= step.until]
    now = {before: number for number, before in enumerate(still, 1)}

    def moved(mistake: Mistake) -> Mistake:
        if mistake.at is None:
            return mistake
        number = now.get(mistake.at.step)
        return mistake.model_copy(update={"at": number and mistake.at.model_copy(update={"step": number})})

    return tuple(moved(each) for each in lesson.mistakes)


def _items(lesson: Lesson, name: str) -> tuple[Sentence | Step | Question, ...]:
    items: tuple[Sentence | Step | Question, ...] = getattr(lesson, name)
    return items
