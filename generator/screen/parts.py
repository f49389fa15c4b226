"""The pieces that a screen is laid out in: each is drawn whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.screen.shapes import Box

WIDTH = 240.0
"""A screen is 240 units wide; every other length counts in the same unit."""
LEFT, ROOM = 14.0, 212.0
"""Where controls begin, and how wide they are."""
SPACE = 18.0
"""Between controls, so that two marks side by side do not touch."""

Act = Literal["tap", "type", "look"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What can be touched, or pointed at: its name, what to do there, what it is (`button`) and says, and the outline drawn round it.

    The name is empty for what no step can point at. `inside` is where words are typed, without the label.
    """

    id: str
    act: Act
    kind: str
    says: str
    frame: Box
    inside: Box | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One control or block of words. `solid` are its words and icons, which nothing may cover."""

    box: Box
    svg: str
    solid: tuple[Box, ...] = ()
    mark: Mark | None = None


def mark(id: str | None, act: Act, kind: str, says: str, frame: Box, inside: Box | None = None) -> Mark | None:
    """A mark for an element that has a name, and for any that a finger may touch; None for what can only be looked at."""
    return Mark(id or "", act, kind, says, frame, inside) if id or act != "look" else None
