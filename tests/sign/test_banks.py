"""The table of banks: a wrong number would send money to another bank."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from generator.sign.banks import banks, find


def test_every_bin_is_one_of_the_state_bank_s_and_stands_once() -> None:
    bins = [bank.bin for bank in banks()]
    assert len(bins) >= 20
    assert bins == sorted(set(bins))
    assert all(re.fullmatch(r"9704[0-9]{2}", number) for number in bins)


def test_no_name_or_code_means_two_banks() -> None:
    called = Counter(re.sub(r"[\s-]", "", word).casefold() for bank in banks() for word in {bank.name, *bank.also})
    assert [word for word, count in called.items() if count > 1] == []
    for bank in banks():
        for word in (bank.bin, bank.name, *bank.also):
            assert find(word) == bank


@pytest.mark.parametrize(
    ("called", "number"),
    [
        ("970436", "970436"),
        ("VCB", "970436"),
        ("vietcombank", "970436"),
        (" MB Bank ", "970422"),
        ("agribank", "970405"),
        ("CTG", "970415"),
        ("Co-op Bank", "970446"),
    ],
)
def test_people_may_write_a_bank_as_they_say_it(called: str, number: str) -> None:
    bank = find(called)
    assert bank is not None
    assert bank.bin == number


@pytest.mark.parametrize("called", ["", "970499", "000000", "BVB", "Ngân hàng", "9704 3", "970436x"])
def test_anything_else_is_no_bank(called: str) -> None:
    assert find(called) is None
