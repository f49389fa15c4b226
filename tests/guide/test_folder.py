"""Which names in the guides folder are taken for guides, what they are probably meant to be, and what is left alone."""

from __future__ import annotations

import pytest
from good import ICONS, LESSON, good
from hypothesis import given
from hypothesis import strategies as st

from generator.disk.look import FolderEntry, Kind
from generator.guide.characters import MOST_BYTES, MOST_BYTES_OF
from generator.guide.folder import looks_like_a_guide, meant, readable, stray
from generator.guide.load import check
from generator.guide.reading import is_guide
from generator.problems import Place, shown


def code(name: str, entry: FolderEntry) -> str | None:
    told = stray(name, entry, Place(name), is_guide)
    return told.code if told else None


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("1-vneid/104-x.yml.txt", "1-vneid/104-x.yml"),
        ("1-vneid/104-Mở máy.YAML", "1-vneid/104-mo-may.yml"),
        ("1-vneid/104_mo_may.yml", "1-vneid/104-mo-may.yml"),
        ("1-vneid/104-đăng-nhập", "1-vneid/104-dang-nhap.yml"),
        ("1-vneid/.104-x.yml", "1-vneid/104-x.yml"),
        ("1-vneid/104-x.yml - Copy", "1-vneid/104-x.yml"),
        ("Commune.yml", "commune.yml"),
        ("codes.lock.YML", "codes.lock.yml"),
        ("screens/VNeID.yaml", "screens/vneid.yml"),
        ("lessons/190-Lịch họp.yml.txt", "lessons/190-lich-hop.yml"),
        ("lessons/150-Lịch họp.yml.txt", ""),
        ("104-x.yml", ""),
        ("1-vneid/x.yml", ""),
        ("1-vneid/104-x.yml", ""),
    ],
)
def test_the_name_that_was_meant_is_found(name: str, wanted: str):
    assert meant(name, is_guide) == wanted


@given(st.text(max_size=40))
def test_any_name_is_judged_without_a_crash_and_what_was_meant_is_a_guide(name: str):
    for kind in ("file", "folder", "closed", "unreadable", "link", "dead", "special"):
        code(name, FolderEntry(kind))
    near = meant(name, is_guide)
    assert not near or is_guide(near)
    looks_like_a_guide(name)


@pytest.mark.parametrize(
    "name", ["103-anh.png", "README.md", "1-vneid/ghi-chu.txt", "2026-11-22-hop.docx", "screens/nguon.svg", "yml", "1030-x.txt"]
)
def test_files_of_other_kinds_are_left_alone(name: str):
    for kind in ("file", "unreadable", "special"):
        assert code(name, FolderEntry(kind)) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [("lessons/150-x.yml", "file"), ("lessons/x.yml", "file"), ("Lessons/190-x.yml", "file"), ("lessons/1-vneid", "folder")],
)
def test_what_is_no_name_of_a_communes_own_lesson_is_told(name: str, kind: Kind):
    assert code(name, FolderEntry(kind)) == "SO140"


def test_a_communes_own_lesson_is_one_of_its_topic_and_nobody_has_to_lead_to_it():
    other = good()[LESSON].replace(b"code: 103", b"code: 190")
    handbook, problems = check(good() | {"lessons/190-lich-hop.yml": other}, icons=ICONS)
    assert handbook is not None
    assert [lesson.code for lesson in handbook.lessons] == [103, 190]
    assert "SO618" not in {each.code for each in problems}


def test_only_guides_of_a_fair_size_are_read():
    entries = {
        LESSON: FolderEntry("file", MOST_BYTES),
        "topics.yml": FolderEntry("file", MOST_BYTES + 1),
        "links.yml": FolderEntry("file", MOST_BYTES_OF["links.yml"]),
        "a.md": FolderEntry("file"),
        "glossary.yml": FolderEntry("special"),
    }
    assert readable(entries, is_guide) == (LESSON, "links.yml")
    assert code("topics.yml", entries["topics.yml"]) == "SO103"


@pytest.mark.parametrize(("kind", "size", "wanted"), [("file", MOST_BYTES + 1, "SO103"), ("dead", 0, "SO133"), ("unreadable", 0, "SO136")])
def test_numbers_that_cannot_be_read_are_not_taken_for_none(kind: Kind, size: int, wanted: str):
    assert code("progress.csv", FolderEntry(kind, size)) == wanted


@pytest.mark.parametrize("name", ["con", "nul", "com1", "lpt9"])
def test_a_name_that_windows_does_not_take_is_told(name: str):
    files = good()
    moved = {f"screens/{name}.yml" if each == "screens/vneid.yml" else each: content for each, content in files.items()}
    assert [problem.code for problem in check(moved, icons=ICONS)[1]] == ["SO137"]


def test_what_was_not_read_is_not_missed_elsewhere():
    files = good()
    for name in ("commune.yml", "screens/vneid.yml", LESSON):
        others = {name: FolderEntry("unreadable")}
        told = check({each: content for each, content in files.items() if each != name}, icons=ICONS, others=others)[1]
        assert [(problem.code, problem.place.file) for problem in told] == [("SO136", f"guides/{name}")]


def test_what_cannot_be_seen_is_shown_as_its_escape():
    assert shown("Bài ế\n\x1b[2J\u202e\u200b\udcff.yml") == r"Bài ế\n\x1b[2J\u202e\u200b\udcff.yml"
