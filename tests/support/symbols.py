"""Finds the QR codes on a finished file and measures them in its pixels; nothing is taken from the data that it was made from."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import zxingcpp
from PIL import Image

from generator.paper.sheet import Sheet

PIXELS = 12
"""To a module, in the pictures that damage is done to."""

AROUND = 6
"""Modules of page round the symbol in those pictures: the white edge, and what stands next to it."""

_FIND_DPI = 100
_FINE = 640
"""Pixels along one side of a symbol, about, where it is measured."""
_DARK = 128
_WHITE = 200
"""Below this something is printed, however pale."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """One code. `box` is left, bottom, right, top on its page in points (of a picture: pixels), without the white edge.

    `module` has the same unit; `quiet` is how many modules of white surround it, counted up to `AROUND`.
    """

    path: str
    page: int
    holds: str
    box: tuple[float, float, float, float]
    modules: int
    quiet: float
    image: Image.Image

    @property
    def module(self) -> float:
        return (self.box[2] - self.box[0]) / self.modules

    @property
    def millimetres(self) -> float:
        """The side of a module on paper."""
        return self.module / 72 * 25.4

    def __str__(self) -> str:
        return f"{self.path} page {self.page + 1} {self.holds}"


def symbols(sheet: Sheet) -> list[Symbol]:
    """All codes of a file, in the order of its pages."""
    if sheet.content.startswith(b"\x89PNG"):
        return list(_on_picture(sheet))
    document = pypdfium2.PdfDocument(sheet.content)
    try:
        return [symbol for number, page in enumerate(document) for symbol in _on_page(sheet.path, number, page)]
    finally:
        document.close()


def _read(image: Image.Image) -> list[zxingcpp.Barcode]:
    return list(zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)))


def _corners(code: zxingcpp.Barcode) -> tuple[float, float, float, float]:
    spot = code.position
    points = (spot.top_left, spot.top_right, spot.bottom_left, spot.bottom_right)
    return min(at.x for at in points), min(at.y for at in points), max(at.x for at in points), max(at.y for at in points)


def _on_page(path: str, number: int, page: pypdfium2.PdfPage) -> Iterator[Symbol]:
    width, height = page.get_size()
    to_points = 72 / _FIND_DPI
    for code in _read(page.render(scale=_FIND_DPI / 72, grayscale=True).to_pil()):
        left, top, right, bottom = (edge * to_points for edge in _corners(code))
        margin = (right - left) / 2
        cut = (max(0.0, left - margin), max(0.0, height - bottom - margin), max(0.0, width - right - margin), max(0.0, top - margin))
        scale = _FINE / (right - left)
        near = page.render(scale=scale, crop=cut, grayscale=True).to_pil().convert("L")
        (x0, y0, x1, y1), modules, quiet, image = _measure(near, left - cut[0], top - cut[3], right - left, scale)
        box = (cut[0] + x0 / scale, height - cut[3] - y1 / scale, cut[0] + x1 / scale, height - cut[3] - y0 / scale)
        yield Symbol(path, number, code.text, box, modules, quiet, image)


def _on_picture(sheet: Sheet) -> Iterator[Symbol]:
    whole = Image.open(io.BytesIO(sheet.content)).convert("L")
    for code in _read(whole):
        left, top, right, bottom = _corners(code)
        scale = max(1, round(_FINE / (right - left)))
        margin = (right - left) / 2
        at = (max(0, int(left - margin)), max(0, int(top - margin)))
        near = whole.crop((*at, min(whole.width, int(right + margin)), min(whole.height, int(bottom + margin))))
        near = near.resize((near.width * scale, near.height * scale), Image.Resampling.NEAREST)
        (x0, y0, x1, y1), modules, quiet, image = _measure(near, left - at[0], top - at[1], right - left, scale, soft=scale)
        box = (at[0] + x0 / scale, whole.height - at[1] - y1 / scale, at[0] + x1 / scale, whole.height - at[1] - y0 / scale)
        yield Symbol(sheet.path, 0, code.text, box, modules, quiet, image)


def _measure(
    near: Image.Image, left: float, top: float, side: float, scale: float, soft: int = 1
) -> tuple[tuple[int, int, int, int], int, float, Image.Image]:
    """The symbol's edges in pixels, its modules along one side, its white edge in modules, and its picture.

    The reader tells only where about the symbol is: the edges are where the dark modules end, and the upper bar of the corner
    square, seven modules long, tells how wide a module is.
    """
    dark = near.point([255] * _DARK + [0] * (256 - _DARK))
    slack = side / 29 * 1.5
    inside = _pixels((left - slack, top - slack, left + side + slack, top + side + slack), scale)
    found = dark.crop(inside).getbbox()
    assert found is not None
    x0, y0, x1, y1 = inside[0] + found[0], inside[1] + found[1], inside[0] + found[2], inside[1] + found[3]
    row = dark.crop((x0, y0 + (y1 - y0) // 100, x1, y0 + (y1 - y0) // 100 + 1)).tobytes()
    modules = round((x1 - x0) / (row.index(0) / 7))
    assert modules % 4 == 1, f"{modules} modules"
    assert abs((x1 - x0) - (y1 - y0)) <= 0.02 * (x1 - x0), "not square"
    module = (x1 - x0) / modules

    printed = near.point([255] * _WHITE + [0] * (256 - _WHITE))
    printed.paste(0, (x0 - soft, y0 - soft, x1 + soft, y1 + soft))
    tenths = 0
    while tenths < AROUND * 10:
        # Edges are soft over a pixel (of a picture: one of its own, as large as it was blown up).
        reach = (tenths + 1) / 10 * module - soft
        ring = _pixels((x0 - reach, y0 - reach, x1 + reach, y1 + reach))
        if min(ring) < 0 or ring[2] > near.width or ring[3] > near.height or printed.crop(ring).getbbox():
            break
        tenths += 1

    reach = AROUND * module
    pixels = (modules + 2 * AROUND) * PIXELS
    # Beyond the edge of the page a phone sees the table.
    canvas = Image.new("L", (round((x1 - x0) + 2 * reach), round((y1 - y0) + 2 * reach)), 255)
    canvas.paste(near, (round(reach - x0), round(reach - y0)))
    return (x0, y0, x1, y1), modules, tenths / 10, canvas.resize((pixels, pixels), Image.Resampling.BOX)


def _pixels(box: tuple[float, float, float, float], scale: float = 1) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(edge * scale) for edge in box)
    return left, top, right, bottom
