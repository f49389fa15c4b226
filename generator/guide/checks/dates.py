"""Days on which somebody looked: none lies in the future, and none before there was anything to look at."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from generator.guide.shape import Sheet
from generator.problems import Problem, problem

EARLIEST = datetime.date(2020, 1, 1)
"""Older than every app and service that a lesson can be about: the National Public Service Portal opened on 2019-12-09."""

MOST_AHEAD = 1
"""Days that a date may be ahead of today: the author's clock may be set to a place further east."""

LOOKED = frozenset({"Accepted.date", "Approval.date", "Checked.date", "Link.checked", "Source.checked"})
"""The fields that name a day in the past. Every date of the models stands here (a test compares this table with them)."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def date_checks(sheets: Iterable[Sheet], today: datetime.date | None) -> Iterator[Problem]:
    """Every odd date, unsorted. What is no date at all is told elsewhere; without `today` no date is too late."""
    for leaf in (leaf for sheet in sheets for leaf in sheet.leaves if leaf.slot in LOOKED):
        day = _day(leaf.text)
        field = leaf.slot.rpartition(".")[2]
        if day is None:
            continue
        if day < EARLIEST:
            yield problem(leaf.place, "SO251", field=field, value=leaf.text, earliest=EARLIEST.year)
        elif today is not None and (day - today).days > MOST_AHEAD:
            yield problem(leaf.place, "SO250", field=field, value=leaf.text, today=today)


def _day(text: str) -> datetime.date | None:
    """The date as authors write it; None for anything else."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
