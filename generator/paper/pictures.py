"""Pictures to send by Zalo: the lesson at a glance, and one of each step; 1080 pixels wide, read on a phone without zooming."""

from __future__ import annotations

from generator.address import Site
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.paper.lesson_data import Data, lesson_data
from generator.paper.printed import Print
from generator.qr.qr import SMALLEST_SYMBOL
from generator.words import words

_OF_ALL = ("approval", "checked", "code", "draft", "icons", "room", "say", "stale", "subject", "team", "title")


def pictures(handbook: Handbook, lesson: Lesson, site: Site) -> tuple[Print, ...]:
    """`to-roi/103.png`, then `to-roi/103-buoc-1.png` and so on. Raises QrSizeError."""
    data = lesson_data(handbook, lesson, site, SMALLEST_SYMBOL)
    return (_glance(data, lesson, site), *_steps(data, lesson, site))


def _glance(data: Data, lesson: Lesson, site: Site) -> Print:
    """Title, all steps in words, what the Team never asks for, code and address."""
    steps = [{"pictures": [], "steps": [step]} for group in data["groups"] for step in group["steps"]]
    told = {name: data[name] for name in ("document_title", "safety", "steps_heading")} | {"codes": data["codes"][:1], "groups": steps}
    return Print(f"to-roi/{lesson.code}.png", "glance", _common(data, lesson, site) | told, lesson.code)


def _steps(data: Data, lesson: Lesson, site: Site) -> list[Print]:
    """One picture a step, without a code: whoever gets it cannot scan a screen with itself."""
    say = words("pictures")
    prints = []
    for group in data["groups"]:
        for step in group["steps"]:
            number = step["number"]
            told = {
                "document_title": say["step_title"].format(code=lesson.code, number=number, title=lesson.title),
                "of": say["of"].format(number=number, count=len(lesson.steps)),
                "picture": next(iter(group["pictures"]), None),
                "step": step,
            }
            path = f"to-roi/{lesson.code}-buoc-{number}.png"
            prints.append(Print(path, "picture", {**_common(data, lesson, site), **told}, lesson.code))
    return prints


def _common(data: Data, lesson: Lesson, site: Site) -> Data:
    """No more than is shown: a step's picture must not be made again because another step changed."""
    say = {name: text for name, text in words("pictures").items() if "{" not in text}
    return {**{name: data[name] for name in _OF_ALL}, "address": site.in_words(lesson.code), "say": {**data["say"], **say}}
