"""Python and the browser fold alike, because both follow one table."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.vietnamese.fold import bare, keys

TONED = {
    "a": "aàảãáạ",
    "ă": "ăằẳẵắặ",
    "â": "âầẩẫấậ",
    "e": "eèẻẽéẹ",
    "ê": "êềểễếệ",
    "i": "iìỉĩíị",
    "o": "oòỏõóọ",
    "ô": "ôồổỗốộ",
    "ơ": "ơờởỡớợ",
    "u": "uùủũúụ",
    "ư": "ưừửữứự",
    "y": "yỳỷỹýỵ",
}
LETTERS = "".join(letter for toned in TONED.values() for letter in toned if not letter.isascii()) + "đ"
SAME = (
    *[("hoà", "hòa"), ("thuỷ", "thủy"), ("uý", "úy"), ("khoẻ", "khỏe"), ("toả", "tỏa"), ("Huế", "HUẾ"), ("Ðà Lạt", "Đà Lạt")],
    *[("wi-fi", "wifi"), ("A.I.", "ai"), ("M'Nông", "M’Nông"), ("1900.9068", "19009068"), ("Gửi, yêu cầu!", "gửi yêu cầu")],
    *[("ví\u00addụ", "vídụ"), ("mã\u00a0QR", "mã QR"), ("😀 ai 🇻🇳", "ai"), ("“Kích hoạt”", "kích hoạt")],
)
TEXTS = (
    [letter for lower in LETTERS for letter in (lower, lower.upper())]
    + [f"{first}{vowel}{last}" for toned in TONED.values() for vowel in toned for first, last in (("th", "ng"), ("Đ", "y"), ("kh", "a"))]
    + [text for pair in SAME for text in pair]
    + [
        "",
        " ",
        "…",
        "103",
        "0 đ",
        "İstanbul",
        "K",
        "ß ẞ",
        "ﬁ",
        "Ⅷ",
        "\u0301a",
        "a\u0301\u0301",
        "Ñ č ŏ ƀ Ƀ",
        "ΑΣ",
        "中文 chữ",
        "\ud7ff\ue000",
        "a\u0345b",
    ]
)


def both_say(script: Page, texts: list[str]) -> None:
    asked = [form for text in texts for form in (text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text))]
    browser = script.evaluate("texts => texts.map(text => soTaySearch.words(text).map(one => [one.key, one.bare]))", asked)
    for text, found in zip(asked, browser, strict=True):
        assert found == [[key, bare(key)] for key in keys(text)], f"{text!r} {text.encode('unicode_escape')!r}"


def test_there_are_134_accented_letters() -> None:
    assert len(LETTERS + LETTERS.upper()) == 134


def test_python_and_the_browser_fold_the_same(script: Page) -> None:
    assert len(TEXTS) > 300
    both_say(script, TEXTS)


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text() | st.text(alphabet=LETTERS + "hoatuy -.'\u0301\u0323\u031b\u0302"), min_size=20, max_size=40))
def test_they_fold_any_text_the_same(script: Page, texts: list[str]) -> None:
    both_say(script, texts)


@pytest.mark.parametrize("letter", LETTERS)
def test_without_accents_a_letter_is_plain(letter: str) -> None:
    (key,) = keys(letter)
    plain = next((base for toned in TONED.values() if letter in toned for base in toned[0]), letter)
    expected = {"ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "o", "ư": "u", "đ": "d"}.get(plain, plain)
    assert bare(key) == expected
    assert keys(letter.upper()) == keys(unicodedata.normalize("NFD", letter)) == (key,)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_ways_to_write_the_same_word_give_the_same_key(one: str, other: str) -> None:
    assert keys(one) == keys(other)


def test_right_and_wrong_accents_differ() -> None:
    assert len({keys(word) for word in ("ma", "má", "mà", "mã", "mạ", "mả", "mâ")}) == 7
    assert {bare(keys(word)[0]) for word in ("đưa", "dua", "dứa", "ĐỦA")} == {"dua"}
    assert keys("đa") != keys("da")
