"""Lessons written for a xã, read in a phường: its own offices are a phường's, another xã stays one."""

from __future__ import annotations

import pytest
from good import ICONS, LESSON, good

from generator.guide.load import load
from generator.guide.own_kind import of_kind


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
