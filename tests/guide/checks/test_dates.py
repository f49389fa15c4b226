"""Days on which somebody looked: odd years and the future are told, the clocks of others forgiven."""

from __future__ import annotations

import datetime

import pytest
from good import ICONS, JUDGE, LESSON, good, slots, with_change

from generator.guide.checks.dates import LOOKED, OF_SOURCES
from generator.guide.checks.ends import ENDS
from generator.guide.commune import Commune
from generator.guide.glossary import Glossary
from generator.guide.judge import Scheme
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
    return {problem.code for problem in check(files | {file: changed.encode()}, icons=ICONS, today=today)[1]} - {
        "SO266",
        "SO609",
        "SO610",
        "SO611",
    }


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
    models = (Commune, Glossary, Lesson, Links, Scheme, Screens, Targets, Topics, Troubles)
    dates = {slot for model in models for slot, kind in slots(shape_of(model)).items() if plain_kind(kind) is datetime.date}
    assert dates == LOOKED | OF_SOURCES | ENDS.keys()


def source_codes(dates: str, today: datetime.date | None = TODAY) -> set[str]:
    return {each.code for each in check(with_change("link: vneid, checked", f"link: vneid, {dates}, checked"), icons=ICONS, today=today)[1]}


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ("published: 2026-07-02, in_force: 2026-08-15", set()),
        ("published: 2026-11-22", set()),
        ("published: 2005-11-29, in_force: 2006-03-01", set()),
        ("published: 1999-12-31", {"SO251"}),
        ("published: 2026-11-23", {"SO265"}),
        ("published: 2062-07-02", {"SO250", "SO265"}),
        ("in_force: 2027-01-01", {"SO264"}),
        ("in_force: 2026-13-01", {"SO219"}),
    ],
)
def test_the_days_of_a_source_are_looked_at_too(dates: str, told: set[str]):
    assert source_codes(dates) == told


def test_a_rule_of_tomorrow_stops_nobody_who_says_so():
    problems = check(with_change("link: vneid, checked", "link: vneid, in_force: 2027-01-01, checked"), icons=ICONS, today=TODAY)[1]
    assert [each.level for each in problems] == ["warning"]


@pytest.mark.parametrize(("days", "line", "told"), [(180, "", set()), (181, "", {"SO266"}), (90, "90", set()), (91, "90", {"SO266"})])
def test_a_lesson_that_is_due_is_told_after_as_many_days_as_it_says(days: int, line: str, told: set[str]):
    files = with_change("approval:", f"recheck_days: {line}\napproval:") if line else good()
    problems = check(files, icons=ICONS, today=TODAY + datetime.timedelta(days=days))[1]
    assert {each.code for each in problems if not each.place.file.endswith(JUDGE)} == told


@pytest.mark.parametrize(("days", "told"), [(90, set()), (91, {("SO266", "warning")})])
def test_messages_to_judge_are_due_as_a_lesson_on_fraud_is(days: int, told: set[tuple[str, str]]):
    handbook, problems = check(good(), icons=ICONS, today=TODAY + datetime.timedelta(days=days))
    assert {(each.code, each.level) for each in problems if each.place.file.endswith(JUDGE)} == told
    assert handbook is not None
    assert {scheme.due for scheme in handbook.schemes.values()} == {TODAY + datetime.timedelta(days=90)}


@pytest.mark.parametrize(
    ("summary", "line", "told"),
    [
        ("Nộp lệ phí cho hồ sơ.", "", {"SO267"}),
        ("Nhận ra người giả danh.", "recheck_days: 91", {"SO267"}),
        ("Nhận ra người giả danh.", "recheck_days: 90", set()),
        ("Nhận ra người giả danh.", "recheck_days: 30", set()),
        ("Làm không mất chi phí nào.", "", set()),
        ("Mở khóa tài khoản.", "recheck_days: 365", set()),
        ("Mở khóa tài khoản.", "recheck_days: 366", {"SO210"}),
        ("Mở khóa tài khoản.", "recheck_days: 29", {"SO209"}),
        ("Nộp lệ phí cho hồ sơ.", "recheck_days: chín mươi", {"SO208"}),
    ],
)
def test_a_lesson_on_fees_or_fraud_is_looked_at_sooner(summary: str, line: str, told: set[str]):
    text = good()[LESSON].decode().replace("Mở khóa tài khoản định danh của mình.", summary).replace("approval:", f"{line}\napproval:", 1)
    assert {each.code for each in check(good() | {LESSON: text.encode()}, icons=ICONS, today=TODAY)[1]} == told
