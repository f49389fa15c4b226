"""Presses that hide in what appears or in the way out. Sentences are from lessons, good and bad."""

from __future__ import annotations

import pytest
from good import ICONS, with_change

from generator.guide.load import check
from generator.guide.word_lists import word_lists

HIDDEN = {
    "nút **Lưu** ở cuối. Bấm vào, tên khách hiện ra.": "Bấm vào",
    "tin nhắn mới có mã. Tự gõ mã ấy vào màn hình.": "gõ mã ấy vào màn hình",
    "trang có đúng tên ấy, bấm vào là mở ra.": "bấm vào là mở ra",
    "máy hỏi lại, đồng ý là số ấy hết gọi được cho mình.": "đồng ý là số ấy hết",
    "chỉ còn lời thật. Đọc to một lượt rồi bấm đăng.": "bấm đăng",
    "đúng số tiền, đủ số 0. Rồi bấm nút đi tiếp.": "bấm nút đi tiếp",
    "nơi làm ra. Giống rồi mới bấm cài.": "bấm cài",
    "hai dòng giá. Ưng rồi hãy bấm đồng ý.": "bấm đồng ý",
    "nút có chữ “Đặt hàng”. Đúng cả rồi mới bấm.": "bấm",
    "tên người nhận. Đúng tên con mới gửi.": "gửi",
    "trang giới thiệu. Hiện chữ thì vuốt sang cho qua.": "vuốt sang cho qua",
    "địa chỉ trong ô. Bác bấm phím đi tới.": "bấm phím đi tới",
}
PLAIN = (
    "cán bộ hỏi thẻ căn cước rồi mở hồ sơ của bác trên máy.",
    "dòng chữ để bấm, thường gạch chân.",
    "máy tự đọc mã rồi chuyển sang trang khác.",
    "người bán nói đúng tên. Chưa nghe vậy thì chưa bấm.",
    "tin lạ, đừng bấm.",
    "lời nhắc “Bấm vào đây”, nút **Bấm để gửi**.",
    "tài khoản mới mở ở quầy, tin mới gửi đến.",
    "đúng giọng con, nói rõ gửi vào ngân hàng nào.",
    "tin chạy lên trên. Gửi 156 thì không mất tiền.",
    "tờ giấy đã nằm trong máy, mở ra xem được.",
    "máy hỏi 6 số. Số mới mở giấy tờ là xong.",
    "nhân viên quét thẻ, nói bác có bảo hiểm.",
)
MOVES_ON = {
    "Máy báo sai thì gõ lại rồi bấm **Tiếp tục**.": "bấm Tiếp tục",
    "Ô còn trống thì điền, xong bấm nút có chữ “Gửi yêu cầu”.": "bấm nút có chữ Gửi yêu",
    "Máy hỏi lại thì bấm vào **Đồng ý**.": "bấm vào Đồng ý",
}
WAY_OUT = (
    "Mở nhầm thì bấm mũi tên quay lại.",
    "Gõ khó thì bấm hình micro mà nói.",
    "Câu dài quá thì gõ tiếp “Rút còn ba câu”.",
    "Chưa bấm đặt hàng thì chưa mua gì.",
    "Không thấy nút thì kéo xuống dưới.",
)


def found(field: str, sentence: str, more: dict[str, bytes] | None = None) -> list[tuple[str, str, str]]:
    """Codes, levels and the words found in `see` or `stuck` of the first step."""
    line = {"see": f'see: "{sentence}"', "stuck": f'stuck: "{sentence}"\n    see: hai ô trống.'}[field]
    problems = check(with_change("see: hai ô trống để gõ số.", line) | (more or {}), icons=ICONS)[1]
    return [(each.code, each.level, dict(each.params).get("found", "")) for each in problems if each.code.startswith("SO64")]


@pytest.mark.parametrize(("sentence", "words"), HIDDEN.items())
def test_a_press_in_what_appears_is_an_error_that_quotes_it(sentence: str, words: str):
    assert found("see", sentence) == [("SO640", "error", words)]


@pytest.mark.parametrize("sentence", PLAIN)
def test_what_others_do_what_is_forbidden_and_what_is_quoted_is_no_press(sentence: str):
    assert found("see", sentence) == []


@pytest.mark.parametrize(("sentence", "words"), MOVES_ON.items())
def test_a_press_that_moves_on_in_the_way_out_is_a_warning(sentence: str, words: str):
    assert found("stuck", sentence) == [("SO641", "warning", words)]


@pytest.mark.parametrize("sentence", WAY_OUT)
def test_other_presses_are_the_way_out(sentence: str):
    assert found("stuck", sentence) == []


def exceptions(*lines: str) -> dict[str, bytes]:
    first = "# yaml-language-server: $schema=./schema/exceptions.json\nexceptions:\n"
    return {"exceptions.yml": (first + "".join(f"  - {{{line}, why: Máy này không có nút.}}\n" for line in lines)).encode()}


def test_an_exception_lets_its_own_step_pass_and_no_other():
    hidden = "nút **Lưu** ở cuối. Bấm vào."
    assert found("see", hidden, exceptions("problem: SO640, lesson: 103, step: 1")) == []
    assert [code for code, _, _ in found("see", hidden, exceptions("problem: SO640, lesson: 103, step: 2"))] == ["SO640", "SO642"]
    assert [code for code, _, _ in found("see", hidden, exceptions("problem: SO641, lesson: 103, step: 1"))] == ["SO640", "SO642"]


def test_an_exception_for_a_lesson_that_is_not_there_is_told():
    files = with_change("see: hai", "see: hai") | exceptions("problem: SO640, lesson: 999, step: 1")
    assert {each.code for each in check(files, icons=ICONS)[1]} == {"SO234", "SO642"}


def test_every_list_of_the_words_of_presses_has_its_reason_and_no_word_twice():
    for name, group in word_lists()["press"].items():
        assert group["why"], name
        assert len(group["words"]) == len(set(group["words"])), name
