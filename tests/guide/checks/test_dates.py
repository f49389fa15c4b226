"""Days on which somebody looked: odd years and the future are told, the clocks of others forgiven."""

from __future__ import annotations

import datetime

import pytest
from good import ICONS, LESSON, good, slots

from generator.guide.checks.dates import LOOKED
from generator.guide.commune import Commune
from generator.guide.glossary import Glossary
from generator.guide.lesson import Lesson
from generator.guide.links import Links
from generator.guide.load import check
from generator.guide.screen import Screens
from generator.guide.shape import plain_kind, shape_of
from generator.guide.targets import Targets
from generator.guide.topic import Topics
from generator.guide.trouble import Troubles

TODAY = datetime.date(2026, 11, 22)


def codes(day: str, *, file: str = LESSON, today: datetime.date | None = TODAY) -> set[str]:
    files = good()
    changed = files[file].decode().replace("2026-11-22", day)
    assert day in changed
    return {problem.code for problem in check(files | {file: changed.encode()}, icons=ICONS, today=today)[1]} - {"SO609", "SO610", "SO611"}


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-11-22", set()),
        ("2026-11-23", set()),
        ("2026-11-24", {"SO250"}),
        ("2062-11-22", {"SO250"}),
        ("9999-12-31", {"SO250"}),
        ("2020-01-01", set()),
        ("2019-12-31", {"SO251"}),
        ("1969-12-31", {"SO251"}),
        ("0001-01-01", {"SO251"}),
    ],
)
def test_a_day_that_is_not_yet_or_long_ago_is_told(day: str, told: set[str]):
    assert codes(day) == told


@pytest.mark.parametrize("day", ["22/11/2026", "2026-11-31", "31/11", "２０２６-11-22", "2026-13-01"])
def test_what_is_no_day_is_told_as_such(day: str):
    assert codes(day) == {"SO219"}


def test_links_are_looked_at_too():
    assert "SO250" in codes("2062-11-22", file="links.yml")


def test_without_a_calendar_no_day_is_too_late():
    assert codes("2062-11-22", today=None) == set()


def test_the_last_day_of_the_calendar_is_a_day_like_any_other():
    assert codes("2026-11-22", today=datetime.date.max) == set()


def test_every_date_in_the_models_is_looked_at():
    models = (Commune, Glossary, Lesson, Links, Screens, Targets, Topics, Troubles)
    dates = {slot for model in models for slot, kind in slots(shape_of(model)).items() if plain_kind(kind) is datetime.date}
    assert dates == LOOKED
