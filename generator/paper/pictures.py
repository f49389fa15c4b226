"""Pictures to send by Zalo: the lesson at a glance, and one of each step; 1080 pixels wide, read on a phone without zooming."""

from __future__ import annotations

from generator.edition import Edition
from generator.guide.lesson import Lesson
from generator.paper.lesson_data import LessonData, held, lesson_data, stamp
from generator.paper.printed import Print
from generator.paper.shapes import AddressCode, Group, SentenceData, Shown, Stamp, StepData
from generator.qr.qr import SMALLEST_SYMBOL
from generator.words import words


class _Common(Stamp):
    """What every picture shows. No more: a step's picture must not be made again because another step changed."""

    subject: str
    team: str
    draft: str | None
    icons: dict[str, str]
    room: dict[str, float]
    address: str
    say: dict[str, str]


class GlanceData(_Common):
    """The lesson at a glance."""

    document_title: str
    safety: list[SentenceData]
    steps_heading: str
    codes: list[AddressCode]
    groups: list[Group]


class StepPicture(_Common):
    """The picture of one step: `of` says which of how many."""

    document_title: str
    of: str
    picture: Shown | None
    step: StepData


def glance(edition: Edition, lesson: Lesson) -> Print[GlanceData]:
    """`to-roi/103.png`: title, all steps in words, what the Team never asks for, code and address. Raises QrSizeError."""
    data = lesson_data(edition, lesson, SMALLEST_SYMBOL)
    steps: list[Group] = [{"pictures": [], "steps": [step]} for group in data["groups"] for step in group["steps"]]
    codes = data["codes"][:1]
    shown: GlanceData = {
        **_common(edition, data),
        "document_title": data["document_title"],
        "safety": data["safety"],
        "steps_heading": data["steps_heading"],
        "codes": codes,
        "groups": steps,
    }
    return Print(f"to-roi/{lesson.code}.png", "glance", shown, "png", held(codes), lesson.code)


def step_pictures(edition: Edition, lesson: Lesson) -> tuple[Print[StepPicture], ...]:
    """`to-roi/103-buoc-1.png` and so on, without a code: whoever gets one cannot scan a screen with itself. Raises QrSizeError."""
    data = lesson_data(edition, lesson, SMALLEST_SYMBOL)
    say = words("pictures")
    prints = []
    for group in data["groups"]:
        for step in group["steps"]:
            number = step["number"]
            told: StepPicture = {
                **_common(edition, data),
                "document_title": say["step_title"].format(code=lesson.code, number=number, title=lesson.title),
                "of": say["of"].format(number=number, count=len(lesson.steps)),
                "picture": next(iter(group["pictures"]), None),
                "step": step,
            }
            path = f"to-roi/{lesson.code}-buoc-{number}.png"
            prints.append(Print(path, "picture", told, "buoc", (), lesson.code, number))
    return tuple(prints)


def _common(edition: Edition, data: LessonData) -> _Common:
    say = {name: text for name, text in words("pictures").items() if "{" not in text}
    return {
        **stamp(data),
        "subject": data["subject"],
        "team": data["team"],
        "draft": data["draft"],
        "icons": data["icons"],
        "room": data["room"],
        "address": edition.site.in_words(data["code"]),
        "say": {**data["say"], **say},
    }
