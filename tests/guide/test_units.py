"""The communes of the country by name: as people write them, with what is near where nothing is called so."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from generator.guide.own_names import KINDS, PROVINCES, apart
from generator.guide.units import MOST, find, units


def test_all_communes_since_july_2025_are_there_each_with_its_own_code() -> None:
    assert len(units()) == len({unit.code for unit in units()}) == 3321
    assert len({unit.province for unit in units()}) == 34
    assert {unit.kind for unit in units()} == {"xã", "phường", "đặc khu"}
    assert all(len(unit.code) == 5 for unit in units())


def test_the_list_is_that_of_a_second_program() -> None:
    package = importlib.util.find_spec("vietnam_provinces")
    assert package
    assert package.origin
    listed = json.loads((Path(package.origin).parent / "data" / "nested-divisions.json").read_bytes())
    theirs = {
        (f"{each['code']:05}", " ".join(apart(each["name"], KINDS)), " ".join(apart(above["name"], PROVINCES)))
        for above in listed
        for each in above["wards"]
    }
    assert {(unit.code, unit.name, unit.province) for unit in units()} == theirs


@pytest.mark.parametrize(
    ("name", "province", "code"),
    [
        ("xã Quảng Sơn", "Lâm Đồng", "24616"),
        ("Quảng Sơn", None, "24616"),
        ("x. quang son", "tinh lam dong", "24616"),
        ("X.Quảng Sơn", "T. Lâm Đồng", "24616"),
        ("dac khu phu quy", None, "23272"),
        ("P. Thuận Hóa", "TP Huế", "19786"),
        ("phường Thuận Hoá", "thành phố Huế", "19786"),
        ("phuong xuan huong", None, "24781"),
    ],
)
def test_a_commune_is_found_however_its_name_is_written(name: str, province: str | None, code: str) -> None:
    assert [unit.code for unit in find(name, province).exactly] == [code]


def test_a_name_without_marks_may_mean_several_and_one_with_marks_means_itself() -> None:
    assert {unit.whole for unit in find("Quang Son").exactly} == {"xã Quảng Sơn, tỉnh Lâm Đồng", "xã Quang Sơn, tỉnh Thái Nguyên"}
    assert {unit.whole for unit in find("Quang Sơn").exactly} == {"xã Quang Sơn, tỉnh Thái Nguyên"}


def test_a_name_that_is_not_there_gets_the_nearest_ones() -> None:
    found = find("Quảng Sươn", "Lâm Đồng")
    assert found.exactly == ()
    assert found.near[0] == "xã Quảng Sơn, tỉnh Lâm Đồng"
    assert len(found.near) <= MOST


def test_the_same_name_elsewhere_is_nearest() -> None:
    assert find("Quảng Sơn", "Huế").near[1] == "xã Quảng Sơn, tỉnh Lâm Đồng"
    assert "xã Quảng Sơn, tỉnh Lâm Đồng" in find("phường Quảng Sơn").near


def test_a_province_that_is_not_there_gets_the_nearest_ones_too() -> None:
    assert find("Quảng Sơn", "Lam Dongg").provinces == ("tỉnh Lâm Đồng",)
    assert find("Quảng Sơn", "zzzz").provinces == ()
