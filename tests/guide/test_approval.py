"""An approval is of the words that residents read: what changes them ends it, what changes nothing for residents does not."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import messages_to_judge
import pytest
from good import ICONS, LESSON, good, paths

from generator.guide.approval import amended, digest
from generator.guide.handbook import Handbook
from generator.guide.judge import Scheme
from generator.guide.lesson import Lesson
from generator.guide.load import check
from generator.guide.shape import shape_of
from generator.guide.shared import unapproved
from generator.problems import Problem

WAITING = "approval: {unit: cong-an-xa, status: waiting}"
WORDS = "a294-5c0a-114d-5f03"
APPROVED = f"approval: {{unit: cong-an-xa, status: approved, date: 2026-11-20, document: số 12/CAX, words: {WORDS}}}"

LEFT_OUT = {
    "code": "cannot change",
    "find[]": "typed, not read",
    "minutes.teach[]": "how a class is planned",
    "minutes.practise[]": "how a class is planned",
    "teach_back[]": "asked by the trainer; claims nothing",
    "steps[].picture.screen": "drawings are kept in files of their own and say that they are drawings",
    "steps[].picture.mark[]": "as above",
    "steps[].picture.crop": "as above",
    "steps[].trouble": "its way out is in `stuck`",
    "steps[].key": "what a poster shows first",
    "steps[].leads_to": "what a practice run shows next",
    "mistakes[].at.step": "where a practice run lets the mistake happen",
    "mistakes[].at.press": "as above",
    "trainer.prepare[]": "for the trainer",
    "trainer.say": "for the trainer",
    "trainer.pitfalls[]": "for the trainer",
    "links[]": "leads elsewhere",
    "targets[]": "which target of the plan the lesson serves",
    "help[]": "contacts are kept in a file of their own",
    "next[]": "leads elsewhere",
    "sources[].what": "where the words come from, not the words",
    "sources[].link": "as above",
    "sources[].published": "as above",
    "sources[].in_force": "as above",
    "sources[].checked": "as above",
    "confirm[].what": "residents never see it",
    "confirm[].ask": "residents never see it",
    "confirm[].phone": "residents never see it",
    "checked.date": "when somebody looked",
    "checked.app_version": "when somebody looked",
    "recheck_days": "when somebody must look again",
    "approval.unit": "the approval itself",
    "approval.status": "the approval itself",
    "approval.date": "the approval itself",
    "approval.document": "the approval itself",
    "approval.words": "the approval itself",
    "approval.history[].date": "the approval itself",
    "approval.history[].why": "the approval itself",
    "approval.history[].words": "the approval itself",
}
"""Fields that may change without a new look of the unit, each with its reason. All others count."""

FULL: dict[str, Any] = {
    "code": 103,
    "title": "a",
    "summary": "b",
    "find": ["c"],
    "audience": {"who": "d", "min_age": 14},
    "minutes": {"teach": [10, 15], "practise": [20, 30]},
    "need": ["e"],
    "steps": [
        {
            "do": "f",
            "picture": {"screen": "g", "mark": ["h"], "crop": True},
            "see": "i",
            "stuck": "j",
            "trouble": "k",
            "key": False,
            "phones": {"android": "l", "iphone": "m"},
            "leads_to": "stay",
            "until": "2027-02-28",
        }
    ]
    * 3,
    "key_points": [{"say": "n", "until": "2027-02-28"}],
    "warnings": [{"say": "o", "until": "2027-02-28"}],
    "mistakes": [{"wrong": "p", "fix": "q", "at": {"step": 1, "press": "ao"}}],
    "practise": "r",
    "teach_back": ["s"],
    "quiz": [{"ask": "t", "options": ["u", "v"], "answer": 1, "why": "w", "until": "2027-02-28"}] * 2,
    "trainer": {"prepare": ["x"], "say": "y", "pitfalls": ["z"]},
    "links": ["aa"],
    "targets": [1],
    "help": ["ab"],
    "next": [104],
    "sources": [{"what": "ac", "link": "ad", "published": "2026-01-01", "in_force": "2026-01-01", "checked": "2026-01-01"}],
    "confirm": [{"what": "ae", "ask": "af", "phone": "ag"}],
    "checked": {"date": "2026-01-01", "app_version": "ah"},
    "recheck_days": 90,
    "approval": {"unit": "ai", "status": "approved", "date": "2026-01-01", "document": "aj", "words": WORDS}
    | {"history": [{"date": "2026-01-01", "why": "ak", "words": WORDS}]},
}
OTHER = {"2026-01-01": "2026-01-02", "2027-02-28": "2027-03-01", WORDS: "0" + WORDS[1:], "approved": "waiting", "stay": "an"}


def _leaves(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _leaves(each, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        yield from _leaves(value[0], f"{path}[]")
    else:
        yield path


def _with_another(value: Any, path: list[str]) -> Any:
    if not path:
        return not value if isinstance(value, bool) else value + 1 if isinstance(value, int) else OTHER.get(value, value + "b")
    name, *rest = path
    if name.endswith("[]"):
        items = value[name[:-2]]
        return {**value, name[:-2]: [_with_another(items[0], rest), *items[1:]]}
    return {**value, name: _with_another(value[name], rest)}


def test_every_field_of_a_lesson_is_here() -> None:
    assert set(paths(shape_of(Lesson))) == set(_leaves(FULL)), "FULL has every field"


@pytest.mark.parametrize("path", list(_leaves(FULL)))
def test_a_change_of_what_residents_read_is_seen_and_no_other(path: str) -> None:
    changed = Lesson.model_validate(_with_another(FULL, path.split(".")))
    assert changed != Lesson.model_validate(FULL)
    assert (digest(changed) == digest(Lesson.model_validate(FULL))) == (path in LEFT_OUT)


def _checked(*changes: tuple[str, str], file: str = LESSON) -> tuple[Handbook, list[Problem]]:
    """The good handbook with its lesson approved, after some changes of a file."""
    files = good()
    files[LESSON] = files[LESSON].replace(WAITING.encode(), APPROVED.encode())
    for old, new in changes:
        assert old.encode() in files[file]
        files[file] = files[file].replace(old.encode(), new.encode(), 1)
    handbook, problems = check(files, icons=ICONS)
    assert handbook is not None, problems
    return handbook, [each for each in problems if each.code.startswith("SO27")]


def test_what_is_approved_stays_so_while_nothing_changes() -> None:
    handbook, problems = _checked()
    assert digest(handbook.lesson(103)) == WORDS
    assert (handbook.approval_state(handbook.lesson(103)), problems) == ("approved", [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("summary: Mở khóa tài khoản định danh của mình.", "summary: >-\n  Mở khóa tài khoản\n  định danh của mình."),
        ("practise: Tập gõ 6 số trên giấy.", "# lời nhắn\npractise: 'Tập gõ 6 số trên giấy.'"),
        ("Tập gõ 6 số trên giấy.", "Tập gõ **6 số** trên giấy."),
    ],
    ids=["other lines", "quotes and a comment", "other marks"],
)
def test_layout_and_marks_are_no_words(old: str, new: str) -> None:
    handbook, problems = _checked((old, new))
    assert (handbook.amended, problems) == (frozenset(), [])


def test_a_changed_sentence_is_told_where_the_approval_stands() -> None:
    handbook, problems = _checked(("Không đọc mã cho ai.", "Không đọc mã cho người lạ."))
    assert handbook.approval_state(handbook.lesson(103)) == "amended"
    assert [(each.code, each.level, each.place.line) for each in problems] == [("SO271", "warning", 52)]
    assert handbook.only([103]).amended == {103}


def test_a_way_out_that_many_lessons_share_counts_in_each() -> None:
    handbook, _ = _checked(("So lại từng số với thẻ.", "So lại từng số."), file="troubles.yml")
    assert handbook.amended == {103}


def test_a_sentence_whose_last_day_is_past_was_approved_with_its_end() -> None:
    """The digest is that of the file: what outputs leave out after a day is no change."""
    full = Lesson.model_validate(FULL)
    approved = full.model_copy(update={"approval": full.approval.model_copy(update={"words": digest(full)})})
    assert not amended(approved)
    handbook, _ = _checked()
    later = handbook.lesson(103).model_copy(update={"warnings": handbook.lesson(103).warnings[:1]})
    assert handbook.approval_state(later) == "approved"
    assert full.key_points[0].until == datetime.date(2027, 2, 28)


def test_another_commune_waits_for_its_own_units() -> None:
    handbook, _ = _checked(("Không đọc mã cho ai.", "Không đọc mã cho người lạ."))
    theirs = unapproved(handbook)
    assert theirs.approval_state(theirs.lesson(103)) == "waiting"
    assert (theirs.amended, theirs.lesson(103).approval.words) == (frozenset(), None)


def test_messages_to_judge_are_approved_word_by_word() -> None:
    """All that people see of them, and which answer is right; not where it comes from and who looked when."""
    scheme = messages_to_judge.schemes(1)["kieu-1"]
    raw = scheme.model_dump(by_alias=True, exclude_unset=True)
    message = raw["messages"]["kieu-1-sms"]
    screen = message["screen"]
    drawn = [{**screen["draw"][0]}, {"sms": {"text": "Khác", "id": "line-0"}}, *screen["draw"][2:]]
    changed: list[dict[str, Any]] = [
        {**raw, "name": "Kiểu khác"},
        *(
            {**raw, "messages": {**raw["messages"], "kieu-1-sms": {**message, **other}}}
            for other in (
                {"real": False},
                {"when": "Lúc khác."},
                {"screen": {**screen, "alt": "Hình khác."}},
                {"screen": {**screen, "draw": drawn}},
                {"signs": [{**message["signs"][0], "says": "Chỗ khác."}]},
                {"do": "Làm khác."},
            )
        ),
    ]
    digests = {digest(Scheme.model_validate(each)) for each in (raw, *changed)}
    assert len(digests) == len(changed) + 1
    same = {**raw, "lesson": 201, "checked": datetime.date(2026, 11, 21), "sources": [{**raw["sources"][0], "what": "Chỗ khác"}]}
    assert digest(Scheme.model_validate(same)) == digest(scheme)


def test_another_commune_has_messages_to_judge_approved_anew() -> None:
    handbook, _ = _checked()
    scheme = messages_to_judge.schemes(1)["kieu-1"]
    approved = scheme.approval.model_copy(update={"status": "approved", "words": digest(scheme)})
    theirs = replace(handbook, schemes={"kieu-1": scheme.model_copy(update={"approval": approved})})
    assert theirs.scheme_state("kieu-1") == "approved"
    assert replace(theirs, amended=frozenset({"kieu-1"})).scheme_state("kieu-1") == "amended"
    assert unapproved(theirs).scheme_state("kieu-1") == "waiting"
