"""Lessons written for a xã, read in a phường: its own offices are a phường's, another xã stays one."""

from __future__ import annotations

import re

import pytest
from good import ICONS, LESSON, good

from generator.guide.load import load
from generator.guide.own_kind import BOTH, of_kind, words_for


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Cúp máy, ra Công an xã hỏi.", "Cúp máy, ra Công an phường hỏi."),
        ("Xã báo gì, loa xã cũng đọc.", "Phường báo gì, loa phường cũng đọc."),
        ("Nói với xã, trang của xã, tỉnh", "Nói với phường, trang của phường, tỉnh"),
        ("Công an xã. Bác chờ ở đó.", "Công an phường. Bác chờ ở đó."),
    ],
)
def test_the_readers_own_commune_is_what_it_is(written: str, said: str) -> None:
    assert of_kind(written, "phường") == said
    assert of_kind(written, "xã") == written


@pytest.mark.parametrize(
    "written",
    [
        *("Phòng Văn hóa - Xã hội", "hợp tác xã", "Công an xã Đắk Wil", "một xã ở Hải Phòng", "ở xã nghèo", "nộp ở xã khác"),
        *("Chỉ chọn tỉnh và xã", "Thôn, bon, xã, tỉnh", "Có xã được hỗ trợ hết", "Công an xã nào cũng được", "xã, phường", "xa xôi"),
    ],
)
def test_another_xa_and_words_that_sound_alike_stay(written: str) -> None:
    assert of_kind(written, "phường") == written


def test_shared_lessons_say_it_and_titles_of_other_peoples_pages_do_not() -> None:
    files = good()
    files["commune.yml"] = files["commune.yml"].replace("name: Xã Quảng Sơn".encode(), "name: phường Quảng Sơn".encode())
    files["links.yml"] = files["links.yml"].replace(b"name: ", "name: Công an xã nói. ".encode(), 1)
    files[LESSON] = files[LESSON].replace("title: Kích hoạt VNeID".encode(), "title: Ra Công an xã".encode())
    handbook = load(files, icons=ICONS)
    assert handbook.lesson(103).title == "Ra Công an phường"
    assert any(link.name.startswith("Công an xã nói. ") for link in handbook.links.values())


def test_our_own_words_say_it_too_at_any_depth() -> None:
    assert words_for("phường", "judge_page")["habits"][1]["says"] == "người nhà, Công an phường, Tổ công nghệ số."
    assert words_for("phường", "staff")["targets"]["title"] == "Chỉ tiêu của phường"
    assert words_for("xã", "staff")["targets"]["title"] == "Chỉ tiêu của xã"


@pytest.mark.parametrize("kind", ["phường", BOTH])
def test_no_word_for_pages_and_paper_is_left_behind(kind: str) -> None:
    for name in ("judge_page", "downloads", "session_page", "trainer_home", "judge", "key_sheet", "practice", "report"):
        left = str(words_for(kind, name)).replace(BOTH, "").replace(BOTH.capitalize(), "")
        assert re.findall(r".{9}\b[Xx]ã\b(?! hội).{9}", left) == []


def test_a_handbook_that_all_communes_of_a_province_read_speaks_to_both() -> None:
    files = good()
    files["commune.yml"] = files["commune.yml"].replace("name: Xã Quảng Sơn".encode(), "name: tỉnh Lâm Đồng".encode())
    handbook = load(files, icons=ICONS)
    assert handbook.words("practice")["page"]["odd"]["do"][1].endswith("Công an xã, phường nhờ xem giúp.")
    assert "Ra Công an xã nhờ" in str(handbook.lesson(103)), "lessons stay as they were written: some would be too long for their paper"
