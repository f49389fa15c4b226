"""Days of the past: on which somebody looked, a source was published, a rule came into force; and when somebody must look again."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import cache

from generator.guide.judge import Scheme
from generator.guide.lesson import SOON_DAYS, STALE_DAYS, Lesson, Source
from generator.guide.phrases import Phrases, tokens
from generator.guide.shape import Leaf, Tree, records, shape_of
from generator.guide.source import Fields
from generator.guide.word_lists import word_lists
from generator.problems import Problem, problem
from generator.words.dates import date_in_words

EARLIEST = datetime.date(2020, 1, 1)
"""Older than every app and service that a lesson can be about: the National Public Service Portal opened on 2019-12-09."""

EARLIEST_RULE = datetime.date(2000, 1, 1)
"""No older rule is behind a lesson: the first Law on Electronic Transactions is of 2005."""

MOST_AHEAD = 1
"""Days that a date may be ahead of today: the author's clock may be set to a place further east."""

LOOKED = frozenset({"Accepted.date", "Approval.date", "Checked.date", "Link.checked", "Scheme.checked", "Source.checked"})
"""The fields that name a day on which somebody looked."""

IN_FORCE = "Source.in_force"

OF_SOURCES = frozenset({"Source.published", IN_FORCE})
"""The fields that name a source's own day. With the others here and those that end (ends.py) these are all dates of the models."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def date_checks(trees: Iterable[Tree], today: datetime.date | None) -> Iterator[Problem]:
    """Every odd date, unsorted. What is no date at all is told elsewhere; without `today` no date is too late and no lesson is due."""
    for tree in trees:
        for leaf in tree.leaves:
            if leaf.slot in LOOKED or leaf.slot in OF_SOURCES:
                yield from _odd(leaf, today)
        if lesson := tree.of(Lesson):
            yield from _published_later(lesson)
            yield from _due(lesson, today)
            yield from _due_too_late(lesson)
        if scheme := tree.of(Scheme):
            yield from _overdue(scheme, day_of(scheme.text("checked") or ""), SOON_DAYS, today)


def _odd(leaf: Leaf, today: datetime.date | None) -> Iterator[Problem]:
    day = day_of(leaf.text)
    field = leaf.slot.rpartition(".")[2]
    earliest = EARLIEST if leaf.slot in LOOKED else EARLIEST_RULE
    if day is None:
        return
    if day < earliest:
        yield problem(leaf.place, "SO251", field=field, value=leaf.text, earliest=earliest.year)
    elif today is not None and (day - today).days > MOST_AHEAD:
        if leaf.slot == IN_FORCE:
            yield problem(leaf.place, "SO264", level="warning", day=date_in_words(day), today=date_in_words(today))
        else:
            yield problem(leaf.place, "SO250", field=field, value=leaf.text, today=today)


def _published_later(lesson: Fields) -> Iterator[Problem]:
    """A page that somebody looked at before it was published."""
    for source in records(lesson, shape_of(Lesson), Source):
        published, checked = day_of(source.text("published") or ""), day_of(source.text("checked") or "")
        if published and checked and published > checked:
            place = source.entries["published"].node.place
            yield problem(place, "SO265", published=date_in_words(published), checked=date_in_words(checked))


def _due(lesson: Fields, today: datetime.date | None) -> Iterator[Problem]:
    checked = lesson.get("checked")
    day = day_of(checked.text("date") or "") if isinstance(checked, Fields) else None
    yield from _overdue(lesson, day, _recheck_days(lesson), today)


def _overdue(checked: Fields, day: datetime.date | None, limit: int | None, today: datetime.date | None) -> Iterator[Problem]:
    """What somebody looked at that day, and must look at again after so many days."""
    if today and day and limit and (today - day).days > limit:
        place = checked.entries["checked"].key
        yield problem(place, "SO266", level="warning", day=date_in_words(day), days=(today - day).days, limit=limit)


def _due_too_late(lesson: Fields) -> Iterator[Problem]:
    """A lesson whose title or summary speaks of fees or fraud, with as much time as one on anything else."""
    said = tokens(f"{lesson.text('title') or ''} {lesson.text('summary') or ''}")
    found = next((word for word in _fast().within(said) if word in word_lists()["fast"]["words"]), None)
    limit = _recheck_days(lesson)
    if found and limit and limit > SOON_DAYS:
        entry = lesson.entries.get("recheck_days") or lesson.entries.get("title") or lesson.entries["summary"]
        yield problem(entry.key, "SO267", level="warning", found=found, limit=SOON_DAYS)


def _recheck_days(lesson: Fields) -> int | None:
    """The days as the lesson says them; None for what is no number."""
    text = lesson.text("recheck_days") if "recheck_days" in lesson.entries else str(STALE_DAYS)
    return int(text) if text and re.fullmatch(r"[1-9]\d{0,2}", text, re.ASCII) else None


@cache
def _fast() -> Phrases:
    return Phrases((*word_lists()["fast"]["words"], *word_lists()["fast"]["keep"]))


def day_of(text: str) -> datetime.date | None:
    """The date as authors write it; None for anything else."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
