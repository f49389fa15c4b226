"""Spelling: syllables that cannot be, confusions, and the list of what is right all the same."""

from __future__ import annotations

import pytest
from good import ICONS, TESTS, good, with_change

from generator.guide.base import Line, Text
from generator.guide.checks import spelling
from generator.guide.checks.spelling import AllowedWords, confused, misspelt, pieces
from generator.guide.load import check
from generator.guide.screen import Label
from generator.guide.worded import SHOWN, worded
from generator.vietnamese.near import MOST
from generator.vietnamese.syllables import spelled

LIST = """\
# yaml-language-server: $schema=./schema/spelling.json
allowed:
  - why: Tên riêng.
    words: [{words}]
"""
OWN = "VNeID, passcode, UBND"
"""What the good handbook needs."""

WARNING = "  - Người lạ gọi xin mã là lừa."


def found(sentence: str, words: str = OWN, where: str = WARNING) -> list[tuple[str, str, str, int]]:
    """Code, what was found, what is suggested, and the line, with a sentence in the good handbook that has that list of words."""
    files = with_change(where, f'{where[: where.index(" ", 3)]} "{sentence}"') | {"spelling.yml": LIST.format(words=words).encode()}
    told = [(each, dict(each.params)) for each in check(files, icons=ICONS)[1] if each.code.startswith("SO66")]
    assert all(each.level == "warning" for each, _ in told)
    return [(each.code, of["found"], of.get("near") or of.get("better") or "", each.place.line) for each, of in told]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mở VNeID rồi gõ passcode, Passcode.",
        "Hoà và hòa, thuỷ và thủy, “Tỷ giá”.",
        "Trang vneid.gov.vn, đuôi .gov.vn, thư về hoi.dap@quangson.example, https://vneid.gov.vn/huong-dan là thật.",
        "Tin viết “Ma OTP de CHUYEN TIEN la ••••••”.",
        "Nộp 15,5 triệu, 8h30, mạng 4G, mẫu CT01, ô A.",
        "Bấm **Xong** và/hoặc [[passcode]].",
    ],
)
def test_what_is_right_passes(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "wrong", "meant"),
    [
        ("Học nghành gì?", "nghành", "ngành"),
        ("Mở điện thoạii.", "thoạii", "thoại"),
        ("Đẹp qúa.", "qúa", "quá"),
        ("Bấm **Gưỉ đi**.", "Gưỉ", "Gửi"),
        ("Mua/bna xoài.", "bna", "ban"),
        ("Xong.chọnn lại.", "chọnn", "chọn"),
    ],
)
def test_what_cannot_be_written_is_told_with_what_may_be_meant(sentence: str, wrong: str, meant: str) -> None:
    [(code, told, near, line)] = found(sentence)
    assert (code, told, line) == ("SO660", wrong, 29)
    assert meant in near.split(", ")


def test_the_suggestions_begin_with_what_the_guides_say_more_often() -> None:
    [(_, _, near, _)] = found("Gõ mãa.")
    assert near.startswith("mã")
    assert len(near.split(", ")) <= MOST


@pytest.mark.parametrize(
    ("sentence", "wrong", "better"),
    [
        ("Cán bộ sử lý hồ sơ.", "sử lý", "xử lý"),
        ("Ai củng làm được.", "củng", "cũng"),
        ("Giử máy cho kỹ.", "giử", "giữ"),
        ("Nộp giấy bổ xung.", "bổ xung", "bổ sung"),
        ("Cài Kỷ thuật số.", "kỷ thuật", "kỹ thuật"),
        ("Hoàng tiền cho bác.", "hoàng tiền", "hoàn tiền"),
    ],
)
def test_a_common_confusion_is_told_with_the_right_word(sentence: str, wrong: str, better: str) -> None:
    assert found(sentence) == [("SO661", wrong, better, 29)]


@pytest.mark.parametrize("sentence", ["Học lịch sử lý thú.", "Củng cố lại.", "Đừng đả kích ai.", "Người miền Bắc đầu tiên.", "Ăn vớ vẩn."])
def test_what_only_looks_like_a_confusion_passes(sentence: str) -> None:
    assert found(sentence) == []


def test_search_words_may_be_written_as_people_type_them() -> None:
    assert found("dien thoaii vneid", where="  - kich hoat vneid") == []


def test_a_word_needs_the_case_in_which_it_is_allowed() -> None:
    assert [told for _, told, _, _ in found("Mở Vneid.")] == ["Vneid"]


def test_a_phrase_allows_its_words_together_only() -> None:
    words = f"{OWN}, CH Play"
    assert found("Tải từ CH Play.", words) == []
    assert [told for _, told, _, _ in found("Tải từ CH Play, Play.", words)] == ["Play"]


@pytest.mark.parametrize("entry", ["Zalo", "vneid", "Mai Linh", "VNeID", "'_'"])
def test_an_entry_that_nothing_needs_is_told_where_it_stands(entry: str) -> None:
    """Never met, met in another case only, right anyhow, listed twice, no word."""
    assert [(code, line) for code, _, _, line in found("Mở ra.", f"{OWN}, {entry}")] == [("SO662", 4)]


def test_the_name_of_the_commune_is_right_by_itself() -> None:
    files = {name: raw.replace("Quảng Sơn".encode(), b"Ea H'Leo") for name, raw in good().items()}
    files |= {"spelling.yml": LIST.format(words=OWN).encode()}
    assert "Ea H'Leo" in files["commune.yml"].decode()
    assert not [each for each in check(files, icons=ICONS)[1] if each.code.startswith("SO66")]


def test_an_entry_is_not_called_needless_while_a_lesson_cannot_be_read() -> None:
    files = good() | {"spelling.yml": LIST.format(words=f"{OWN}, Zalo").encode(), "1-vneid/104-hong.yml": b"\xff"}
    assert not [each for each in check(files, icons=ICONS)[1] if each.code == "SO662"]


def test_without_a_list_no_syllable_is_judged_but_confusions_are() -> None:
    files = with_change(WARNING, '  - "Nghành nào củng vậy."')
    assert [each.code for each in check(files, icons=ICONS)[1]] == ["SO661"]


def test_the_lists_own_reasons_are_read_like_other_words() -> None:
    files = good() | {"spelling.yml": LIST.format(words=OWN).replace("Tên riêng", "Tênn riêng").encode()}
    assert [(each.code, str(each.place)) for each in check(files, icons=ICONS)[1]] == [("SO660", "guides/spelling.yml:3:10")]


def test_the_sample_guides_are_spelt_right() -> None:
    folder = TESTS / "sample_guides"
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yml")}
    assert "spelling.yml" in files
    assert not [each for each in check(files, icons=ICONS)[1] if each.code.startswith("SO66")]


def test_all_kinds_of_words_are_judged() -> None:
    assert [kind for kind, _ in SHOWN if worded(kind)] == [Text, Line, Label]


def test_every_confusion_can_be_written_and_leads_to_something_that_is_none() -> None:
    better, _ = spelling._confusions()
    nothing = AllowedWords.of(("web", "SIM"))
    for wrong, right in better.items():
        assert list(misspelt(pieces(wrong), nothing)) == [], "the syllables alone tell it already"
        assert list(confused(pieces(f"{wrong} ạ"))) == [(wrong, right)]
        assert list(confused(pieces(right))) == [], right
        assert all(spelled(part) in (part.lower(), None) for part in f"{wrong} {right}".split())


def test_every_group_says_why_and_none_of_its_exceptions_is_idle() -> None:
    better, _ = spelling._confusions()
    for group in spelling.confusions():
        assert group["why"]
        for kept in group.get("keep", ()):
            assert list(confused(pieces(kept))) == []
            assert any(set(wrong.split()) & set(kept.split()) for wrong in better), kept
