"""Pictures to send by Zalo: the lesson at a glance, and one of each step; 1080 pixels wide, read on a phone without zooming."""

from __future__ import annotations

from typing import Final, TypedDict

from generator.edition import Edition
from generator.guide.lesson import Lesson
from generator.paper.lesson_data import LessonData, held, lesson_data
from generator.paper.printed import Print
from generator.paper.shapes import Group, Shown, StepData
from generator.qr.qr import SMALLEST_SYMBOL
from generator.words import words

_OF_ALL: Final = ("approval", "checked", "code", "draft", "icons", "room", "say", "stale", "subject", "team", "title")


class StepPicture(TypedDict):
    """What the picture of one step shows besides what every picture shows."""

    document_title: str
    of: str
    picture: Shown | None
    step: StepData


def glance(edition: Edition, lesson: Lesson) -> Print:
    """`to-roi/103.png`: title, all steps in words, what the Team never asks for, code and address. Raises QrSizeError."""
    data = lesson_data(edition, lesson, SMALLEST_SYMBOL)
    steps: list[Group] = [{"pictures": [], "steps": [step]} for group in data["groups"] for step in group["steps"]]
    codes = data["codes"][:1]
    told = {name: data[name] for name in ("document_title", "safety", "steps_heading")}
    shown = {**_common(edition, data, lesson), **told, "codes": codes, "groups": steps}
    return Print(f"to-roi/{lesson.code}.png", "glance", shown, "png", held(codes), lesson.code)


def step_pictures(edition: Edition, lesson: Lesson) -> tuple[Print, ...]:
    """`to-roi/103-buoc-1.png` and so on, without a code: whoever gets one cannot scan a screen with itself. Raises QrSizeError."""
    data = lesson_data(edition, lesson, SMALLEST_SYMBOL)
    say = words("pictures")
    prints = []
    for group in data["groups"]:
        for step in group["steps"]:
            number = step["number"]
            told: StepPicture = {
                "document_title": say["step_title"].format(code=lesson.code, number=number, title=lesson.title),
                "of": say["of"].format(number=number, count=len(lesson.steps)),
                "picture": next(iter(group["pictures"]), None),
                "step": step,
            }
            path = f"to-roi/{lesson.code}-buoc-{number}.png"
            prints.append(Print(path, "picture", {**_common(edition, data, lesson), **told}, "buoc", (), lesson.code, number))
    return tuple(prints)


def _common(edition: Edition, data: LessonData, lesson: Lesson) -> dict[str, object]:
    """No more than is shown: a step's picture must not be made again because another step changed."""
    say = {name: text for name, text in words("pictures").items() if "{" not in text}
    return {**{name: data[name] for name in _OF_ALL}, "address": edition.site.in_words(lesson.code), "say": {**data["say"], **say}}
