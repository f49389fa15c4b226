"""What the practice run of a lesson is told, as a small script of its own: screens with the places to touch, and the steps over them.

A script and not JSON, because a page opened from a disk may load nothing else. It is asked for when a learner begins, and read by
`docs/assets/js/tap-thu.js`; `RunLesson` in `docs/assets/js/types.d.ts` says the same to the type checker.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypedDict

from generator.by_lesson import BYTES, by_lesson
from generator.edition import Edition
from generator.guide.lesson import Lesson, Mistake, Step
from generator.guide.run import Task, emptied, has_run, run
from generator.guide.screen import Screen
from generator.guide.text import spans
from generator.screen.draw import Drawing, draw, named
from generator.screen.parts import Act, Mark

FOLDER = "assets/tap-thu/"
NAME = "soTayRunLesson"
"""What the script hangs its value on."""


class Spot(TypedDict):
    """A place to touch: what a sentence calls it, what stands on it, its box; `inside` is where words are typed."""

    what: str
    name: str
    kind: str
    act: Act
    box: list[float]
    inside: list[float]


class Shown(TypedDict):
    """A drawing and its places."""

    svg: str
    size: list[float]
    spots: list[Spot]


class Told(TypedDict):
    """A step. `screen` and `opens` count in the list of drawings from 0, -1 is none; spots count in their screen's list from 0.

    `press` are spots with what is done there, `look` those that are only looked at, `slips` spots with what happens and the way back.
    """

    do: str
    see: str
    until: str
    screen: int
    opens: int
    press: list[tuple[int, Act]]
    look: list[int]
    slips: list[tuple[int, str, str]]


def run_path(code: int | str) -> str:
    """The script of a lesson, from the site's root."""
    return f"{FOLDER}{code}.js"


def run_scripts(edition: Edition) -> dict[str, bytes]:
    """Path → script, for each lesson of which a step is done on a phone's screen."""
    screens = edition.handbook.screens
    return {run_path(lesson.code): _script(edition, lesson) for lesson in edition.here if has_run(lesson, screens)}


@by_lesson(BYTES)
def _script(edition: Edition, lesson: Lesson) -> bytes:
    screens = edition.handbook.screens
    tasks = run(lesson, screens)
    drawings = _Drawings(screens, tasks, lesson.mistakes)
    steps = [drawings.told(number, step, task) for number, (step, task) in enumerate(zip(lesson.steps, tasks, strict=True), 1)]
    value = {"code": lesson.code, "screens": drawings.shown, "steps": steps}
    return f"window.{NAME} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n".encode()


class _Drawings:
    """The drawings of one lesson, each once, in the order in which they are met."""

    def __init__(self, screens: Mapping[str, Screen], tasks: Sequence[Task], mistakes: Sequence[Mistake]) -> None:
        self.shown: list[Shown] = []
        self._numbers: dict[tuple[str, tuple[str, ...]], int] = {}
        self._marks: list[list[str]] = []
        self._screens, self._mistakes = screens, mistakes
        self._typed: dict[str, set[str]] = {}
        self._named: dict[str, set[str]] = {}
        for number, task in enumerate(tasks, 1):
            if task.way.screen:
                self._typed.setdefault(task.way.screen, set()).update(each.id for each in task.press if each.act == "type")
                slips = (each.at.press for each in mistakes if each.at and each.at.step == number)
                self._named.setdefault(task.way.screen, set()).update((*task.way.marks, *slips))

    def told(self, number: int, step: Step, task: Task) -> Told:
        way = task.way
        here = self._number(way.screen) if way.screen else self._card(step)
        there = self._number(way.opens) if way.opens else -1
        marks = self._marks[here] if way.screen else []
        pressed = {each.id for each in task.press}
        slips = [each for each in self._mistakes if each.at and each.at.step == number and way.screen]
        return {
            "do": _marked(step.do),
            "see": _marked(step.see),
            "until": step.until.isoformat() if step.until else "",
            "screen": here,
            "opens": there,
            "press": [(marks.index(each.id), each.act) for each in task.press],
            "look": [marks.index(name) for name in way.marks if name not in pressed],
            "slips": [(marks.index(each.at.press), _marked(each.wrong), _marked(each.fix)) for each in slips if each.at],
        }

    def _card(self, step: Step) -> int:
        """The picture of what is not on a phone, with its marks in it; -1 where the step has none."""
        picture = step.picture
        return self._number(picture.screen, picture.mark) if picture else -1

    def _number(self, name: str, marks: tuple[str, ...] = ()) -> int:
        key = (name, marks)
        if key not in self._numbers:
            self._numbers[key] = len(self.shown)
            screen = self._screens[name]
            drawing = draw(emptied(screen, self._typed.get(name, set())), marks, crop=False)
            named_here = self._named.get(name, set())
            spots = [spot for spot in drawing.spots if spot.act != "look" or spot.id in named_here] if screen.phone else []
            self.shown.append(_shown(drawing, spots))
            self._marks.append([spot.id for spot in spots])
        return self._numbers[key]


def _shown(drawing: Drawing, spots: Sequence[Mark]) -> Shown:
    return {"svg": drawing.svg, "size": [drawing.width, drawing.height], "spots": [_spot(spot) for spot in spots]}


def _spot(mark: Mark) -> Spot:
    frame, inside = mark.frame, mark.inside or mark.frame
    return {
        "what": named(mark),
        "name": mark.says,
        "kind": mark.kind,
        "act": mark.act,
        "box": [frame.x, frame.y, frame.w, frame.h],
        "inside": [inside.x, inside.y, inside.w, inside.h],
    }


def _marked(text: str) -> str:
    """The sentence with `**` around the words of a button, and no other mark."""
    return "".join(f"**{span.words}**" if span.kind == "strong" else span.words for span in spans(text))
