"""From step to step over the drawings: what opens is the next step's screen, or the lesson says what opens."""

from __future__ import annotations

import pytest
from good import ICONS, LESSON, SCREENS, good

from generator.guide.load import check

DRAWN = """# yaml-language-server: $schema=../schema/screens.json
vneid-start:
  alt: Màn hình đăng nhập VNeID, nút Kích hoạt ở dưới.
  draw:
    - bar: VNeID
    - note: {text: Chào bác, id: hello}
    - field: {text: Số điện thoại, hint: Gõ số, id: number}
    - field: {text: Họ tên, value: Tên của bác, id: name}
    - pin: {id: code}
    - rows:
        - {text: Dòng này, id: row}
BUTTON
next-one:
  alt: Màn hình tiếp theo có một dòng chữ.
  draw:
    - bar: VNeID
    - note: Xong rồi
home:
  alt: Màn hình có các biểu tượng ứng dụng.
  draw:
    - grid: [VNeID, Máy ảnh]
table:
  alt: Tờ giấy nằm trên bàn, bên cạnh cây bút.
  phone: false
  draw:
    - note: Tờ giấy
"""


def found(mark: str, following: str, *, do: str = "Gõ số của mình.", then: str = "Đọc dòng chữ.", says: str = "", button: bool = False):
    """Codes and particulars of the problems with the way from a first step to the second."""
    first = f"    picture: {{screen: vneid-start, mark: [{mark}]}}\n" + (f"    leads_to: {says}\n" if says else "")
    lesson = good()[LESSON].decode().replace("    picture: {screen: vneid-start, mark: [activate]}\n", first)
    lesson = lesson.replace("do: Bấm **Kích hoạt**.", f'do: "{do}"').replace("do: Gõ 12 số trên thẻ.", f'do: "{then}"')
    lesson = lesson.replace("    picture: vneid-start\n", f"    picture: {following}\n" if following else "")
    drawn = DRAWN.replace("BUTTON", "    - button: {text: Gửi yêu cầu, id: send}" if button else "    - gap: 10")
    problems = check(good() | {LESSON: lesson.encode(), SCREENS: drawn.encode()}, icons=ICONS)[1]
    return [(each.code, dict(each.params)) for each in problems if each.code in ("SO232", "SO645", "SO646", "SO647", "SO648")]


def codes(mark: str, following: str, **more: object) -> list[str]:
    return [code for code, _ in found(mark, following, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize("mark", ["row", "number", "code", "name", "hello"])
@pytest.mark.parametrize("following", ["next-one", "vneid-start"])
def test_where_the_next_step_follows_nothing_is_asked(mark: str, following: str):
    assert codes(mark, following, do="Xem chỗ này.") == []


def test_a_button_between_two_screens_that_no_step_presses_is_told_with_what_to_write():
    assert found("number", "next-one", button=True) == [("SO645", {"screen": "vneid-start", "next": "next-one", "button": "Gửi yêu cầu"})]
    assert codes("name", "next-one", do="Đọc tên mình.", button=True) == ["SO645"]


def test_no_button_is_missed_on_the_same_screen_after_a_code_or_where_it_is_marked_itself():
    assert codes("number", "vneid-start", button=True) == []
    assert codes("code", "next-one", button=True) == []
    assert codes("row", "next-one", button=True) == []
    assert codes("number, send", "next-one", button=True) == []
    assert codes("name", "next-one", do="Đọc tên mình.", then="Tên sai: đọc dòng chữ.", button=True) == []


@pytest.mark.parametrize("says", ["next-one", "stay", "home"])
def test_who_says_the_way_is_not_asked(says: str):
    assert codes("number", "next-one", says=says, button=True) == []
    assert codes("row", "home", says=says) == []


@pytest.mark.parametrize(
    ("following", "then"),
    [("", "Đọc giấy."), ("table", "Đọc giấy."), ("home", "Đọc dòng chữ."), ("next-one", "Máy báo sai: đọc dòng chữ.")],
)
def test_a_tap_whose_next_step_starts_elsewhere_is_asked_for_what_it_opens(following: str, then: str):
    assert found("row", following, do="Bấm dòng này.", then=then) == [
        ("SO646", {"mark": "Dòng này", "screen": "vneid-start", "next": "" if following == "table" else following})
    ]
    assert codes("name", following, do="Đọc tên.", then=then) == []


def test_a_call_and_a_press_on_what_cannot_be_pressed_are_asked_too():
    assert codes("row", "next-one", do="Gọi Công an xã.") == ["SO646"]
    assert codes("hello", "next-one", do="Bấm chỗ này.") == ["SO646"]


def test_a_way_that_is_plain_without_is_left_out():
    assert found("row", "next-one", says="next-one") == [("SO647", {"screen": "next-one"})]
    assert codes("hello", "next-one", do="Xem chỗ này.", says="next-one") == []


def test_a_way_leads_to_a_screen_that_there_is():
    assert codes("row", "next-one", says="next-two") == ["SO232"]


def test_the_last_step_and_one_off_the_phone():
    files = good()
    lesson = files[LESSON].decode()
    last = lesson.replace("see: đúng họ tên", "picture: {screen: vneid-start, mark: [activate]}\n    see: đúng họ tên")
    assert check(files | {LESSON: last.encode()}, icons=ICONS)[1] == ()
    off = lesson.replace("see: đúng họ tên", "leads_to: vneid-start\n    see: đúng họ tên")
    assert [each.code for each in check(files | {LESSON: off.encode()}, icons=ICONS)[1]] == ["SO648"]
    assert check(files | {LESSON: off.replace("leads_to: vneid-start", "leads_to: stay").encode()}, icons=ICONS)[1] == ()


def test_a_next_step_that_must_have_a_picture_is_told_once_and_a_screen_that_only_a_way_leads_to_is_used():
    assert codes("row", "", do="Bấm dòng này.", then="Bấm nút ấy.") == []
    files = good() | {SCREENS: DRAWN.replace("BUTTON\n", "").encode()}
    lesson = (
        files[LESSON].decode().replace(", mark: [activate]}", ", mark: [row]}\n    leads_to: next-one").replace("**Kích hoạt**", "dòng này")
    )
    unused = [dict(each.params)["screen"] for each in check(files | {LESSON: lesson.encode()}, icons=ICONS)[1] if each.code == "SO239"]
    assert unused == ["home", "table"]
