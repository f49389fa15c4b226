"""The practice run of a lesson on paper: each step's screen without its mark, to circle with a pencil; the key on a page of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from generator.edition import Edition
from generator.guide.lesson import Lesson, Mistake, Step
from generator.guide.press import Target
from generator.guide.run import Task, emptied, run
from generator.guide.screen import Screen
from generator.guide.text import plain
from generator.paper.fonts import FAMILY
from generator.paper.lesson_data import foot, held, lesson_data, picture_data, span_data, stamp
from generator.paper.printed import Print
from generator.paper.shapes import AddressCode, SentenceData, Shown, StampedData
from generator.qr.qr import SMALLEST_SYMBOL
from generator.screen.crop import AIM
from generator.screen.draw import draw, draw_unmarked, named
from generator.words import words

_MOST = 360.0
"""So high a screen is drawn whole, in its own units: nine of a phone's usual height find room on two pages."""

_CUTS = (AIM, 110.0, 0.0)
"""How high pictures of the key want to be: from roomy to what is asked for alone."""


class SoughtData(TypedDict):
    """A step: its screen without a mark, what is said of it, whether that is a question, and whether there is a line to write on."""

    name: str
    number: int
    do: SentenceData
    ask: str
    asked: bool
    write: bool
    picture: Shown | None


class SlipData(TypedDict):
    """What people press by mistake at a step, and how it is put right."""

    wrong: str
    fix: SentenceData


class FoundData(TypedDict):
    """A step in the key: its screen cut ever closer round its mark, what is done there in words, and the slips that are made there."""

    name: str
    number: int
    said: str
    pictures: list[Shown]
    slips: list[SlipData]


class RunSheetData(StampedData):
    """The sheet and its key, with what is worth keeping of the lesson."""

    keys_heading: str
    keys: list[SentenceData]
    codes: list[AddressCode]
    room: dict[str, float]
    safety: list[SentenceData]
    sought: list[SoughtData]
    found: list[FoundData]


def run_sheet(edition: Edition, lesson: Lesson) -> tuple[Print[RunSheetData], ...]:
    """`to-roi/103-cho-nao-bam.pdf`, ready for the press; nothing for a lesson that has nothing to circle on a phone. Raises QrSizeError."""
    screens = edition.handbook.screens
    tasks = run(lesson, screens)
    found = [_found(number, task, lesson.mistakes, screens) for number, task in enumerate(tasks, 1) if _asked(task)]
    if not found:
        return ()
    say, told = words("run_sheet"), lesson_data(edition, lesson, SMALLEST_SYMBOL)
    sought = [_sought(number, tasks, step, screens) for number, step in enumerate(lesson.steps, 1)]
    data: RunSheetData = {
        "subject": told["subject"],
        **foot(edition),
        **stamp(told),
        "keys_heading": told["keys_heading"],
        "keys": told["keys"],
        "codes": told["codes"],
        "room": told["room"],
        "safety": told["safety"],
        "document_title": say["document_title"].format(code=lesson.code, title=lesson.title),
        "sought": sought,
        "found": found,
        "say": {
            **{name: told["say"][name] for name in ("number", "page", "drawn")},
            **{name: say[name] for name in ("heading", "how", "write", "not_real", "key", "key_how", "key_turned", "fix")},
        },
    }
    return (Print(f"to-roi/{lesson.code}-cho-nao-bam.pdf", "run", data, "cho-nao-bam", held(told["codes"]), lesson.code),)


def to_circle(edition: Edition, lesson: Lesson) -> bool:
    """Whether there is such a sheet of the lesson."""
    return any(_asked(task) for task in run(lesson, edition.handbook.screens))


def _sought(number: int, tasks: Sequence[Task], step: Step, screens: Mapping[str, Screen]) -> SoughtData:
    say, task = words("run_sheet"), tasks[number - 1]
    asked = _asked(task)
    return {
        "name": say["step"].format(number=number),
        "number": number,
        "do": span_data(step.do),
        "ask": say["ask"][_question(task, asked)],
        "asked": bool(asked),
        "write": any(each.act == "type" for each in asked),
        "picture": _unmarked(number, tasks, step, screens),
    }


def _unmarked(number: int, tasks: Sequence[Task], step: Step, screens: Mapping[str, Screen]) -> Shown | None:
    """The screen as the step finds it: what is typed now or later is not there yet. What is not on a phone has its picture too."""
    task = tasks[number - 1]
    name = task.way.screen or (step.picture.screen if step.picture else None)
    if name is None:
        return None
    typed = {each.id for later in tasks[number - 1 :] if later.way.screen == name for each in later.press if each.act == "type"}
    sought = tuple(each.id for each in _asked(task))
    return picture_data(draw_unmarked(emptied(screens[name], typed), sought, _MOST, FAMILY))


def _asked(task: Task) -> tuple[Target, ...]:
    """What is to be circled: all that is pressed, or what is looked at where nothing is."""
    return task.press or tuple(Target(name, "", "look") for name in task.way.marks)


def _question(task: Task, asked: Sequence[Target]) -> str:
    """Which of the sheet's questions suits the step."""
    if task.way.screen is None:
        return "away"
    acts = {each.act for each in asked}
    if not acts:
        return "nothing"
    if len(acts) > 1:
        return "type_then_tap"
    (act,) = acts
    return act if len(asked) == 1 else f"{act}_two"


def _found(number: int, task: Task, mistakes: Sequence[Mistake], screens: Mapping[str, Screen]) -> FoundData:
    asked = _asked(task)
    screen = screens[str(task.way.screen)]
    ready = emptied(screen, {each.id for each in asked if each.act == "type"})
    marks = tuple(each.id for each in asked)
    names = {spot.id: named(spot) for spot in draw(screen, crop=False).spots}
    acts: dict[str, str] = words("screen")["act"]
    said = "; ".join(acts[each.act].format(what=names[each.id]) for each in asked)
    return {
        "name": words("run_sheet")["step"].format(number=number),
        "number": number,
        "said": f"{said[:1].upper()}{said[1:]}.",
        "pictures": [picture_data(draw(ready, marks, font=FAMILY, aim=aim)) for aim in _CUTS],
        "slips": [_slip(each, names) for each in mistakes if each.at and each.at.step == number],
    }


def _slip(mistake: Mistake, names: Mapping[str, str]) -> SlipData:
    say: Mapping[str, Any] = words("run_sheet")
    pressed = names[mistake.at.press] if mistake.at else ""
    return {"wrong": f"{say['slip'].format(what=pressed)} {plain(mistake.wrong)}", "fix": span_data(mistake.fix)}
