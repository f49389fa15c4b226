"""A sheet can be kept and taken up again; a damaged one is made anew."""

from __future__ import annotations

from generator.paper.sheet import Sheet

SHEET = Sheet("to-roi/103-a4.pdf", b"%PDF\n\x00\xff\n", 2, ("A", "B"))


def test_a_kept_sheet_is_the_same_sheet() -> None:
    assert Sheet.from_bytes(SHEET.as_bytes()) == SHEET


def test_nothing_kept_gives_no_sheet() -> None:
    assert Sheet.from_bytes(None) is None
    assert Sheet.from_bytes(b"") is None


def test_a_damaged_sheet_is_no_sheet() -> None:
    kept = SHEET.as_bytes()
    assert Sheet.from_bytes(kept[:-1]) is None
    assert Sheet.from_bytes(kept.replace(b"%PDF", b"%PDX")) is None
    assert Sheet.from_bytes(b"[]\n" + SHEET.content) is None
    assert Sheet.from_bytes(b"{\n" + SHEET.content) is None
