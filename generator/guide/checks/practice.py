"""The practice run: it can be walked from the first step to the last, and the slips that it lets happen are slips.

The run is made from the steps and their pictures (run.py). It stands still where a sentence orders a press and nothing that is marked
can be pressed; and a mistake that names the very part which the step wants pressed would punish who does right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.guide.checks.taught import Drawn, Taught, drawings, lessons_steps, stop
from generator.guide.lesson import Lesson, Slip
from generator.guide.path import ways
from generator.guide.press import Target, presses
from generator.guide.shape import Tree, records, shape_of
from generator.guide.source import Fields, Scalar
from generator.guide.validate import listed
from generator.guide.verbs import opening, touches
from generator.problems import Problem, problem


def practice_run_checks(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Every problem with the runs of all lessons, unsorted. Steps with a picture that there is not are told elsewhere."""
    screens = drawings(trees)
    lessons = {steps[0].lesson: steps for steps in lessons_steps(trees) if steps}
    for steps in lessons.values():
        yield from _walk(steps, screens)
    for tree in trees:
        if lesson := tree.of(Lesson):
            steps = lessons.get(lesson.text("code") or "", ())
            for slip in records(lesson, shape_of(Lesson), Slip):
                yield from _slip(slip, steps, screens)


def _walk(steps: Sequence[Taught], screens: Mapping[str, Drawn]) -> Iterator[Problem]:
    for step in steps:
        drawn = screens.get(step.screen or "")
        picture = step.node.get("picture")
        if picture is None or drawn is None or not drawn.phone or not drawn.named(step.marks):
            continue
        if touches(opening(step.do)) and not _pressed(step, steps, screens):
            there = listed({piece.id for piece in drawn.pieces if piece.id and piece.act != "look"})
            yield problem(picture.place, "SO649", screen=step.screen or "", known=there)


def _slip(slip: Fields, steps: Sequence[Taught], screens: Mapping[str, Drawn]) -> Iterator[Problem]:
    number, press = slip.get("step"), slip.get("press")
    if not isinstance(number, Scalar) or not isinstance(press, Scalar) or not press.text:
        return
    if not re.fullmatch("[1-9]", number.text or ""):
        return
    step = next((each for each in steps if f"{each.number}" == number.text), None)
    if step is None or step.screen is None:
        yield problem(number.place, "SO248", step=number.text or "", count=len(steps))
        return
    drawn = screens.get(step.screen)
    if drawn is None:
        return
    if not drawn.phone:
        yield problem(number.place, "SO248", step=number.text or "", count=len(steps))
    elif not drawn.named([press.text]):
        known = listed({piece.id for piece in drawn.pieces if piece.id})
        yield problem(press.place, "SO233", mark=press.text[:60], screen=step.screen, known=known)
    elif press.text in [each.id for each in _pressed(step, steps, screens)]:
        yield problem(press.place, "SO249", press=press.text[:60], step=number.text or "")


def _pressed(step: Taught, steps: Sequence[Taught], screens: Mapping[str, Drawn]) -> tuple[Target, ...]:
    """What the run wants pressed at a step."""
    at = steps.index(step)
    way = ways([stop(each, screens) for each in steps[at : at + 2]])[0]  # of all others none matters
    marked = [Target(piece.id or "", piece.kind, piece.act) for piece in screens[step.screen or ""].named(step.marks)]
    return presses(opening(step.do), marked, opens=way.moves_on)
