"""Lessons that a commune hides: which it cannot, and what still names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pydantic import BaseModel

from generator.guide.base import Line, Text
from generator.guide.commune import Commune
from generator.guide.judge import Scheme
from generator.guide.lesson import Lesson
from generator.guide.register import Register
from generator.guide.session import Session
from generator.guide.shape import Tree
from generator.guide.text import lessons
from generator.guide.validate import listed
from generator.problems import Place, Problem, problem
from generator.words.dates import date_in_words

_NEEDED: Mapping[type[BaseModel], str] = {Session: "Session.lessons", Scheme: "Scheme.lesson"}
"""Values without which a session, or messages to judge, cannot be (see Handbook.without)."""


def hidden_checks(trees: Sequence[Tree], register: Register) -> Iterator[Problem]:
    """Every problem with `hide` in commune.yml, unsorted; a code that no lesson has is told with the other references."""
    places = {leaf.text: leaf.place for tree in trees for leaf in tree.leaves if leaf.slot == "Hidden.lesson"}
    if not places:
        return
    shown = [tree for tree in trees if tree.model is not Commune and _code(tree) not in places]
    printed = {str(code): register.first(code).date for code, entry in register.now().items() if entry.event != "withdrawn"}
    printed |= {str(each.instead): each.date for each in register.withdrawn() if each.instead is not None}
    alarms = {leaf.text for tree in trees for leaf in tree.leaves if leaf.slot == "Commune.alarm"}
    for code, place in places.items():
        if code in alarms:
            yield problem(place, "SO255", code=code)
        elif code in printed:
            yield problem(place, "SO256", code=code, date=date_in_words(printed[code]))
        elif any(_code(tree) == code for tree in trees):
            yield from _left(code, place, shown, places)


def _left(code: str, place: Place, shown: Iterable[Tree], hidden: Mapping[str, Place]) -> Iterator[Problem]:
    """What goes with a lesson, and which sentences of what stays name it: those read on, but lead nowhere."""
    gone, naming = set(), set()
    for tree in shown:
        needed = {leaf.text for leaf in tree.leaves if leaf.slot == _NEEDED.get(tree.model)}
        if code in needed:
            gone.add(tree.name)
        elif needed.isdisjoint(hidden) and any(code in lessons(leaf.text) for leaf in tree.leaves if leaf.kind in (Text, Line)):
            naming.add(_code(tree) or tree.name)
    if naming:
        yield problem(place, "SO257", level="warning", code=code, by=listed(naming))
    if gone:
        yield problem(place, "SO258", level="warning", code=code, files=listed(gone))


def _code(tree: Tree) -> str | None:
    lesson = tree.of(Lesson)
    return lesson.text("code") if lesson else None
