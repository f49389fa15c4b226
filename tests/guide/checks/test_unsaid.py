"""Claims that no sentence may make, and the same words where they deny them or tell of a lie."""

from __future__ import annotations

import pytest
from good import ICONS, slots, with_change

from generator.guide.checks.unsaid import CLAIMS, DATED, JUDGED, UNTIL_CONFIRMED
from generator.guide.commune import Commune
from generator.guide.glossary import Glossary
from generator.guide.lesson import Lesson
from generator.guide.load import check
from generator.guide.screen import Screens
from generator.guide.shape import shape_of
from generator.guide.topic import Topics
from generator.guide.trouble import Troubles

SAID = {
    "account-deleted": ["Zalo sẽ bị xóa sau 31/12/2026.", "Sau 31/12 thì tài khoản bị khóa hết."],
    "brand-menu": ["Máy Samsung thì vào **Cài đặt** rồi bấm **Màn hình khóa**.", "Trên Oppo mở “Bảo mật”, bấm “Vân tay”."],
    "citizen-app": ["Cài ứng dụng Công dân số Lâm Đồng.", "Tìm chữ Công dân số tỉnh Lâm Đồng."],
    "fine-of-320": ["Theo Nghị định 320/2026, ai không liên kết bị phạt."],
    "fine-of-330": ["Nghị định 330/2026 phạt 30 triệu đồng."],
    "five-papers": ["Đưa năm loại giấy tờ vào VNeID.", "VNeID phải có đủ 5 giấy cơ bản."],
    "kin-report-once": ["Anh em ruột đến chơi thì chỉ báo một lần."],
    "locked-on-15-6": ["Từ 15/6/2026 SIM bị khóa hàng loạt."],
    "no-fee-in-lam-dong": ["Nộp trên mạng ở Lâm Đồng là 0 đồng."],
    "old-markets": ["Bán ở Voso.", "Mở gian hàng trên Sendo.vn.", "Bán ở Postmart cũng được."],
    "old-rule": ["Theo Quyết định 2345 thì quét mặt.", "Nghị định 117/2025/NĐ-CP buộc khấu trừ."],
    "platform-by-law": ["Nghị định 320 bắt Facebook phải liên kết."],
    "seven-days": ["Kích hoạt trong 7 ngày.", "Quá bảy ngày mà chưa kích hoạt thì làm lại."],
    "signature-price": ["Chữ ký số giá chừng 200.000 đồng một năm."],
    "signature-provider": ["Chọn VNPT SmartCA.", "Viettel-CA có quầy ở xã.", "Cài MySign."],
    "stay-in-person": ["Báo lưu trú thì ra Công an xã.", "Bác ra gặp Công an, vẫn là đã báo."],
    "vssid-closing": ["VssID sắp bị khai tử.", "VssID sẽ ngừng chạy."],
}
NOT_SAID = (
    "Ai dọa Zalo bị xóa sau 31/12/2026 là kẻ gian.",
    "Không có điều luật nào nói xóa tài khoản sau 31/12/2026.",
    "Liên kết tài khoản cũ trước 31/12/2026.",
    "Máy Samsung, máy Oppo thì vào **Cài đặt**.",
    "Công dân số là ai cũng biết dùng máy. Ở Lâm Đồng cũng vậy.",
    "Người nhà về ngủ lại cũng báo như khách.",
    "Năm 2026 có giấy mời qua VNeID.",
    "15/6 không phải ngày khóa SIM hàng loạt.",
    "Làm trong 7 ngày làm việc. Thẻ kích hoạt sớm.",
    "Kích hoạt sớm, quá lâu thì hỏi Công an xã.",
    "Kẻ gian nói chữ ký số trả phí 500.000 đồng rồi lấy tiền.",
    "Báo lưu trú không cần ra Công an, cứ gọi số niêm yết.",
    "Có kẻ dọa VssID sắp ngừng.",
    "Nộp hồ sơ ở Lâm Đồng.",
)
WAIVED = ("Được miễn lệ phí khi nộp trên mạng.", "Đủ giấy thì được giảm một nửa lệ phí.", "Lệ phí cấp lại được miễn.", "Không thu lệ phí.")


def found(sentence: str, where: str = "  - Không đọc mã cho ai.") -> list[tuple[str, str]]:
    """Items and levels of the claims in a sentence that stands somewhere in the lesson."""
    start = where[: where.index("- " if where.lstrip().startswith("-") else ":") + 2]
    problems = check(with_change(where, f'{start}"{sentence}"'), icons=ICONS)[1]
    return [(dict(each.params)["item"], each.level) for each in problems if each.code == "SO504"]


@pytest.mark.parametrize(("item", "sentence"), [(item, each) for item, sentences in SAID.items() for each in sentences])
def test_a_claim_that_must_not_be_made_is_told(item: str, sentence: str):
    assert found(sentence) == [(item, "warning" if item in UNTIL_CONFIRMED else "error")]


@pytest.mark.parametrize("sentence", NOT_SAID)
def test_who_denies_it_tells_of_the_lie_or_speaks_of_something_else_may(sentence: str):
    assert found(sentence) == []


def test_every_claim_has_its_sentences():
    assert set(SAID) == set(CLAIMS) >= UNTIL_CONFIRMED


@pytest.mark.parametrize("sentence", WAIVED)
def test_a_waiver_says_its_last_day_in_the_same_sentence_or_beside_it(sentence: str):
    assert found(sentence) == [("waiver-without-end", "error")]
    assert found(f"{sentence} Chỉ đến hết 28/2/2027.") == []


def test_a_title_a_question_and_what_is_denied_need_no_day():
    assert found("Được miễn lệ phí", "title: Kích hoạt VNeID") == []
    assert found("Không hứa miễn lệ phí.") == []
    assert check(with_change("wrong: Quên passcode.", "wrong: Làm xong mới đòi miễn lệ phí."), icons=ICONS)[1] == ()
    assert found("Ai mời miễn lệ phí qua điện thoại là kẻ gian.") == []


def test_what_people_type_to_find_a_lesson_and_what_a_source_is_about_are_no_claims():
    assert found("sendo", "  - kich hoat vneid") == []
    files = with_change("what: Trình tự kích hoạt", "what: Quyết định 2345 về quét mặt")
    assert check(files, icons=ICONS)[1] == ()


def test_every_place_that_is_judged_is_a_field_of_the_models():
    real = {slot for model in (Commune, Glossary, Lesson, Screens, Topics, Troubles) for slot in slots(shape_of(model))}
    assert DATED < JUDGED <= real
