"""The way from step to step over the drawings: whatever is touched opens the next step's screen, or the lesson says what it opens.

Asked only where neither the drawing nor the sentence tells. What is only looked at (a message, a note, a field with its value) opens
nothing, a code that is typed in full goes on by itself, and on one and the same screen nothing has to open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.guide.checks.taught import Drawn, Piece, Taught, stop
from generator.guide.lesson import STAYS
from generator.guide.path import Stop, Way, ways
from generator.guide.source import Scalar
from generator.guide.text import spans
from generator.guide.verbs import first_verb, touches
from generator.problems import Problem, problem

CALLS = frozenset({"gọi", "gọi lại"})
"""Steps that call somebody: what opens is the call, whatever the next step shows."""

_SHOWN = 40


def way_checks(lessons: Sequence[Sequence[Taught]], screens: Mapping[str, Drawn]) -> Iterator[Problem]:
    """Every step from which nobody could tell how to get to the next one; not in lessons of which a step or a picture is missing."""
    for steps in lessons:
        if steps and steps[-1].number == len(steps) and all(step.screen is None or step.screen in screens for step in steps):
            yield from _lesson(steps, screens)


def _lesson(steps: Sequence[Taught], screens: Mapping[str, Drawn]) -> Iterator[Problem]:
    stops = [stop(step, screens) for step in steps]
    untold = ways([replace(each, leads_to=None) for each in stops])
    for at, (step, here, way) in enumerate(zip(steps, stops, untold, strict=True)):
        following = stops[at + 1] if at + 1 < len(stops) else None
        said = step.node.get("leads_to")
        asked = None if at + 1 < len(steps) and _unseen(steps[at + 1]) else _asked(step, here, way, following, screens)
        found = _needless(said, here, way, asked=asked is not None) if isinstance(said, Scalar) and said.text else asked
        if found:
            yield found


def _unseen(step: Taught) -> bool:
    """True for a step that must have a picture and has none, which steps.py tells."""
    touched = touches(first_verb(step.do)) or any(span.kind == "strong" for span in spans(step.do))
    return step.node.get("picture") is None and touched


def _needless(said: Scalar, here: Stop, way: Way, *, asked: bool) -> Problem | None:
    """A way that is told although there is nothing to touch, or although it is plain without."""
    name = (said.text or "")[:60]
    if here.screen is None:
        return None if said.text == STAYS else problem(said.place, "SO648", screen=name)
    return problem(said.place, "SO647", screen=name) if said.text == way.opens and not asked else None


def _asked(step: Taught, here: Stop, way: Way, following: Stop | None, screens: Mapping[str, Drawn]) -> Problem | None:
    """What a step without `leads_to` leaves open."""
    picture = step.node.get("picture")
    if picture is None or here.screen is None or not here.marks or following is None or following.screen == here.screen:
        return None
    forgotten = _forgotten(here, way, following, screens[here.screen])
    if forgotten:
        told = {"screen": here.screen, "next": following.screen or "", "button": forgotten.says[0][:_SHOWN]}
        return problem(picture.place, "SO645", level="warning", **told)
    verb = first_verb(step.do)
    if way.act == "tap":
        unclear = following.screen is None or following.fresh or verb in CALLS
    else:
        unclear = way.act == "look" and following.screen is not None and touches(verb)
    if not unclear:
        return None
    mark = _name(screens[here.screen].named(here.marks), here.marks)
    return problem(picture.place, "SO646", level="warning", mark=mark, screen=here.screen, next=following.screen or "")


def _forgotten(here: Stop, way: Way, following: Stop, drawn: Drawn) -> Piece | None:
    """The button that should be pressed before the next screen can come, and that no step presses: nothing else here is tapped."""
    if way.act == "tap" or following.screen is None or "pin" in {piece.kind for piece in drawn.named(here.marks)}:
        return None
    if way.act == "look" and following.fresh:
        return None
    return next((piece for piece in drawn.pieces if piece.kind == "button" and piece.act == "tap" and piece.id not in here.marks), None)


def _name(pieces: Sequence[Piece], marks: Sequence[str]) -> str:
    """The words on what is marked, or its name where it has none."""
    tapped_first = sorted(pieces, key=lambda piece: piece.act == "look")
    return next((piece.says[0][:_SHOWN] for piece in tapped_first if piece.says), marks[0])
