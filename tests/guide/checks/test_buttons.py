"""Words on a button that a step presses: they stand on its picture, on what is marked."""

from __future__ import annotations

import pytest
from good import ICONS, SCREENS, with_change

from generator.guide.checks.buttons import pressed
from generator.guide.load import check


def found(do: str, label: str = "Kích hoạt", mark: str = ", mark: [activate]") -> list[dict[str, str]]:
    """The particulars of every button that is not there."""
    files = with_change("do: Bấm **Kích hoạt**.", f'do: "{do}"')
    lesson = next(name for name in files if name.startswith("1-vneid"))
    files[lesson] = files[lesson].replace(b", mark: [activate]", mark.encode(), 1)
    screen = with_change("{text: Kích hoạt, id: activate}", f'{{text: "{label}", id: activate}}', SCREENS)[SCREENS]
    return [dict(each.params) for each in check(files | {SCREENS: screen}, icons=ICONS)[1] if each.code == "SO643"]


@pytest.mark.parametrize(
    ("do", "label"),
    [
        ("Bấm **Kích hoạt**.", "KÍCH HOẠT TÀI KHOẢN"),
        ("Bấm **kích hoạt** ở cuối.", "Kích hoạt"),
        ("Bấm **Hoà nhạc**.", "Hòa nhạc"),
        ("Bấm **Hủy** hoặc **Từ chối**.", "Từ chối"),
        ("Bấm nút có chữ “Cài đặt”, hoặc “Nhận”.", "Nhận"),
        ("Chọn dòng có chữ “Tài khoản định danh điện tử cấp bởi Bộ Công an”.", "Tài khoản định danh điện tử cấp bởi…"),
        ("Bấm **Cấp thẻ căn cước cho người dưới 14 tuổi**.", "Cấp thẻ căn cước cho người dưới 14"),
        ("Máy báo sai: bấm **Kích hoạt**.", "Kích hoạt"),
        ("Bấm **Kích hoạt** trong **VNeID**.", "Kích hoạt"),
        ("Bấm vào món hàng trong mục “Đơn mua”.", "Kích hoạt"),
        ("Gõ “xin chào” vào ô.", "Kích hoạt"),
        ("Đọc dòng **Họ tên**.", "Kích hoạt"),
        ("Bấm nút gửi.", "Kích hoạt"),
    ],
)
def test_words_that_are_on_the_button_pass_and_what_is_not_pressed_is_not_looked_for(do: str, label: str):
    assert found(do, label) == []


@pytest.mark.parametrize("do", ["Bấm **Kích**.", "Bấm **Kích hoạt**."])
def test_a_name_is_found_by_whole_syllables(do: str):
    assert bool(found(do, "Kíchhoạt")) is True


def test_words_that_are_not_on_the_button_are_an_error_that_says_what_is_there():
    assert found("Bấm **Đăng ký** hoặc “Mở”.") == [{"button": "Đăng ký", "screen": "vneid-start", "there": "Kích hoạt"}]


@pytest.mark.parametrize("typed", ["Kích hoat", "Kịch hoạt", "kich hoat"])
def test_a_letter_typed_without_its_mark_is_another_word(typed: str):
    assert [each["button"] for each in found(f"Bấm **{typed}**.")] == [typed]


def test_words_elsewhere_on_the_picture_do_only_where_nothing_is_marked():
    assert found("Bấm **Đăng nhập VNeID**.") != []
    assert found("Bấm **Đăng nhập VNeID**.", mark="") == []
    assert found("Bấm **Đăng ký**.", mark="") != []


def test_alternatives_are_names_with_nothing_but_or_between_them():
    assert pressed("Bấm **Hủy**, “Bỏ qua” hoặc có chữ **Từ chối** ở dưới **VNeID**.") == ("Hủy", "Bỏ qua", "Từ chối")
    assert pressed("Bấm nút gửi.") == ()
