"""Syllables, sentences and set phrases, as the rules of good writing count and find them."""

from __future__ import annotations

import pytest

from generator.guide.phrases import APART, Phrases, sentences, syllables, tokens


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Bấm **Kích hoạt**.", 3),
        ("Gõ [[số định danh]] vào ô.", 6),
        ("Máy báo – rồi thôi …", 4),
        ("Mất 22.000 đồng, xem dichvucong.gov.vn", 5),
        ("“ ”", 0),
    ],
)
def test_a_syllable_is_what_stands_between_spaces_and_can_be_read(text: str, count: int):
    assert syllables(text) == count


def test_sentences_end_at_stops_and_not_at_colons_or_inside_numbers():
    text = "Máy báo sai: gõ lại; chờ 1.5 phút. Vào gov.vn? “Thôi nhé!” Bác **cứ** đi."
    assert sentences(text) == ["Máy báo sai: gõ lại;", "chờ 1.5 phút.", "Vào gov.vn?", "“Thôi nhé!”", "Bác cứ đi."]


def test_words_of_buttons_and_quotations_are_not_the_author_s_own():
    assert tokens("Bấm **Tải app**, chỗ “link này”.") == ("Bấm", APART, ",", "chỗ", APART, ".")


def test_the_longest_phrase_wins_and_uses_its_words_up():
    assert list(Phrases(["link", "đường link", "đường"]).within(tokens("Đường link này, link kia"))) == ["đường link", "link"]


def test_a_phrase_is_found_by_whole_syllables_only():
    assert list(Phrases(["app"]).within(tokens("Cài app, apple, Whatsapp"))) == ["app"]


def test_capitals_in_a_phrase_are_meant():
    assert list(Phrases(["PIN", "ứng dụng"]).within(tokens("Sạc pin. Gõ mã PIN. Ứng dụng"))) == ["PIN", "ứng dụng"]


def test_a_phrase_does_not_reach_across_punctuation_or_the_end():
    assert list(Phrases(["tài khoản ngân hàng"]).within(tokens("tài khoản, ngân hàng, tài khoản"))) == []
