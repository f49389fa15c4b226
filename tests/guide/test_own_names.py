"""Shared guides say the commune's name where they must: every value of a file is filled in before anything judges it."""

from __future__ import annotations

import pytest
from good import ICONS, LESSON, good

from generator.guide.commune import Commune
from generator.guide.load import check, load
from generator.guide.own_names import filled, names_of
from generator.guide.source import data, read
from generator.guide.validate import validated

FILES = good()


def commune(name: str, province: str = "Lâm Đồng", plan: str = "") -> Commune:
    text = (
        FILES["commune.yml"].decode().replace("name: Xã Quảng Sơn", f"name: {name}").replace("province: Lâm Đồng", f"province: {province}")
    )
    node = read("commune.yml", f"{text}{plan}".encode()).node
    assert node is not None
    made, problems = validated(Commune, node)
    assert made is not None, problems
    return made


@pytest.mark.parametrize(
    ("name", "province", "said"),
    [
        ("xã Suối Mơ", "tỉnh Lâm Đồng", "xã Suối Mơ|Xã Suối Mơ|Suối Mơ|tỉnh Lâm Đồng|Lâm Đồng"),
        ("Xã Suối Mơ", "Lâm Đồng", "xã Suối Mơ|Xã Suối Mơ|Suối Mơ|tỉnh Lâm Đồng|Lâm Đồng"),
        ("Suối Mơ", "Thành phố Huế", "xã Suối Mơ|Xã Suối Mơ|Suối Mơ|thành phố Huế|Huế"),
        ("phường B'Lao", "Lâm Đồng", "phường B'Lao|Phường B'Lao|B'Lao|tỉnh Lâm Đồng|Lâm Đồng"),
        ("Đặc khu Phú Quý", "Lâm Đồng", "đặc khu Phú Quý|Đặc khu Phú Quý|Phú Quý|tỉnh Lâm Đồng|Lâm Đồng"),
    ],
)
def test_a_name_is_said_with_what_it_is_and_without(name: str, province: str, said: str) -> None:
    node = read("x.yml", "- <xã>|<Xã>|<tên xã>|<tỉnh>|<tên tỉnh>".encode()).node
    assert node is not None
    assert data(filled(node, names_of(commune(name, province)))) == [said]


def test_a_plan_that_is_not_told_has_a_line_to_fill_in() -> None:
    assert names_of(commune("xã Suối Mơ"))["kế hoạch"].startswith("Kế hoạch của Ủy ban nhân dân xã Suối Mơ")
    assert "……" in names_of(commune("xã Suối Mơ"))["kế hoạch"]
    assert names_of(commune("xã Suối Mơ", plan="plan: Kế hoạch số 5.\n"))["kế hoạch"] == "Kế hoạch số 5."


def test_a_lesson_and_a_drawn_screen_say_the_name_wherever_they_may() -> None:
    lesson = FILES[LESSON].decode().replace("title: Kích hoạt VNeID", "title: Kích hoạt ở <tên xã>")
    screens = {name: raw.replace(b"alt: ", "alt: <Xã>. ".encode()) for name, raw in FILES.items() if name.startswith("screens/")}
    handbook = load({**FILES, **screens, LESSON: lesson.encode()}, icons=ICONS)
    assert handbook.lesson(103).title == "Kích hoạt ở Quảng Sơn"
    assert all(screen.alt.startswith("Xã Quảng Sơn. ") for screen in handbook.screens.values())


def test_lessons_are_judged_too_while_the_commune_has_a_mistake() -> None:
    lesson = FILES[LESSON].decode().replace("title: Kích hoạt VNeID", "title: Kích hoạt ở <xã>").encode()
    spoiled = FILES["commune.yml"].replace(b"host: https", b"host: http")
    assert {each.code for each in check({**FILES, "commune.yml": spoiled, LESSON: lesson}, icons=ICONS)[1]} == {"SO218"}


def test_a_name_that_nobody_knows_is_told_as_what_it_looks_like() -> None:
    lesson = FILES[LESSON].decode().replace("title: Kích hoạt VNeID", "title: Kích hoạt ở <bon>").encode()
    assert {each.code for each in check({**FILES, LESSON: lesson}, icons=ICONS)[1]} == {"SO505"}
