"""Vietnamese alphabetical order: word by word, letters first (a ă â … d đ …), then tones.

Order of letters and of tones (ngang, huyền, hỏi, ngã, sắc, nặng) as in Từ điển tiếng Việt (Hoàng Phê).
"""

from __future__ import annotations

import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

LETTERS = "ABCDĐEGHIKLMNOPQSTUVXY"
"""Letters that Vietnamese words begin with; ă, â stand under A, ê under E, ô and ơ under O, ư under U."""

OTHER = "#"
"""Where words stand that begin with none of A to Z: numbers, signs."""


Word = tuple[tuple[int, ...], tuple[int, ...]]
"""A word as it is compared: its letters, then its tones."""


def sort_key(text: str) -> tuple[tuple[Word, ...], str]:
    """Compares word by word; equal words are told apart by the text itself, so that no two texts tie by chance."""
    return tuple(_word(word) for word in text.lower().split()), text


def initial(text: str) -> str:
    """The letter of the index under which a text stands."""
    letter = _split(text[:1].lower())[0]
    if letter != "đ":
        letter = unicodedata.normalize("NFD", letter)[:1]
    return letter.upper() if letter in _LETTERS else OTHER


def anchor(letter: str) -> str:
    """An id for a letter's heading: `a`, `d-gach` for Đ, `so` for numbers."""
    return {"Đ": "d-gach", OTHER: "so"}.get(letter, letter.lower())


def _word(word: str) -> Word:
    parts = [_split(character) for character in word]
    kept = [(letter, tone) for letter, tone in parts if letter.isalnum()]
    return tuple(_rank(letter) for letter, _ in kept), tuple(tone for _, tone in kept)


def _rank(letter: str) -> int:
    """Digits and strange letters by their code point below our letters' own order."""
    return _LETTERS.index(letter) + 0x110000 if letter in _LETTERS else ord(letter[0])


def _split(character: str) -> tuple[str, int]:
    tone = 0
    kept = []
    for part in unicodedata.normalize("NFD", character):
        if part in _TONES:
            tone = _TONES[part]
        else:
            kept.append(part)
    return unicodedata.normalize("NFC", "".join(kept)), tone
