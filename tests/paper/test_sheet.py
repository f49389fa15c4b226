"""A sheet can be kept and taken up again."""

from __future__ import annotations

from generator.paper.sheet import Sheet

SHEET = Sheet("to-roi/103-a4.pdf", b"%PDF\n\x00\xff\n", 2, ("A", "B"), "a4", 103)


def test_a_kept_sheet_is_the_same_sheet() -> None:
    assert Sheet.from_bytes(SHEET.as_bytes()) == SHEET


def test_what_another_version_kept_is_no_sheet() -> None:
    for kept in (b"", b"[]\n" + SHEET.content, b"{}\n" + SHEET.content, b"{\n" + SHEET.content, SHEET.content):
        assert Sheet.from_bytes(kept) is None
