"""A few values of a file change, and no letter beside them."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
import yaml
from few import SAMPLE_GUIDES
from good import TESTS

from generator.guide.rewrite import LayoutError, rewritten

LESSONS = [path for root in (SAMPLE_GUIDES, TESTS / "good_guides") for path in sorted(root.glob("[1-9]-*/*.yml"))]
APPROVAL = {"status": "approved", "date": "2026-12-01", "document": 'Công văn số 12/CAX: "gấp" # 1', "words": "0123-4567-89ab-cdef"}
ENTRY = {"date": "2026-12-02", "why": "sửa lỗi gõ: một dấu, hai chữ", "words": "fedc-ba98-7654-3210"}
HEAD = '# đầu tệp\ntitle:  "Mở  máy"   # tên\n'


def _changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went, and those that came."""
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [each[2:] for each in lines if each[0] == "-"], [each[2:] for each in lines if each[0] == "+"]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_only_the_wanted_line_of_a_lesson_changes(path: Path) -> None:
    before = path.read_bytes()
    approved = rewritten(before, "approval", APPROVAL)
    gone, come = _changed(before.decode(), approved.decode())
    assert len(gone) == 1
    assert gone[0].startswith("approval: {")
    assert come[0].startswith("approval:")
    assert {line.partition(":")[0].strip() for line in come[1:]} <= {"unit", *APPROVAL}
    seen = rewritten(approved, "checked", {"date": "2026-12-01", "app_version": "VNeID 2.2.11 trên Samsung A15"})
    gone, come = _changed(approved.decode(), seen.decode())
    assert len(gone) == len(come) == 1
    assert gone[0].startswith("checked: ")
    told = yaml.safe_load(seen)
    assert told["approval"]["document"] == APPROVAL["document"]
    assert told["checked"]["app_version"] == "VNeID 2.2.11 trên Samsung A15"


def test_the_same_values_again_change_nothing() -> None:
    once = rewritten(LESSONS[0].read_bytes(), "approval", APPROVAL, (ENTRY,), "history")
    assert rewritten(once, "approval", APPROVAL) == once


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("approval: {unit: a, status: waiting}\n", 'approval: {unit: a, status: approved, document: "Số 1", words: 0123}\n'),
        (
            "approval: {unit: a, status: waiting} # gửi rồi\nx: 1\n",
            'approval: {unit: a, status: approved, document: "Số 1", words: 0123} # gửi rồi\nx: 1\n',
        ),
        ("approval: {unit: a,\n  status: waiting}\n", 'approval: {unit: a,\n  status: approved, document: "Số 1", words: 0123}\n'),
        (
            "approval:\n  unit: a\n  # gửi ngày 1/12\n  status: waiting\n\n# cuối tệp\n",
            'approval:\n  unit: a\n  # gửi ngày 1/12\n  status: approved\n  document: "Số 1"\n  words: 0123\n\n# cuối tệp\n',
        ),
        (
            "approval:\n    document:\n    unit: a\n    status: 'waiting'",
            'approval:\n    document: "Số 1"\n    unit: a\n    status: approved\n    words: 0123',
        ),
        (
            "approval:\n  document: >-\n    Số\n    không\n  status: waiting\nx: 1\n",
            'approval:\n  document: "Số 1"\n  status: approved\n  words: 0123\nx: 1\n',
        ),
    ],
    ids=["braces", "a comment behind", "braces over lines", "lines with a comment", "a blank value, no last line end", "a folded value"],
)
def test_the_layout_stays_as_its_author_made_it(before: str, after: str, ends: str) -> None:
    values = {"status": "approved", "document": "Số 1", "words": "0123"}
    told = rewritten((HEAD + before).replace("\n", ends).encode(), "approval", values)
    assert told.decode() == (HEAD + after).replace("\n", ends)


@pytest.mark.parametrize(
    "before",
    [
        "approval: {unit: a}\nx: 1\n",
        "approval: {unit: a, history: [{why: b}]}\nx: 1\n",
        "approval: {unit: a, history: []} # lời nhắn\n",
        "approval:\n  unit: a\n  history: []\nx: 1\n",
        "approval:\n  history:\n  unit: a\n",
        "approval:\n  unit: a\n  history:\n    - {why: b}\n    # lời nhắn\n    - why: c\n      date: d\n\nx: 1\n",
        "approval:\n  unit: a\n  history:\n  - why: b\n",
        "approval:\n  unit: a\n  history: [{why: b}]\n",
        "approval: {unit: a,\n  history: [{why: b}]}\n",
        "approval: {unit: a,\n  status: b}\n",
    ],
)
def test_an_entry_is_put_at_the_end_of_a_list(before: str) -> None:
    after = rewritten((HEAD + before).encode(), "approval", {"unit": "a"}, (ENTRY, ENTRY), "history").decode()
    old, new = (yaml.load(text, Loader=yaml.BaseLoader) for text in (HEAD + before, after))  # texts as they stand
    assert new["approval"]["history"] == [*(old["approval"].get("history") or []), ENTRY, ENTRY]
    assert {**new["approval"], "history": 0} == {**old["approval"], "history": 0}
    assert after.startswith(HEAD)
    assert after.count("# lời nhắn") == before.count("# lời nhắn")


def test_braces_that_grow_too_wide_get_a_line_a_value() -> None:
    before = f"approval: {{unit: {'a' * 60}, status: waiting}}\nx: 1\n"
    after = rewritten(before.encode(), "approval", {"status": "approved", "document": "b" * 60}).decode()
    assert after == f"approval:\n  unit: {'a' * 60}\n  status: approved\n  document: {'b' * 60}\nx: 1\n"


@pytest.mark.parametrize("raw", ["title: a\n", "approval: a\n", "- approval\n", "approval: {unit: a\n", ""])
def test_a_file_without_such_a_record_is_refused(raw: str) -> None:
    with pytest.raises(LayoutError):
        rewritten(raw.encode(), "approval", {"status": "approved"})


def test_a_change_that_would_not_read_as_wanted_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.guide.rewrite._scalar", lambda value: value)
    with pytest.raises(LayoutError):
        rewritten(b"approval: {unit: a}\n", "approval", {"document": "so 1, ngay 2: 3"})
