"""Nothing in this project may lead money to anybody: samples are zeros, but for the standard's own, which are never drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STANDARD = frozenset({"0011012345678", "9704031101234567"})
"""Accounts in the samples of NAPAS's document."""

PLACES = ("tests", "generator", "guides", "docs", "README.md")
FILES = sorted(
    path
    for place in PLACES
    for path in ([ROOT / place] if (ROOT / place).is_file() else (ROOT / place).rglob("*"))
    if path.suffix in (".py", ".yml", ".md", ".csv", ".j2", ".typ", ".txt", ".js")
)
PAYMENT = re.compile(r"0010A000000727\d{4}0006\d{6}01\d\d([0-9A-Za-z]+?)0208QRIBFTT")
TYPED = re.compile(r"--account[\"',= ]+([0-9][0-9 ]*)")
CALLED = re.compile(r"\b(?:[oO]rder|Transfer)\([^,()]*, *[\"']([0-9 ]+)[\"']")


def accounts(text: str) -> set[str]:
    """Every account in a payment code, after `--account` or in a call, of any bank."""
    return {found.replace(" ", "") for pattern in (PAYMENT, TYPED, CALLED) for found in pattern.findall(text)}


@pytest.mark.parametrize("bank", ["970436", "000000"])
def test_the_search_finds_what_it_shall_find(bank: str) -> None:
    number = "".join(map(str, range(1, 10)))
    assert accounts("x0010A0000007270123" + f"0006{bank}0109{number}0208QRIBFTTA") == {number}
    assert accounts(f'Transfer("{bank}", "{number}")') == {number}
    assert accounts(f'"--account", "{number}"') == accounts(f"--account {number} --name") == {number}


def test_every_account_in_this_project_is_zeros() -> None:
    assert len(FILES) > 100
    for path in FILES:
        text = path.read_text(encoding="utf-8", errors="ignore")
        assert {found for found in accounts(text) if found.strip("0")} <= STANDARD, path
