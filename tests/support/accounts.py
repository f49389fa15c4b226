"""Finds bank accounts in files: nothing in this project may lead money to anybody."""

from __future__ import annotations

import re
from pathlib import Path

STANDARD = frozenset({"0011012345678", "9704031101234567"})
"""Accounts in the samples of NAPAS's document, which are never drawn."""

KINDS = (".py", ".yml", ".md", ".csv", ".j2", ".typ", ".txt", ".js")
PAYMENT = re.compile(r"0010A000000727\d{4}0006\d{6}01\d\d([0-9A-Za-z]+?)0208QRIBFTT")
TYPED = re.compile(r"--account[\"',= ]+([0-9][0-9 ]*)")
CALLED = re.compile(r"\b(?:[oO]rder|Transfer)\([^,()]*, *[\"']([0-9 ]+)[\"']")


def accounts(text: str) -> set[str]:
    """Every account in a payment code, after `--account` or in a call, of any bank."""
    return {found.replace(" ", "") for pattern in (PAYMENT, TYPED, CALLED) for found in pattern.findall(text)}


def leading_somewhere(place: Path) -> dict[str, set[str]]:
    """Accounts that are neither zeros nor the standard's own, by file. AssertionError where there is nothing to look through."""
    files = [path for path in ([place] if place.is_file() else sorted(place.rglob("*"))) if path.suffix in KINDS]
    assert files, place
    found = {str(path): accounts(path.read_text(encoding="utf-8", errors="ignore")) - STANDARD for path in files}
    return {path: real for path, each in found.items() if (real := {one for one in each if one.strip("0")})}
