"""What a unit approves: the words that residents read, and a digest by which a later change is seen.

In the digest are all sentences of a lesson, or of the messages to judge in one file, that residents read, each with its place there and
its last day, and which answer is right: exactly what the sheet for the unit shows (review/). Not in it, so that work which changes
nothing for residents leaves an approval as it is: what people type to find the lesson, the trainer's notes and questions, sources and
the days on which somebody looked, open questions, minutes, names that lead elsewhere (contacts, links, lessons, pictures: those are kept
in files of their own, for all lessons at once), and marks inside a sentence.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.guide.judge import Scheme
from generator.guide.lesson import Lesson, Question, Step
from generator.guide.screen import Screen
from generator.guide.text import plain

# fmt: off
Kind = Literal[
    "title", "summary", "who", "min_age", "need", "do", "see", "stuck", "android", "iphone", "warning", "wrong", "fix", "key_point",
    "practise", "ask", "option", "answer", "why", "when", "alt", "drawn", "verdict", "sign", "then",
]
# fmt: on


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that residents read, with its marks; a `verdict` is `real` or `cheat`.

    `number` counts steps, mistakes, questions and messages from 1; `until` is its last day.
    """

    kind: Kind
    text: str
    number: int | None = None
    until: datetime.date | None = None


def sentences(record: Lesson | Scheme) -> Iterator[Said]:
    """All that residents read of it, in the order in which they read it. A lesson has its shared ways out in its steps."""
    return _of_lesson(record) if isinstance(record, Lesson) else _of_scheme(record)


def _of_lesson(lesson: Lesson) -> Iterator[Said]:
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


def _of_scheme(scheme: Scheme) -> Iterator[Said]:
    yield Said("title", scheme.name)
    for number, message in enumerate(scheme.messages.values(), 1):
        yield Said("when", message.when, number)
        yield Said("alt", message.screen.alt, number)
        yield Said("drawn", " · ".join(_drawn(message.screen)), number)
        yield Said("verdict", "real" if message.real else "cheat", number)
        for sign in message.signs:
            yield Said("sign", sign.says, number)
        yield Said("then", message.do, number)


def _drawn(screen: Screen) -> Iterator[str]:
    """The words in a drawing, from top to bottom."""
    for element in screen.draw:
        part = getattr(element, element.kind)
        for cell in part if isinstance(part, tuple) else (part,):
            told = (getattr(cell, name, None) for name in ("sender", "text", "hint", "value", "note"))
            yield from (text for text in told if text)


def digest(record: Lesson | Scheme) -> str:
    """Sixteen hexadecimal digits in fours, other ones for other words: `3f2a-91bc-04de-77aa` can be read out and compared on paper."""
    told = [[each.kind, each.number, plain(each.text), each.until and each.until.isoformat()] for each in sentences(record)]
    found = hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:16]
    return "-".join(found[at : at + 4] for at in range(0, 16, 4))


def amended(record: Lesson | Scheme) -> bool:
    """True where the unit approved other words than stand there now."""
    approval = record.approval
    return approval.status == "approved" and approval.words is not None and approval.words != digest(record)


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
