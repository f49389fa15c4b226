"""What a sentence of an author says beside its words: the lessons that it names."""

from __future__ import annotations

import pytest

from generator.guide.text import lessons


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Không thấy VNeID thì xem bài 103, bước 2.", ("103",)),
        ("Học Bài số 502 rồi bài 701.", ("502", "701")),
        ("Bài 103", ("103",)),
        ("Bấm **bài 103**.", ()),
        ("Trả bài 103.000 đồng.", ()),
        ("bài 1034, bài 12, bài 034, số 103", ()),
    ],
)
def test_a_sentence_names_lessons_by_their_codes(sentence: str, named: tuple[str, ...]) -> None:
    assert lessons(sentence) == named
