"""The site's icon as pixels, for phones that put the handbook on their first screen."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdfium2
from PIL import Image

from generator.paper.shapes import PaperData
from generator.paper.typst import compile

_SIDE = 24  # units on a side of the drawing
_EDGE = 3
"""Units that a maskable icon has more on each side: a phone may cut away all but a circle of 80 % of the width
(W3C, Web Application Manifest, "maskable"), and the book's corners lie 10.2 units from the middle."""

_COLOURS = 64  # two, and their soft edges

_GROUND = re.compile(r'<rect width="24" height="24" rx="[^"]+" fill="([^"]+)"/>')


class AppIconData(PaperData):
    """The drawing, and how many of its units a side has."""

    svg: str
    side: int


def app_icon(svg: str, pixels: int, fonts: Path, *, maskable: bool = False) -> bytes:
    """The icon as a PNG, `pixels` on a side: with its round corners, or maskable, where its ground fills the square.

    `fonts` is the folder that holds `font_files()`. Raises PaperError, and ValueError for a drawing without its ground.
    """
    drawing = _widened(svg) if maskable else svg
    data: AppIconData = {"subject": "icon", "document_title": "icon", "svg": drawing, "side": _SIDE}
    pdf = compile("app-icon", data, fonts)
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[0].render(scale=pixels / _SIDE, fill_color=(0, 0, 0, 0)).to_pil()
    finally:
        document.close()
    out = io.BytesIO()
    few = picture.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)  # this method keeps what is clear
    few.save(out, format="PNG", optimize=True)
    return out.getvalue()


def _widened(svg: str) -> str:
    """The same drawing with more ground around it, and square corners."""
    side = _SIDE + 2 * _EDGE
    ground = _GROUND.search(svg)
    if ground is None:
        raise ValueError("the icon has no ground of its own")
    wide = f'<rect x="-{_EDGE}" y="-{_EDGE}" width="{side}" height="{side}" fill="{ground[1]}"/>'
    return svg.replace(ground[0], wide).replace('viewBox="0 0 24 24"', f'viewBox="-{_EDGE} -{_EDGE} {side} {side}"')
