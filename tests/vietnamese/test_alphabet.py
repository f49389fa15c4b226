"""Vietnamese alphabetical order."""

from __future__ import annotations

import random

from generator.vietnamese.alphabet import LETTERS, OTHER, anchor, initial, sort_key

ORDERED = [
    "an",
    "ăn",
    "ân",
    "bà con",
    "bả",
    "bài",
    "ca",
    "căn cước",
    "cân",
    "chuyển khoản",
    "da",
    "đa",
    "em",
    "êm",
    "ho",
    "hò",
    "hỏ",
    "hõ",
    "hó",
    "họ",
]


def test_words_stand_as_in_a_vietnamese_dictionary() -> None:
    shuffled = ORDERED.copy()
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == ORDERED


def test_tones_count_only_between_words_that_are_else_alike() -> None:
    assert sorted(["má", "mai", "ma"], key=sort_key) == ["ma", "má", "mai"]


def test_a_shorter_word_comes_before_a_longer_one() -> None:
    assert sorted(["mãi", "ma túy", "ma"], key=sort_key) == ["ma", "ma túy", "mãi"]


def test_every_word_finds_its_letter() -> None:
    words = ["Ảnh", "ăn", "Đăng ký", "êm", "ở", "ứng dụng", "QR", "3 số", "“trích”"]
    assert [initial(word) for word in words] == ["A", "A", "Đ", "E", "O", "U", "Q", OTHER, OTHER]


def test_anchors_are_plain_and_distinct() -> None:
    anchors = [anchor(letter) for letter in LETTERS + OTHER]
    assert len(set(anchors)) == len(anchors)
    assert all(name.isascii() for name in anchors)
