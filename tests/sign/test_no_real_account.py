"""Nothing in this project may lead money to anybody: samples are zeros, but for the standard's own, which are never drawn."""

from __future__ import annotations

import pytest
from accounts import accounts, leading_somewhere

from generator.job import PROJECT


@pytest.mark.parametrize("bank", ["970436", "000000"])
def test_the_search_finds_what_it_shall_find(bank: str) -> None:
    number = "".join(map(str, range(1, 10)))
    assert accounts("x0010A0000007270123" + f"0006{bank}0109{number}0208QRIBFTTA") == {number}
    assert accounts(f'Transfer("{bank}", "{number}")') == {number}
    assert accounts(f'"--account", "{number}"') == accounts(f"--account {number} --name") == {number}


@pytest.mark.parametrize("place", ["tests", "generator", "docs", "README.md"])
def test_every_account_in_this_project_is_zeros(place: str) -> None:
    assert leading_somewhere(PROJECT / place) == {}
