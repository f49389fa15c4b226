"""What a commune does not show: which lessons it must, what goes with one, and who still names it."""

from __future__ import annotations

import datetime

import pytest
from good import ICONS, LESSON, SESSION, good, with_sessions

from generator.guide.handbook import Handbook
from generator.guide.load import check
from generator.guide.register import PrintedCode, Register, appended, dumped
from generator.problems import Problem

OTHER = "1-vneid/104-mo-can-cuoc.yml"
THIRD = "1-vneid/105-khac.yml"


def _files() -> dict[str, bytes]:
    """Three lessons, the third named in no session."""
    files = with_sessions()
    return files | {THIRD: files[OTHER].replace(b"code: 104", b"code: 105")}


def _hiding(*codes: int, files: dict[str, bytes] | None = None) -> tuple[Handbook | None, tuple[Problem, ...]]:
    """The handbook without these lessons, and what is wrong with commune.yml."""
    files = files or _files()
    hide = "".join(f"  - {{lesson: {code}, why: Không dùng ở đây}}\n" for code in codes)
    handbook, problems = check(files | {"commune.yml": files["commune.yml"] + f"hide:\n{hide}".encode()}, icons=ICONS)
    return handbook, tuple(each for each in problems if each.place.file == "guides/commune.yml")


def _told(problems: tuple[Problem, ...]) -> list[tuple[str, str, int]]:
    return [(each.code, each.place.file, each.place.column) for each in problems]


def _printed(*events: dict[str, object]) -> bytes:
    register = Register()
    for event in events:
        told = {"date": datetime.date(2026, 11, 20), "title": "x", "note": "200 tờ", "seal": "0" * 16} | event
        told["address"] = f"https://quangson.example/{event['code']}/"
        register = appended(register, PrintedCode.model_validate(told))
    return dumped(register)


def _with(old: str, new: str, name: str) -> dict[str, bytes]:
    files = _files()
    assert old.encode() in files[name]
    return files | {name: files[name].replace(old.encode(), new.encode(), 1)}


def test_a_hidden_lesson_is_nowhere_in_the_handbook() -> None:
    handbook, problems = _hiding(105)
    assert problems == ()
    assert handbook is not None
    assert [lesson.code for lesson in handbook.lessons] == sorted(handbook.files) == [103, 104]
    assert [session.number for session in handbook.sessions] == [1, 2]


def test_lists_lose_it_and_a_door_with_nothing_left_to_offer_goes() -> None:
    files = _with("next: [104]", "next: [105, 104]", LESSON)
    files["doors.yml"] = (
        "# yaml-language-server: $schema=./schema/doors.json\ndoors:\n"
        "  - {who: Ông bà, say: Chào bác., offer: [105]}\n  - {who: Chị, say: Chào chị., offer: [105, 104]}\n"
    ).encode()
    handbook, problems = _hiding(105, files=files)
    assert problems == ()
    assert handbook is not None
    assert handbook.lesson(103).next == (104,)
    assert [door.offer for door in handbook.doors] == [(104,)]


def test_sessions_that_teach_it_go_with_it_and_that_is_told() -> None:
    handbook, problems = _hiding(104)
    assert handbook is not None
    assert (handbook.sessions, handbook.session_files) == ((), {})
    (told,) = problems
    assert (told.code, told.level) == ("SO258", "warning")
    assert dict(told.params)["files"] == f"sessions/lan-nua.yml, {SESSION}"


def test_a_sentence_that_names_it_is_told_where_it_was_hidden() -> None:
    files = _with("go-sai:\n    problem: ", "go-sai:\n    problem: Xem bài 105. ", "troubles.yml")
    handbook, problems = _hiding(105, files=files)
    assert handbook is not None
    (told,) = problems
    assert (told.code, told.level, told.place.file) == ("SO257", "warning", "guides/commune.yml")
    assert dict(told.params) == {"code": "105", "by": "troubles.yml"}


def test_what_only_hidden_lessons_say_of_each_other_is_not_told() -> None:
    files = _files()
    files[THIRD] = files[THIRD].replace(b"summary: ", "summary: Sau bài 104, ".encode(), 1)
    assert [each.code for each in _hiding(104, 105, files=files)[1] if each.code == "SO257"] == []
    assert [dict(each.params)["by"] for each in _hiding(104, files=files)[1] if each.code == "SO257"] == ["105"]


@pytest.mark.parametrize("code", [103, 999])
def test_the_lesson_for_who_was_cheated_and_one_that_there_is_not_are_told_at_their_line(code: int) -> None:
    handbook, problems = _hiding(code)
    lines = len(good()["commune.yml"].splitlines())
    assert handbook is None
    assert [(each.code, each.place.line, each.place.column) for each in problems] == [("SO255" if code == 103 else "SO234", lines + 2, 14)]


def test_what_was_printed_stays_and_so_does_what_paper_leads_on_to() -> None:
    printed = {"code": 105, "event": "printed", "subject": "khac"}
    handbook, problems = _hiding(105, files=_files() | {"codes.lock.yml": _printed(printed)})
    assert handbook is None
    assert _told(problems) == [("SO256", "guides/commune.yml", 14)]
    gone = {"code": 106, "event": "withdrawn", "subject": "cu", "instead": 105}
    _, problems = _hiding(105, files=_files() | {"codes.lock.yml": _printed(gone)})
    assert _told(problems) == [("SO256", "guides/commune.yml", 14)]


def test_a_lesson_is_hidden_once() -> None:
    assert [each.code for each in _hiding(105, 105)[1]] == ["SO244"]


def test_a_commune_may_hide_as_many_lessons_as_there_are_numbers():
    """So that a handbook of three topics is a matter of commune.yml."""
    _, problems = _hiding(*range(101, 1000))
    assert "SO214" not in {each.code for each in problems}
