"""The project's guides after an officer's ordinary day: a lesson more, one approved, a sentence changed, a warning left."""

from __future__ import annotations

import re
from pathlib import Path

from real_guides import GUIDES

from generator.disk import disk
from generator.guide.approval import digest
from generator.guide.handbook import Handbook, code_of
from generator.guide.kinds import LESSON_FILE
from generator.guide.lesson import Lesson
from generator.guide.rewrite import rewritten

APPROVED, CHANGED, WARNED = 103, 201, 706
"""The lessons that are touched."""


TITLE = "Bài của cán bộ xã"
"""Of the new lesson, which is otherwise a copy of the approved one."""


def edited_guides(whole: Handbook, folder: Path) -> int:
    """Write the edited copy into a folder; gives the new lesson's number. `whole` are the guides as they are."""
    files = disk.read_folder(GUIDES)
    lessons = {code_of(name): name for name in files if LESSON_FILE.fullmatch(name)}
    _change(files, lessons[APPROVED], r"(?m)^approval:(?:.*\n)(?:  .*\n)*", _APPROVAL)
    _change(files, lessons[CHANGED], r"(?m)^summary: .*$", "summary: Tự xem được sổ sức khỏe của mình trên điện thoại.")
    _change(
        files, lessons[WARNED], r"(?m)^practise: .*\n(?:  .*\n)*", f"practise: {'Bác làm lại từ đầu cho thật quen tay rồi ' * 6}nghỉ.\n"
    )
    new = next(code for code in range(199, 110, -1) if code not in lessons)
    more = files[lessons[APPROVED]].decode().replace(f"code: {APPROVED}\n", f"code: {new}\n", 1)
    more = re.sub(r"(?m)^title: .*$", f"title: {TITLE}", more, count=1)
    more = re.sub(r"(?m)^find:\n(?:  .*\n)*", "find:\n  - bai moi cua can bo\n", more, count=1)
    files[f"1-vneid/{new}-bai-cua-can-bo.yml"] = more.encode()
    approved = whole.lesson(APPROVED)
    _approve(files, lessons[APPROVED], approved)
    _approve(files, f"1-vneid/{new}-bai-cua-can-bo.yml", approved.model_copy(update={"title": TITLE}))
    disk.write_folder(files, folder)
    return new


def _approve(files: disk.Files, name: str, lesson: Lesson) -> None:
    """As `sotay approve` does: with the words that are approved."""
    files[name] = rewritten(files[name], "approval", {"words": digest(lesson)})


_APPROVAL = "approval: {unit: cong-an-xa, status: approved, date: 2026-11-20, document: số 1/CAX ngày 20/11/2026}\n"


def _change(files: disk.Files, name: str, pattern: str, by: str) -> None:
    text, count = re.subn(pattern, by, files[name].decode(), count=1)
    assert count == 1, (name, pattern)
    files[name] = text.encode()
