"""The quality gate beyond wording: counts, quiz, sources, pictures, shared ways out. The messages are in bad_guides/."""

from __future__ import annotations

import time

from few import LONG_LESSON
from good import ICONS, SCREENS, good, with_change

from generator.guide.load import check, load


def found(files: dict[str, bytes]) -> list[tuple[str, str, int]]:
    return [(each.code, each.level, each.place.line) for each in check(files, icons=ICONS)[1]]


def test_a_count_that_the_model_refuses_is_told_once():
    few = with_change("  - Không đọc mã cho ai.\n  - Máy của ai người ấy bấm.\n  - Quên mã thì ra Công an xã.\n", "  []\n")
    assert [code for code, _, _ in found(few)] == ["SO213"]


def test_warnings_of_quality_do_not_stop_the_handbook():
    files = with_change("Máy của ai", "App của ai")
    assert load(files, icons=ICONS).lesson(103).key_points[1].say == "App của ai người ấy bấm."


def test_answers_in_different_places_and_of_different_lengths_pass():
    assert found(good()) == []
    longest = with_change("options: [Bốn số, Sáu số], answer: 2", "options: [Bốn số thôi, Sáu số], answer: 2")
    assert found(longest) == []


def test_a_source_checked_on_the_lesson_s_day_or_later_passes():
    later = with_change("link: vneid, checked: 2026-11-22", "link: vneid, checked: 2026-11-23")
    assert found(later) == []
    earlier = with_change("link: vneid, checked: 2026-11-22", "link: vneid, checked: 2026-11-21")
    assert found(earlier) == [("SO611", "warning", 50)]


def test_a_description_that_tells_more_than_the_step_passes():
    files = with_change("alt: Màn hình đăng nhập VNeID, nút Kích hoạt ở dưới.", "alt: Kích hoạt nằm ở dưới cùng.", SCREENS)
    assert found(files) == []


def test_a_description_may_repeat_one_of_several_labels():
    before = "alt: Màn hình đăng nhập VNeID, nút Kích hoạt ở dưới."
    files = with_change(before, "alt: Bấm để kích hoạt.", SCREENS)
    files[SCREENS] = files[SCREENS].replace("text: Kích hoạt,".encode(), "text: Bấm để kích hoạt,".encode())
    assert found(files) == [("SO606", "error", 3)]
    more = files[SCREENS] + "    - button: Quên mật khẩu\n".encode()
    assert found(files | {SCREENS: more}) == []


def test_the_shared_way_out_is_recognised_whatever_its_marks():
    said = with_change("    trouble: go-sai", "    stuck: SO LẠI từng số, với thẻ!\n    trouble: go-sai")
    assert found(said) == [("SO623", "warning", 18)]
    own = with_change("    trouble: go-sai", "    stuck: Gõ chậm thôi.\n    trouble: go-sai")
    assert found(own) == []


def test_whatever_is_wrong_in_a_file_the_gate_does_not_fall_over():
    raw = good()["1-vneid/103-kich-hoat.yml"].decode()
    lines = raw.split("\n")
    for at in range(1, len(lines)):
        for spoilt in ("", lines[at].split(":")[0] + ":", lines[at].replace(":", ": x: y", 1), "  - " + lines[at].strip()):
            made = "\n".join([*lines[:at], spoilt, *lines[at + 1 :]])
            check(good() | {"1-vneid/103-kich-hoat.yml": made.encode()}, icons=ICONS)


def test_sixty_long_lessons_are_checked_within_seconds():
    """About one and a half on the slow machine that this was written on; the limit is for what grows faster than the lessons."""
    raw = LONG_LESSON.read_bytes()
    many = {f"1-vneid/1{n:02}-bai.yml": raw.replace(b"code: 103", b"code: 1%02d" % n) for n in range(60)}
    start = time.process_time()
    check(good() | many, icons=ICONS)
    assert time.process_time() - start < 5
