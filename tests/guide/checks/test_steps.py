"""Steps: the verb first, one action each, a picture where a finger touches the screen. Sentences are from lessons, good and bad."""

from __future__ import annotations

import pytest
from good import ICONS, with_change

from generator.guide.load import check
from generator.guide.word_lists import word_lists

GOOD = (
    "Đọc to tên người nhận cho người bán nghe.",
    "Đợi người bán nói đã nhận được tiền rồi hãy đi.",
    "Cầm gói hàng trong tay rồi mới trả tiền.",
    "Gọi Công an xã, hoặc báo người nhà.",
    "Ngồi thẳng, giữ im lặng.",
    "Đọc dòng có tên mình, bỏ qua dòng quảng cáo.",
    "Gọi ngân hàng, hoặc ra ngay Công an xã để báo.",
    "Giữ lại số máy gọi đến, tin nhắn và biên lai, đừng xóa.",
    "Máy tự chạy, hoặc vừa cài đồ lạ: tắt nguồn ngay.",
    "Chưa có tin nhắn thì hỏi Công an xã.",
    "Nếu máy báo sai, hỏi người ngồi cạnh.",
    "Đã lỡ chuyển tiền hay đọc mã: gọi ngay số in sau thẻ. Máy đã tắt thì mượn máy khác.",
    "Tự đặt sáu số, dễ nhớ với mình.",
    "Đưa cháu ra Công an để chụp ảnh, lấy vân tay và ký tên.",
    "Điền tờ khai, chép đúng từng chữ.",
    "Gọi Công an xã hỏi cách giúp cháu, gọi không mất tiền.",
    "Ghi câu “Tôi bị lừa, xin khóa thẻ” ra giấy.",
    "Đừng trả lời thêm, cứ im lặng.",
    "Để máy ngang mặt, xem có đúng tên mình không.",
)
TWO = {
    "Cầm thẻ rồi đọc số.": ("rồi", "đọc"),
    "Ngồi cạnh cháu, hỏi cháu hay xem gì.": (",", "hỏi"),
    "Tắt máy và gọi người nhà.": ("và", "gọi"),
    "Tắt máy, sau đó gọi người nhà.": (",", "gọi"),
    "Tắt máy. Gọi người nhà.": (".", "gọi"),
    "Máy báo sai: tắt máy rồi mở lại.": ("rồi", "mở lại"),
    "Đưa cháu ra xã để chụp ảnh rồi mang thẻ về.": ("rồi", "mang"),
}


def found(do: str, *, picture: bool = False) -> list[tuple[str, str, dict[str, str]]]:
    """Codes, levels and particulars of the problems with a step."""
    files = with_change("do: Đọc tên mình ở góc trên.", f'do: "{do}"' + ("\n    picture: vneid-start" if picture else ""))
    return [(each.code, each.level, dict(each.params)) for each in check(files, icons=ICONS)[1]]


@pytest.mark.parametrize("do", GOOD)
def test_a_good_step_passes(do: str):
    assert found(do) == []


@pytest.mark.parametrize(("do", "joined"), TWO.items())
def test_a_second_action_is_a_warning_that_names_it(do: str, joined: tuple[str, str]):
    assert found(do) == [("SO604", "warning", {"joint": joined[0], "verb": joined[1]})]


@pytest.mark.parametrize(
    "do",
    [
        "Tên mình hiện ở góc trên.",
        "“Đồng ý” hiện ra thì đọc.",
        "Hãy đọc tên mình.",
        "Khi máy báo sai.",
        "Tên mình hiện ở góc. Sai thì hỏi lại.",
    ],
)
def test_a_step_that_does_not_begin_with_its_action_is_an_error(do: str):
    assert [(code, level) for code, level, _ in found(do)] == [("SO603", "error")]


def test_a_step_may_have_28_syllables_and_not_one_more():
    assert found("Đọc " + "tên " * 27 + "…") == []
    assert found("Đọc " + "tên " * 28 + "…") == [("SO601", "error", {"count": "29", "limit": "28"})]


@pytest.mark.parametrize(
    ("do", "what"), [("Bấm chỗ tên mình.", "bấm"), ("Đọc dòng **Họ tên**.", "Họ tên"), ("Nếu sai thì gõ lại.", "gõ lại")]
)
def test_a_step_that_touches_the_screen_needs_a_picture(do: str, what: str):
    assert found(do) == [("SO605", "error", {"found": what})]
    assert found(do, picture=True) == []


@pytest.mark.parametrize("do", ["Chọn tên mình.", "Kéo xuống cuối trang.", "Tìm dòng có tên mình."])
def test_a_step_that_probably_touches_the_screen_should_have_a_picture(do: str):
    assert [(code, level) for code, level, _ in found(do)] == [("SO605", "warning")]


def test_a_second_touch_needs_the_picture_too():
    assert [code for code, _, _ in found("Cầm máy rồi bấm vào tên mình.")] == ["SO604", "SO605"]


def test_every_list_of_the_words_of_steps_has_its_reason_and_no_word_twice():
    for name, group in word_lists()["step"].items():
        assert group["why"], name
        assert len(group["words"]) == len(set(group["words"])), name
