"""The index of lessons."""

from __future__ import annotations

import page_sample

from generator.page.az import index


def test_titles_and_accented_aliases_stand_under_their_letter() -> None:
    letters = {letter.name: [(entry.name, entry.code) for entry in letter.entries] for letter in index(page_sample.handbook())}
    assert letters["B"] == [("Bị lừa", 701)]
    assert letters["K"] == [("Kích hoạt định danh", 103), ("Kích hoạt tài khoản VNeID mức 2", 103)] or letters["K"] == [
        ("Kích hoạt tài khoản VNeID mức 2", 103),
        ("Kích hoạt định danh", 103),
    ]
    assert letters["Đ"] == []
    assert not any("kich hoat" in name for lines in letters.values() for name, _ in lines), "aliases without marks are for the search box"


def test_a_title_and_an_alias_that_are_alike_stand_once() -> None:
    data = page_sample.raw()
    data["lessons"][0]["find"].append("kích hoạt tài khoản vneid mức 2")
    assert index(page_sample.handbook(data)) == index(page_sample.handbook())
