"""Which steps stand for the lesson where not all have room: those that the author marked; else first, last and evenly between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from generator.paper.lesson_data import LessonData
from generator.paper.shapes import AddressCode, Group
from generator.words import words

_FEWEST = 3
"""With fewer pictures than this, steps without one are shown too."""

Item = TypeVar("Item")


def evenly(items: Sequence[Item], most: int) -> list[Item]:
    """At most `most` (2 or more) of the items: the first, the last, and those at equal distances between."""
    if len(items) <= most:
        return list(items)
    return [items[(2 * n * (len(items) - 1) + most - 1) // (2 * (most - 1))] for n in range(most)]


def with_key_pictures(data: LessonData, most: int) -> LessonData:
    """The lesson's data with at most `most` groups, of one step and one picture each, no two pictures alike.

    Steps that the author marked as key ones come first; the reader must be able to trust that these are the ones that matter.
    """
    marked: list[Group] = [{**group, "steps": [step]} for group in data["groups"] for step in group["steps"] if step["key"]]
    if marked:
        return _only(data, marked[:most])
    first: list[Group] = [{**group, "steps": group["steps"][:1]} for group in data["groups"]]
    different = {shown["svg"]: group for group in reversed(first) for shown in group["pictures"][:1] if shown}
    among = [group for group in first if group in different.values()]
    return _only(data, evenly(among if len(among) >= _FEWEST else first, most))


def _only(data: LessonData, groups: list[Group]) -> LessonData:
    """The lesson with these groups, and what is then said over them and beside the code.

    Only the lesson's own code: the rest of the steps is what one wants now.
    """
    say = words("key_steps")
    count = sum(len(group["steps"]) for group in data["groups"])
    own = data["codes"][0]
    if len(groups) == count:
        return {**data, "codes": [own], "groups": groups}
    heading = say["some"].format(shown=len(groups), count=count)
    whole: AddressCode = {**own, "label": say["whole"].format(count=count)}
    told = {**data["say"], "of_steps": say["of"].format(count=count)}
    return {**data, "steps_heading": heading, "codes": [whole], "groups": groups, "say": told}
