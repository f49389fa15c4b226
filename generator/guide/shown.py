"""What people are shown, on screens and on paper, must be possible to show: every letter has its shape in the font."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.guide.base import Line, Text
from generator.guide.commune import Phone
from generator.guide.screen import Label
from generator.guide.shape import Sheet
from generator.problems import Problem

SHOWN = (Text, Line, Label, Phone)
"""The kinds of values that are printed as they were typed. The others (ids, dates, addresses) have patterns of their own."""


def shown_checks(sheets: Iterable[Sheet]) -> Iterator[Problem]:
    """Every problem with what is shown, unsorted."""
    for sheet in sheets:
        for leaf in sheet.leaves:
            if leaf.kind in SHOWN:
                yield from leaf.strange
