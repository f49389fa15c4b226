"""Which steps stand for the lesson where not all have room: those that the author marked; else first, last and evenly between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from generator.paper.lesson_data import Data
from generator.words import words

_FEWEST = 3
"""With fewer pictures than this, steps without one are shown too."""

Item = TypeVar("Item")


def evenly(items: Sequence[Item], most: int) -> list[Item]:
    """At most `most` (2 or more) of the items: the first, the last, and those at equal distances between."""
    if len(items) <= most:
        return list(items)
    return [items[(2 * n * (len(items) - 1) + most - 1) // (2 * (most - 1))] for n in range(most)]


def with_key_pictures(data: Data, most: int) -> Data:
    """The lesson's data with at most `most` groups, of one step and one picture each, no two pictures alike.

    Steps that the author marked as key ones come first; the reader must be able to trust that these are the ones that matter.
    """
    marked = [{**group, "steps": [step]} for group in data["groups"] for step in group["steps"] if step["key"]]
    if marked:
        return {**data, **_told(data, len(marked[:most])), "groups": marked[:most]}
    first = [{**group, "steps": group["steps"][:1]} for group in data["groups"]]
    different = {group["pictures"][0]["svg"]: group for group in reversed(first) if group["pictures"]}
    among = [group for group in first if group in different.values()]
    groups = evenly(among if len(among) >= _FEWEST else first, most)
    return {**data, **_told(data, len(groups)), "groups": groups}


def _told(data: Data, shown: int) -> Data:
    """What is said over `shown` steps and beside the code. Only the lesson's own: the rest of the steps is what one wants now."""
    say = words("key_steps")
    count = sum(len(group["steps"]) for group in data["groups"])
    lesson = data["codes"][0]
    if shown == count:
        return {"codes": [lesson]}
    return {
        "steps_heading": say["some"].format(shown=shown, count=count),
        "codes": [{**lesson, "label": say["whole"].format(count=count)}],
    }
