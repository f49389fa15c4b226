"""Claims with an end: each names its last day, somebody hears of it in time, and the lesson still stands when it is gone."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from generator.guide.base import Text
from generator.guide.checks.dates import day_of
from generator.guide.checks.quality import COUNTS
from generator.guide.commune import Commune
from generator.guide.ended import ENDING
from generator.guide.lesson import Lesson
from generator.guide.shape import Leaf, Tree
from generator.guide.source import Fields, Items
from generator.guide.text import plain
from generator.problems import Problem, problem
from generator.words.dates import date_in_words

ENDS = {"Sentence.until": "say", "Step.until": "do", "Question.until": "ask"}
"""The fields that name a last day, and beside each the sentence that must name it too."""

LEAST = {name: COUNTS[name][0] for name in ENDING} | {"key_points": 2}
"""How many must be left of what may end: no fewer than a lesson may begin with. Of the three key points one may end, since nobody
may write a fourth beforehand."""

NOTICE_DAYS = 30
"""So long before the end its author hears of it."""

_STEPS = re.compile(r"(?i)\bbước (?:số )?([1-9])\b(?:(?:,| và| đến| với) (?:bước )?([1-9])\b)?(?! (?:của )?bài [1-9]\d\d)")
"""Steps of the lesson itself, “bước 5”, “bước 2 và 5”; not those of another one."""


def end_checks(trees: Sequence[Tree], today: datetime.date | None) -> Iterator[Problem]:
    """Every problem with a last day, unsorted; without `today` none is near or past."""
    alarm = _alarm(trees)
    for tree in trees:
        if lesson := tree.of(Lesson):
            for name in ENDING:
                items = lesson.get(name)
                if isinstance(items, Items):
                    yield from _items(name, items, today)
            yield from _numbers(tree, lesson, alarm)


def _items(name: str, items: Items, today: datetime.date | None) -> Iterator[Problem]:
    ending = [each for each in items.nodes if isinstance(each, Fields) and each.text("until")]
    for each in ending:
        yield from _end(each, today)
    left = len(items.nodes) - len(ending)
    if ending and left < LEAST[name]:
        yield problem(items.place, "SO263", field=name, left=left, least=LEAST[name])


def _end(item: Fields, today: datetime.date | None) -> Iterator[Problem]:
    day = day_of(item.text("until") or "")
    if day is None:
        return
    place, said = item.entries["until"].node.place, date_in_words(day)
    field = next((field for field in ENDS.values() if field in item.entries), "")
    text = plain(item.text(field) or "")
    if text and not re.search(rf"(?<![\d/]){re.escape(said)}(?!\d)", text):
        yield problem(item.entries[field].node.place, "SO260", field=field, day=said)
    if today is not None and today > day:
        yield problem(place, "SO262", level="warning", day=said)
    elif today is not None and (day - today).days <= NOTICE_DAYS:
        yield problem(place, "SO261", level="warning", day=said, days=(day - today).days)


def _numbers(tree: Tree, lesson: Fields, alarm: dict[str, Leaf]) -> Iterator[Problem]:
    """Steps that are called by their number, by a sentence or by the button for who was cheated, where an earlier one will end, or they."""
    steps = lesson.get("steps")
    nodes = steps.nodes if isinstance(steps, Items) else ()
    first = next((at for at, step in enumerate(nodes, 1) if isinstance(step, Fields) and step.text("until")), None)
    if first is None:
        return
    for leaf in (leaf for leaf in tree.leaves if leaf.kind == Text):
        number = max((int(number) for pair in _STEPS.findall(leaf.text) for number in pair if number), default=0)
        if number >= first:
            yield problem(leaf.place, "SO268", level="warning", step=number, first=first)
    step = alarm.get("Commune.alarm_step")
    if "Commune.alarm" in alarm and alarm["Commune.alarm"].text == lesson.text("code"):
        number = int(step.text) if step and re.fullmatch("[1-9]", step.text) else 1
        if number >= first:
            yield problem((step or alarm["Commune.alarm"]).place, "SO268", step=number, first=first)


def _alarm(trees: Sequence[Tree]) -> dict[str, Leaf]:
    """Where the button for who was cheated leads, by the name of the field."""
    wanted = ("Commune.alarm", "Commune.alarm_step")
    return {leaf.slot: leaf for tree in trees if tree.model is Commune for leaf in tree.leaves if leaf.slot in wanted}
