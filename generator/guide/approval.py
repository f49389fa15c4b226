"""What a unit approves: the words that residents read, and a digest by which a later change is seen.

In the digest are all sentences of the lesson that residents read, each with its place in the lesson and its last day, and which answer
is right: exactly what the sheet for the unit shows (review/). Not in it, so that work which changes nothing for residents leaves an
approval as it is: what people type to find the lesson, the trainer's notes and questions, sources and the days on which somebody looked,
open questions, minutes, names that lead elsewhere (contacts, links, lessons, pictures: those are kept in files of their own, for all
lessons at once), and marks inside a sentence.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.guide.lesson import Lesson, Question, Step
from generator.guide.text import plain

# fmt: off
Kind = Literal[
    "title", "summary", "who", "min_age", "need", "do", "see", "stuck", "android", "iphone", "warning", "wrong", "fix", "key_point",
    "practise", "ask", "option", "answer", "why",
]
# fmt: on


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that residents read, with its marks. `number` counts steps, mistakes and questions from 1; `until` is its last day."""

    kind: Kind
    text: str
    number: int | None = None
    until: datetime.date | None = None


def sentences(lesson: Lesson) -> Iterator[Said]:
    """All that residents read of a lesson, in the order in which they read it. The lesson has its shared ways out in its steps."""
    yield Said("title", lesson.title)
    yield Said("summary", lesson.summary)
    yield Said("who", lesson.audience.who)
    if lesson.audience.min_age is not None:
        yield Said("min_age", str(lesson.audience.min_age))
    for need in lesson.need:
        yield Said("need", need)
    for number, step in enumerate(lesson.steps, 1):
        yield from _of_step(number, step)
    for warning in lesson.warnings:
        yield Said("warning", warning.say, until=warning.until)
    for number, mistake in enumerate(lesson.mistakes, 1):
        yield Said("wrong", mistake.wrong, number)
        yield Said("fix", mistake.fix, number)
    for point in lesson.key_points:
        yield Said("key_point", point.say, until=point.until)
    yield Said("practise", lesson.practise)
    for number, asked in enumerate(lesson.quiz, 1):
        yield from _of_question(number, asked)


def digest(lesson: Lesson) -> str:
    """Sixteen hexadecimal digits in fours, other ones for other words: `3f2a-91bc-04de-77aa` can be read out and compared on paper."""
    told = [[each.kind, each.number, plain(each.text), each.until and each.until.isoformat()] for each in sentences(lesson)]
    found = hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:16]
    return "-".join(found[at : at + 4] for at in range(0, 16, 4))


def amended(lesson: Lesson) -> bool:
    """True for a lesson whose unit approved other words than it has now."""
    approval = lesson.approval
    return approval.status == "approved" and approval.words is not None and approval.words != digest(lesson)


def _of_step(number: int, step: Step) -> Iterator[Said]:
    yield Said("do", step.do, number, step.until)
    yield Said("see", step.see, number, step.until)
    if step.stuck:
        yield Said("stuck", step.stuck, number, step.until)
    if step.phones:
        yield Said("android", step.phones.android, number, step.until)
        yield Said("iphone", step.phones.iphone, number, step.until)


def _of_question(number: int, asked: Question) -> Iterator[Said]:
    yield Said("ask", asked.ask, number, asked.until)
    for option in asked.options:
        yield Said("option", option, number, asked.until)
    yield Said("answer", asked.options[asked.answer - 1], number, asked.until)
    yield Said("why", asked.why, number, asked.until)
