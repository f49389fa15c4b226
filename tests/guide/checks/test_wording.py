"""Plain speech: sentence length, hard words, foreign words, officialese."""

from __future__ import annotations

import re

import pytest
from good import ICONS, slots, with_change

from generator.guide.checks import wording
from generator.guide.commune import Commune
from generator.guide.glossary import Glossary
from generator.guide.lesson import Lesson
from generator.guide.load import check
from generator.guide.shape import shape_of
from generator.guide.topic import Topics
from generator.guide.trouble import Troubles
from generator.guide.word_lists import word_lists

PLAIN = (
    "Tải từ App Store, đừng bấm đường link lạ.",
    "Bấm **Click vào link** hay “Vui lòng sử dụng app”.",
    "Zalo của bạn có thể đã vào tay kẻ gian.",
    "Sạc pin cho đầy, con trỏ nhấp nháy.",
    "Nhà cung cấp ở gần nhà bác.",
    "Ở Bình Dương (cũ), tỉnh Hòa Bình cũ; đọc Báo Thái Bình. Sống hòa bình. Công an phường Trà Vinh.",
    "Chỉ có Đắk Nông (cũ) thì chọn Đắk Nông. Bà Rịa - Vũng Tàu (cũ).",
    "Bản lĩnh, nương nhờ, lĩnh vực. Máy ghi **BHYT**.",
    "Tài khoản mang tên hộ kinh doanh.",
)


def found(sentence: str, where: str = "  - Máy của ai người ấy bấm.") -> list[tuple[str, str, str]]:
    """Codes, levels and the words found in a sentence that stands somewhere in the lesson; the App Store is explained."""
    files = with_change(where, re.sub(r"(- |: ).*", rf'\1"{sentence}"', where))
    glossary = files["glossary.yml"].decode() + "  - {id: kho, term: App Store, also: [đường link], means: Nơi tải đồ về.}\n"
    problems = check(files | {"glossary.yml": glossary.encode()}, icons=ICONS)[1]
    return [(each.code, each.level, dict(each.params).get("found", "")) for each in problems]


@pytest.mark.parametrize("sentence", PLAIN)
def test_plain_words_names_and_words_of_others_pass(sentence: str):
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "code", "what"),
    [
        ("Tải app này.", "SO609", "app"),
        ("Bấm Link lạ.", "SO609", "link"),
        ("Mua online thôi.", "SO609", "online"),
        ("Bắt wifi nhà hàng xóm.", "SO609", "wifi"),
        ("Tiến hành bấm.", "SO610", "tiến hành"),
        ("Thực hiện việc bấm.", "SO610", "thực hiện việc"),
        ("Nếu bạn quên thì hỏi.", "SO610", "nếu bạn"),
        ("Quét mã vuông trên bảng mã.", "SO650", "mã vuông"),
        ("Làm nương rẫy, số mang tên con.", "SO650", "nương rẫy"),
        ("Nghe kể ở Bình Dương.", "SO651", "Bình Dương"),
    ],
)
def test_a_word_with_a_plainer_one_is_a_warning(sentence: str, code: str, what: str):
    assert found(sentence)[0] == (code, "warning", what)
    assert {each[0] for each in found(sentence)} == {code}


def test_every_field_that_people_read_is_judged_and_search_words_are_not():
    assert found("Tải app.", "  say: Hôm nay mỗi bác tự mở tài khoản.") == [("SO609", "warning", "app")]
    assert found("tai app", "  - kich hoat vneid") == []


def test_a_plainer_word_is_named_in_the_message():
    problem = next(p for p in check(with_change("Máy của ai", "App của ai"), icons=ICONS)[1] if p.code == "SO609")
    assert dict(problem.params)["better"] == "ứng dụng"


def test_a_hard_word_must_be_in_the_glossary_and_is_named_once_a_lesson():
    twice = with_change("  - Không đọc mã cho ai.\n  - Máy của ai", "  - Không đọc mã OTP cho ai.\n  - OTP của ai")
    told = [(each.code, each.level, each.place.line) for each in check(twice, icons=ICONS)[1]]
    assert told == [("SO608", "error", 24)]
    also = twice["glossary.yml"].replace(b"[m\xc3\xa3 m", b"[otp, m\xc3\xa3 m")
    assert also != twice["glossary.yml"]
    assert check(twice | {"glossary.yml": also}, icons=ICONS)[1] == ()


def test_without_a_glossary_no_word_is_called_unexplained():
    files = with_change("Máy của ai", "OTP của ai")
    del files["glossary.yml"]
    assert [each.code for each in check(files, icons=ICONS)[1]] == ["SO124"]


def test_a_sentence_may_have_30_syllables_and_not_one_more():
    assert found("Một " * 29 + "hai. Ba bốn năm.") == []
    assert found("Một " * 30 + "hai. Ba bốn năm.") == [("SO602", "warning", "Một Một Một Một Một Một")]


def test_every_place_that_is_judged_is_a_field_of_the_models():
    real = {slot for model in (Commune, Glossary, Lesson, Topics, Troubles) for slot in slots(shape_of(model))}
    judged = wording.LESSON | wording.MANY | wording.TROUBLE | wording.TRAINER | wording.TITLES | {wording.STEP}
    assert judged <= real
    said_by_nobody = {"Doubt.what", "Source.what"}
    texts = {slot for slot in slots(shape_of(Lesson)) if slots(shape_of(Lesson))[slot] == slots(shape_of(Lesson))["Step.do"]}
    assert texts - said_by_nobody <= judged


def test_every_group_of_words_has_its_reason():
    for section in ("hard", "foreign", "official", "terms"):
        for group in word_lists()[section]:
            assert group["why"]
            assert group.get("words") or group.get("keep")
