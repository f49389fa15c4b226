"""A screen laid out: its elements one below the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from generator.guide.screen import Screen
from generator.screen import controls, scenes
from generator.screen.parts import SPACE, Part

_TOP = 22.0
"""Below the loudspeaker; a first element that is not a bar gets some air."""
_CARD_TOP = 27.0
"""Nothing of a phone is in the way, but a badge may sit on the first part's corner."""
_LEAST = 320.0
"""A whole screen is never so short that it no longer looks like a phone."""


_MAKERS: Mapping[str, Callable[[Any, float], tuple[Part, ...]]] = {
    "bar": controls.bar,
    "badge": scenes.badge,
    "heading": scenes.heading,
    "note": scenes.note,
    "field": controls.field,
    "button": controls.button,
    "links": controls.links,
    "rows": controls.rows,
    "grid": controls.grid,
    "pin": controls.pin,
    "keypad": controls.keypad,
    "camera": scenes.camera,
    "alert": scenes.alert,
    "sms": scenes.sms,
    "chat": scenes.chat,
    "qr": scenes.qr,
    "photo": scenes.photo,
}


_OFF_THE_PHONE: Mapping[str, Callable[[Any, float], tuple[Part, ...]]] = {"rows": partial(controls.rows, arrow=False)}
"""What looks different where nothing can be tapped."""


@dataclass(frozen=True, slots=True)
class Layout:
    """All parts from top to bottom, and how long the screen is."""

    parts: tuple[Part, ...]
    height: float


@lru_cache(maxsize=1024)
def layout(screen: Screen) -> Layout:
    """Set the elements below each other. KeyError for an icon we do not have."""
    parts: list[Part] = []
    top = _CARD_TOP if not screen.phone else _TOP if screen.draw[0].kind == "bar" else _TOP + 14
    for element in screen.draw:
        if element.gap is not None:
            top += element.gap
            continue
        maker = _MAKERS[element.kind] if screen.phone else _OFF_THE_PHONE.get(element.kind, _MAKERS[element.kind])
        placed = maker(getattr(element, element.kind), top)
        parts += placed
        top = max(part.box.bottom for part in placed) + SPACE
    return Layout(tuple(parts), max(_LEAST, top + 24) if screen.phone else top + 14 - SPACE)
