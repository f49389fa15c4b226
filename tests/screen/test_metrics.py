"""Words fit where they are put."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from screen_samples import screen

from generator.screen.layout import layout
from generator.screen.metrics import fit, width, wrap
from generator.screen.parts import WIDTH

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAÂĐÊÔƠƯ0123456789ỆỖẬữợặ.,:/-@?“”…WM"
label = st.text(st.sampled_from(LETTERS + "   "), min_size=1, max_size=40).filter(lambda text: text.strip())


def test_wide_letters_are_wider_and_bold_is_wider_still() -> None:
    assert width("WWW", 10) > width("iii", 10)
    assert width("Đăng nhập", 10, bold=True) > width("Đăng nhập", 10)


def test_a_letter_that_the_font_lacks_counts_as_a_square() -> None:
    assert width("字", 10) >= 10


@settings(deadline=None)  # the first call reads the font
@given(text=label, size=st.sampled_from([12.5, 14, 18]), room=st.floats(30, 212), bold=st.booleans())
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, size: float, room: float, bold: bool) -> None:
    lines = wrap(text, size, room, bold)
    assert all(width(line, size, bold) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(text.split())


def test_lines_are_about_equally_long() -> None:
    assert wrap("Sổ sức khỏe điện tử", 16, 150, True) == ("Sổ sức khỏe", "điện tử")


def test_an_address_is_broken_after_a_slash_or_dot() -> None:
    assert wrap("dichvucong.gov.vn/tra-cuu/ho-so", 14, 120) == ("dichvucong.gov.", "vn/tra-cuu/ho-so")


def test_a_word_that_needs_no_break_is_not_broken() -> None:
    for room in range(60, 200, 7):
        assert "nghiêng" in " ".join(wrap("đường nghiêng nghiêng nghiêng", 14, room)).split()


def test_a_size_is_given_up_before_a_line_is() -> None:
    assert fit("Gửi yêu cầu", (16, 14), 300) == (("Gửi yêu cầu",), 16)
    assert fit("Gửi yêu cầu", (16, 14), width("Gửi yêu cầu", 15)) == (("Gửi yêu cầu",), 14)
    assert fit("Gửi yêu cầu", (16, 14), 80) == (("Gửi yêu", "cầu"), 16)


@settings(deadline=None)  # the first call reads the font
@given(one=label, two=label, three=label)
def test_any_label_fits_its_part_and_parts_stay_on_the_screen(one: str, two: str, three: str) -> None:
    shown = screen(
        {"bar": one},
        {"field": {"text": two, "value": one, "icon": "card", "down": True}},
        {"button": three},
        {"links": [{"text": one, "icon": "lock"}, {"text": two}, {"text": three}]},
        {"rows": [{"text": one, "note": two, "icon": "star"}, {"text": three}]},
        {"grid": [{"text": one, "icon": "card"}, {"text": two}, {"text": three}]},
        {"photo": {"text": one, "note": two}},
        {"chat": {"text": three, "from": one, "mine": True}},
        {"qr": two},
        {"alert": three},
    )
    parts = layout(shown).parts
    for part in parts:
        assert part.box.x >= 0
        assert part.box.right <= WIDTH
        for solid in part.solid:
            assert part.box.x - 0.01 <= solid.x
            assert solid.right <= part.box.right + 0.01
            assert part.box.y - 0.01 <= solid.y
            assert solid.bottom <= part.box.bottom + 0.01
    for n, part in enumerate(parts):
        for other in parts[n + 1 :]:
            apart = part.box.bottom <= other.box.y + 0.01 or part.box.right <= other.box.x + 0.01 or other.box.right <= part.box.x + 0.01
            assert apart
