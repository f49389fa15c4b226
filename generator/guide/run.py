"""The practice run of a lesson: what the learner presses at each step on the drawn screens, told from the lesson alone.

What opens is said by the path (path.py). What must be done before is said here: a button that opens nothing that is drawn
(`leads_to: stay`) is pressed all the same, and a step that asks to read is not pressed at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.guide.lesson import Lesson, Step
from generator.guide.path import Way, element_acts, path
from generator.guide.press import Target, presses
from generator.guide.screen import Element, Screen
from generator.guide.verbs import opening


@dataclass(frozen=True, slots=True)
class Task:
    """One step of a run: its way, and what to tap or to type into; nothing where the learner only looks and goes on.

    The order is free, but buttons come after all others: type the number, tap the button.
    """

    way: Way
    press: tuple[Target, ...]


def run(lesson: Lesson, screens: Mapping[str, Screen]) -> tuple[Task, ...]:
    """One task for each step of the lesson. KeyError for a picture of a screen that there is not."""
    return tuple(
        Task(way, _pressed(step, way, screens[way.screen]) if way.screen else ())
        for step, way in zip(lesson.steps, path(lesson, screens), strict=True)
    )


def has_run(lesson: Lesson, screens: Mapping[str, Screen]) -> bool:
    """True for a lesson of which at least one step is done on a phone's screen."""
    return any(step.picture is not None and screens[step.picture.screen].phone for step in lesson.steps)


def emptied(screen: Screen, typed: AbstractSet[str]) -> Screen:
    """The screen before the learner has typed: what is drawn as typed already is left out of the fields that a step asks to fill."""
    return screen.model_copy(update={"draw": tuple(_empty(element, typed) for element in screen.draw)}) if typed else screen


def _pressed(step: Step, way: Way, screen: Screen) -> tuple[Target, ...]:
    found = {name: Target(name, element.kind, act) for element in screen.draw for name, act in element_acts(element)}
    return presses(opening(step.do), [found[mark] for mark in way.marks], opens=way.moves_on)


def _empty(element: Element, typed: AbstractSet[str]) -> Element:
    field, pin = element.field, element.pin
    if field and field.id in typed:
        return element.model_copy(update={"field": field.model_copy(update={"value": None, "dots": None})})
    if pin and pin.id in typed:
        return element.model_copy(update={"pin": pin.model_copy(update={"filled": 0})})
    return element
