"""Which syllables can be written, held against the schoolbooks' rules and against what hunspell knows."""

from __future__ import annotations

import unicodedata

import prepare
import pytest

from generator.vietnamese.near import near_syllables
from generator.vietnamese.syllables import spelled, syllables

REFUSED = {
    "no syllables of Vietnamese, mostly abbreviations": """
        ABC ASCII GIF HCM HK HTML HĐND JPEG LHQ PDF PNG TCVN TV Telex Tp UBND URL Unicode VIQR VISCII VN VNI v
        email gen gram internet intranet palăng pe ping pom pông páp tivi tout web ka gip""",
    "slips of that list": "basoi chưn sừn têt xit quấc",
    "sounds and words of some regions, which are more often a slip": """
        oăng oại oạp oẳng quoàng quoạng quoắt uẩy uột uở ìn ín òi ĩ ĩnh ươi ạnh ạo ảng ầy ặp ẻn ện ệnh ọi ộn ớm ụa ựa""",
}
"""What hunspell's list has and the rules refuse, by reason."""


RIGHT = """
nghiêng quyển khuỷu thuở giếng gì gìn giết giúp gia quốc quýt quỳ kỹ lý xoong ngoéo huơ tuýp
ủy Úc yểng oẳn ĐƯỜNG Hoà hòa thuỷ pin buýt
"""


@pytest.mark.parametrize("syllable", RIGHT.split())
def test_what_can_be_written_is_known(syllable: str) -> None:
    assert spelled(syllable)


@pytest.mark.parametrize(
    ("syllable", "rule"),
    [
        ("nghành", "ngh before e, ê, i only"),
        ("ngề", "ng before a, o, u only"),
        ("ghà", "gh before e, ê, i only"),
        ("gế", "g before a, o, u only"),
        ("cể", "no c before e, ê, i"),
        ("koa", "no k before a, o, u"),
        ("coai", "qu before a glide"),
        ("thoạii", "no letter twice"),
        ("đựơc", "the tone on ơ"),
        ("qúa", "u belongs to qu"),
        ("gíup", "i belongs to gi"),
        ("thọai", "the tone on a"),
        ("căn cươc", "a stop wants a tone"),
        ("bàt", "sắc and nặng only before a stop"),
        ("buần", "no glide after a lip"),
        ("uấn", "a first letter is missing"),
        ("pải", "a second letter is missing"),
        ("fải", "no f"),
        ("", "nothing at all"),
    ],
)
def test_what_cannot_be_written_is_not(syllable: str, rule: str) -> None:
    assert spelled(syllable.split()[-1] if syllable else "") is None, rule


def test_both_schools_of_tones_and_both_forms_of_letters_are_one() -> None:
    assert spelled("Hoà") == spelled("hòa") == spelled(unicodedata.normalize("NFD", "hoà")) == "hòa"
    assert spelled("THUỶ") == "thủy"


def test_it_is_a_closed_set() -> None:
    """Phonologists count some 18,000 that could be and some 7,000 that are."""
    assert 12_000 < len(syllables()) < 18_000
    assert all(spelled(each) == each for each in syllables())


def test_hunspell_knows_hardly_a_syllable_that_the_rules_refuse() -> None:
    dictionary = prepare.dictionary()
    assert dictionary, "python -m tests.prepare"
    words = dictionary.read_text(encoding="utf-8").split()[1:]
    assert len(words) > 6_000
    refused = [word for word in words if spelled(word) is None]
    assert sorted(refused) == sorted(word for group in REFUSED.values() for word in group.split())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("nghành", "ngành"),
        ("thoạii", "thoại"),
        ("qúa", "quá"),
        ("đựơc", "được"),
        ("Tìên", "Tiền"),
        ("KHOẢNN", "KHOẢN"),
        ("cươc", "cước"),
        ("fải", "phải"),
        ("pải", "phải"),
    ],
)
def test_what_was_meant_is_among_three(written: str, meant: str) -> None:
    near = near_syllables(written, {"ngành": 9, "thoại": 9, "khoản": 9, "phải": 9})
    assert meant in near
    assert len(near) <= 3


def test_nothing_is_meant_by_an_abbreviation_or_a_foreign_word() -> None:
    assert near_syllables("UBND", {}) == near_syllables("smartphone", {}) == near_syllables("Zx", {})[3:] == ()
