"""What has ended: sentences, steps and questions whose last day is past are left out of the whole handbook at once."""

from __future__ import annotations

import datetime
from dataclasses import replace

from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson, Question, Sentence, Step

ENDING = ("steps", "key_points", "warnings", "quiz")
"""The lists of a lesson whose items may have a last day."""


def without_ended(handbook: Handbook, day: datetime.date) -> Handbook:
    """The handbook as it is true on this day; the same one where nothing has ended. The checks see to it that enough is left."""
    lessons = tuple(_still_true(lesson, day) for lesson in handbook.lessons)
    return handbook if lessons == handbook.lessons else replace(handbook, lessons=lessons)


def _still_true(lesson: Lesson, day: datetime.date) -> Lesson:
    left = {name: tuple(each for each in _items(lesson, name) if each.until is None or day <= each.until) for name in ENDING}
    ended = {name: items for name, items in left.items() if len(items) < len(_items(lesson, name))}
    return lesson.model_copy(update=ended) if ended else lesson


def _items(lesson: Lesson, name: str) -> tuple[Sentence | Step | Question, ...]:
    items: tuple[Sentence | Step | Question, ...] = getattr(lesson, name)
    return items
