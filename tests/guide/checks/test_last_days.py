"""Claims with an end: each names its day, its author hears of it in time, and what remains still makes a lesson."""

from __future__ import annotations

import datetime

import pytest
from good import ICONS, LESSON, good, with_change

from generator.guide.checks.ends import ENDS, LEAST
from generator.guide.ended import ENDING
from generator.guide.lesson import Lesson
from generator.guide.load import check
from generator.guide.shape import shape_of

END = datetime.date(2027, 2, 28)
SAID = '{say: "Đến hết ngày 28/2/2027, làm tại xã không mất tiền.", until: 2027-02-28}'
OLD = "  - Người lạ gọi xin mã là lừa.\n"


def codes(files: dict[str, bytes], today: datetime.date | None = None) -> list[str]:
    return sorted(problem.code for problem in check(files, icons=ICONS, today=today)[1] if problem.code != "SO266")


@pytest.mark.parametrize(("left", "told"), [(31, []), (30, ["SO261"]), (1, ["SO261"]), (0, ["SO261"]), (-1, ["SO262"]), (-400, ["SO262"])])
def test_the_author_hears_of_an_end_thirty_days_before_and_ever_after(left: int, told: list[str]):
    files = with_change(OLD, f"{OLD}  - {SAID}\n")
    assert codes(files, END - datetime.timedelta(days=left)) == told
    assert codes(files) == []


def test_neither_an_end_that_is_near_nor_one_that_is_past_stops_the_build():
    files = with_change(OLD, f"{OLD}  - {SAID}\n")
    for day in (END, END + datetime.timedelta(days=1)):
        assert check(files, icons=ICONS, today=day)[0] is not None


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("Đến hết ngày 28/2/2027, làm tại xã không mất tiền.", []),
        ("Làm tại xã không mất tiền (đến **28/2/2027**).", []),
        ("Làm tại xã không mất tiền đến hết tháng 2.", ["SO260"]),
        ("Đến hết ngày 28/02/2027, làm tại xã không mất tiền.", ["SO260"]),
        ("Đến hết ngày 28/2/20270, làm tại xã không mất tiền.", ["SO260"]),
        ("Đến hết ngày 128/2/2027, làm tại xã không mất tiền.", ["SO260"]),
    ],
)
def test_a_sentence_names_its_last_day_as_people_write_it(says: str, told: list[str]):
    assert codes(with_change(OLD, f'{OLD}  - {{say: "{says}", until: 2027-02-28}}\n')) == told


def test_a_step_and_a_question_name_it_too():
    step = with_change(
        "    see: đúng họ tên trên thẻ.\n", "    see: đúng họ tên trên thẻ.\n  - {do: Đọc số thẻ., see: đủ 12 số., until: 2027-02-28}\n"
    )
    assert codes(step) == ["SO260"]
    quiz = with_change(
        "trainer:\n", '  - {ask: "Ai giữ máy?", options: [Bác, Người lạ], answer: 1, why: Máy của bác., until: 2027-02-28}\ntrainer:\n'
    )
    assert codes(quiz) == ["SO260"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, f"  - {SAID}\n"),
        ("  - do: Đọc tên mình ở góc trên.\n", "  - do: Đọc tên mình, đến hết ngày 28/2/2027.\n    until: 2027-02-28\n"),
        ('ask: "Mã có mấy số?"', 'until: 2027-02-28, ask: "Đến 28/2/2027 mã có mấy số?"'),
        ("  - Không đọc mã cho ai.\n  - Máy của ai người ấy bấm.\n", f"  - {SAID}\n  - {SAID}\n"),
    ],
)
def test_a_lesson_that_would_be_left_with_too_little_is_told_long_before(old: str, new: str):
    assert codes(with_change(old, new)) == ["SO263"]


def test_one_key_point_may_end_since_a_fourth_cannot_be_written_beforehand():
    assert codes(with_change("  - Không đọc mã cho ai.\n", f"  - {SAID}\n")) == []


@pytest.mark.parametrize(
    ("says", "told"),
    [("Làm lại từ bước 3.", ["SO268"]), ("Xem bước 1 và bước 4.", ["SO268"]), ("Làm lại từ bước 2.", []), ("Xem bước 3 bài 103.", [])],
)
def test_a_step_called_by_its_number_does_not_come_to_mean_another(says: str, told: list[str]):
    files = with_change(
        "  - do: Đặt [[passcode]] 6 số.\n", "  - do: Đặt [[passcode]] 6 số, đến hết ngày 28/2/2027.\n    until: 2027-02-28\n"
    )
    text = (
        files[LESSON]
        .decode()
        .replace("đúng họ tên trên thẻ.\n", f"đúng họ tên trên thẻ.\n    stuck: {says}\n  - {{do: Đọc số thẻ., see: đủ 12 số.}}\n")
    )
    assert codes(files | {LESSON: text.encode()}) == told


@pytest.mark.parametrize(("step", "told"), [(2, []), (3, ["SO268"]), (4, ["SO268"])])
def test_the_button_for_who_was_cheated_does_not_come_to_lead_elsewhere(step: int, told: list[str]):
    files = with_change(
        "  - do: Đặt [[passcode]] 6 số.\n", "  - do: Đặt [[passcode]] 6 số, đến hết ngày 28/2/2027.\n    until: 2027-02-28\n"
    )
    text = files[LESSON].decode().replace("đúng họ tên trên thẻ.\n", "đúng họ tên trên thẻ.\n  - {do: Đọc số thẻ., see: đủ 12 số.}\n")
    commune = good()["commune.yml"].decode().replace("alarm: 103", f"alarm: 103\nalarm_step: {step}")
    assert codes(files | {LESSON: text.encode(), "commune.yml": commune.encode()}) == told


def test_every_list_whose_items_may_end_is_known():
    lists = {name for name, shape in shape_of(Lesson).fields.items() if shape.item and "until" in shape.item.fields}
    assert lists == set(ENDING) == set(LEAST)
    assert {f"{shape_of(Lesson).fields[name].item.record.__name__}.until" for name in ENDING} == set(ENDS)  # type: ignore[union-attr]
