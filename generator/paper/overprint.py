"""Finds words that cannot be read on a finished sheet: printed over each other, under a code's white edge, or beyond the page.

Measured in the finished PDF by another program than the one that set it. A text layer is whole even where a reader sees half of it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from generator.paper.readback import Seen
from generator.qr.qr import QUIET

TOLERANCE = 0.75
"""Points: scanners tell the corners of a symbol to the pixel, of half a point or a whole one."""

HAIR = 0.1
"""Points that nobody sees."""

SHARE = 0.3
"""Of the lower of two runs of words, how much of its height the other may cover. Marks of large, tight lines reach a fifth into each
other's room without touching."""

KERNING = 0.15
"""Of the height of the higher, how far one run may reach over the side of another: pairs such as TA and P, stand closer than boxes."""


class OverprintError(Exception):
    """Words on a finished sheet cannot be read."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points, from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def wider(self, by: float) -> Box:
        """The rectangle with each side moved outwards."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def within(self, other: Box) -> bool:
        """True where no part of it reaches beyond the other."""
        return self.left >= other.left and self.bottom >= other.bottom and self.right <= other.right and self.top <= other.top

    def meets(self, other: Box) -> tuple[float, float]:
        """How wide and how high the part is that both share; not above 0 where there is none."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        return wide, min(self.top, other.top) - max(self.bottom, other.bottom)


def faults(page: pypdfium2.PdfPage, codes: Sequence[Seen]) -> Iterator[str]:
    """What cannot be read on a page, each in words. `codes` are those that were read from it."""
    wide, high = page.get_size()
    paper = Box(0, 0, wide, high).wider(HAIR)
    grounds = list(_boxes(page, pdfium.FPDF_PAGEOBJ_PATH)) if codes else []
    edges = [(code.text, _white_edge(code, high, grounds)) for code in codes]
    runs = list(_boxes(page, pdfium.FPDF_PAGEOBJ_TEXT))
    for box in runs:
        if not box.within(paper):
            yield f"“{_words(page, box)}” reaches beyond the page"
        for text, edge in edges:
            if min(box.meets(edge)) > HAIR:
                yield f"“{_words(page, box)}” stands in the white edge of the code {text}"
    for one, other in _over_each_other(runs):
        yield f"“{_words(page, one)}” is printed over “{_words(page, other)}”"


def _over_each_other(runs: Sequence[Box]) -> Iterator[tuple[Box, Box]]:
    """Pairs of runs that cover each other. From the top down: whatever ends above the next one's top can meet no later one."""
    open_runs: list[Box] = []
    for box in sorted(runs, key=lambda run: -run.top):
        open_runs = [run for run in open_runs if run.bottom < box.top]
        for run in open_runs:
            wide, high = box.meets(run)
            lower, higher = sorted((box.top - box.bottom, run.top - run.bottom))
            if wide > KERNING * higher and high > SHARE * lower:
                yield run, box
        open_runs.append(box)


def _boxes(page: pypdfium2.PdfPage, kind: int) -> Iterator[Box]:
    """The inked rectangle of every run of words or of every shape, drawings' own included."""
    sides = [ctypes.c_float() for _ in range(4)]
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(item) != kind:
            continue
        pdfium.FPDFPageObj_GetBounds(item, *sides)
        box = Box(*(side.value for side in sides))
        if box.right > box.left and box.top > box.bottom:
            yield box


def _white_edge(code: Seen, high: float, grounds: Sequence[Box]) -> Box:
    """The symbol with its four modules of white: the ground on which it is drawn, where that is what it looks to be."""
    edge = QUIET * (code.right - code.left) / code.modules
    inner = Box(code.left - edge, high - code.bottom - edge, code.right + edge, high - code.top + edge).wider(-2 * TOLERANCE)
    outer = inner.wider(4 * TOLERANCE)
    return next((ground for ground in grounds if inner.within(ground) and ground.within(outer)), inner)


def _words(page: pypdfium2.PdfPage, box: Box) -> str:
    layer = page.get_textpage()
    try:
        return " ".join(layer.get_text_bounded(box.left, box.bottom, box.right, box.top).split())
    finally:
        layer.close()
