"""Which values of a guide are words that people read. Asked of every value by several checks, so each annotated type is compared once."""

from __future__ import annotations

from typing import Any, Literal

from generator.guide.base import Line, Text
from generator.guide.commune import Phone
from generator.guide.screen import Label

Shown = Literal["text", "line", "label", "phone"]

SHOWN: tuple[tuple[Any, Shown], ...] = ((Text, "text"), (Line, "line"), (Label, "label"), (Phone, "phone"))
"""The types of values that are printed as they were typed. The others (ids, dates, addresses) have patterns of their own."""

_KNOWN: dict[int, tuple[Any, Shown | None]] = {}
"""By identity, which holds as long as the type is kept here: to compare two annotated types takes Python 50 times as long."""


def shown_as(kind: Any) -> Shown | None:
    """What a value of this type is printed as; None for one that is not printed as it was typed."""
    known = _KNOWN.get(id(kind))
    if known is None:
        known = _KNOWN[id(kind)] = (kind, next((shown for each, shown in SHOWN if kind == each), None))
    return known[1]


def worded(kind: Any) -> bool:
    """True for a value that holds words."""
    return shown_as(kind) in ("text", "line", "label")
