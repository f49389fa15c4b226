"""How wide words are, and where their lines break.

Measured with Noto Sans, which paper uses. On the web the reader's system font draws the same words (Roboto, Segoe UI, San
Francisco), so every width carries some spare.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO

from generator.screen.typeface import typeface

SPARE = 1.06
"""Room for the fonts we cannot measure. Roboto and Segoe UI run narrower than Noto Sans; bold San Francisco a little wider."""

_BREAK_AFTER = frozenset("/.-_@:?=&")


@cache
def _advances(bold: bool) -> tuple[Mapping[int, float], float]:
    """Advance of every letter in ems, and the advance for letters that the font lacks (an em: emoji and CJK are square)."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(typeface("notosbo" if bold else "notos"))) as font:
        em, metrics = font["head"].unitsPerEm, font["hmtx"].metrics
        return {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}, 1.0


@cache
def width(text: str, size: float, bold: bool = False) -> float:
    """Width of a line in the units of `size`, spare included."""
    advances, missing = _advances(bold)
    return sum(advances.get(ord(letter), missing) for letter in text) * size * SPARE


@cache
def wrap(text: str, size: float, room: float, bold: bool = False) -> tuple[str, ...]:
    """Break words into as few lines as `room` allows, of about one length: no single syllable is left over below.

    A word that is too long for a line alone (an address) is broken inside.
    """
    lines = _greedy(text, size, room, bold)
    for tenths in range(5, 10):
        narrower = _greedy(text, size, room * tenths / 10, bold)
        if 1 < len(narrower) == len(lines) and not _broken(narrower, text):
            return narrower
    return lines


def fit(text: str, sizes: tuple[float, ...], room: float, bold: bool = False) -> tuple[tuple[str, ...], float]:
    """One line in the largest of `sizes` that allows it, else several lines in the first; with the size chosen."""
    one_line = " ".join(text.split())
    size = next((size for size in sizes if width(one_line, size, bold) <= room), sizes[0])
    return wrap(text, size, room, bold), size


def _broken(lines: tuple[str, ...], text: str) -> bool:
    return " ".join(lines) != " ".join(text.split())


def _greedy(text: str, size: float, room: float, bold: bool) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, size, room, bold)
        lines += full
    return (*lines, line)


def _pieces(word: str, size: float, room: float, bold: bool) -> list[str]:
    """Cut a word so that each piece fits, after a slash, dot or hyphen where one is near. A piece has at least one letter."""
    pieces: list[str] = []
    while width(word, size, bold) > room and len(word) > 1:
        fits = max((n for n in range(1, len(word)) if width(word[:n], size, bold) <= room), default=1)
        cut = next((n for n in range(fits, fits // 2, -1) if word[n - 1] in _BREAK_AFTER), fits)
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]
