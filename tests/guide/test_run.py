"""What the practice run wants pressed at each step."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from few import SAMPLE_GUIDES

from generator.disk import disk
from generator.guide.ended import without_ended
from generator.guide.handbook import Handbook
from generator.guide.load import load
from generator.guide.press import Target, presses
from generator.guide.run import has_run, run
from generator.screen import icons

FIELD, BUTTON, NOTE = Target("number", "field", "type"), Target("send", "button", "tap"), Target("said", "chat", "look")


@pytest.fixture(scope="module")
def sample() -> Handbook:
    return load(disk.read_folder(SAMPLE_GUIDES, suffix=".yml"), icons=icons.names())


def pressed(verb: str, *marked: Target, opens: bool = True) -> list[tuple[str, str]]:
    return [(each.id, each.act) for each in presses(verb, marked, opens=opens)]


def test_what_is_typed_comes_before_the_button_in_whatever_order_it_is_marked():
    assert pressed("bấm", BUTTON, FIELD) == [("number", "type"), ("send", "tap")]


def test_what_is_only_looked_at_is_not_pressed():
    assert pressed("bấm", NOTE, BUTTON) == [("send", "tap")]
    assert pressed("xem", NOTE) == []


def test_a_button_that_opens_nothing_drawn_is_pressed_unless_the_step_asks_to_read():
    assert pressed("bấm", BUTTON, opens=False) == [("send", "tap")]
    assert pressed("gọi", BUTTON, opens=False) == [("send", "tap")]
    assert pressed("đọc to", BUTTON, opens=False) == []
    assert pressed("tìm", FIELD, opens=True) == [("number", "type")], "what opens something is done"


def test_what_is_drawn_as_written_already_is_written_by_who_is_told_to():
    assert pressed("tự gõ", NOTE) == [("said", "type")]


def test_every_step_of_a_lesson_is_a_task(sample: Handbook):
    lesson = sample.lesson(103)
    tasks = run(lesson, sample.screens)
    assert len(tasks) == len(lesson.steps)
    assert [[each.id for each in task.press] for task in tasks][:4] == [[], ["vneid"], ["activate"], ["number", "phone"]]


def test_a_lesson_without_a_screen_has_no_run(sample: Handbook):
    lesson = sample.lesson(103)
    assert has_run(lesson, sample.screens)
    assert not has_run(
        lesson.model_copy(update={"steps": tuple(s.model_copy(update={"picture": None}) for s in lesson.steps)}), sample.screens
    )


def test_a_mistake_goes_with_its_step_when_one_before_it_has_ended(sample: Handbook):
    lesson = sample.lesson(103)
    end = datetime.date(2027, 2, 28)

    def slips(ended: int) -> list[int | None]:
        steps = tuple(step.model_copy(update={"until": end if n == ended else None}) for n, step in enumerate(lesson.steps, 1))
        others = tuple(each for each in sample.lessons if each.code != 103)
        changed = replace(sample, lessons=(lesson.model_copy(update={"steps": steps}), *others))
        return [each.at.step if each.at else None for each in without_ended(changed, end + datetime.timedelta(1)).lesson(103).mistakes]

    assert slips(ended=9) == [None, None, None, 3]
    assert slips(ended=1) == [None, None, None, 2]
    assert slips(ended=3) == [None, None, None, None]
    assert slips(ended=4) == [None, None, None, 3]
