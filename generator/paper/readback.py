"""Reads the codes of a finished file as a phone would: from its pixels, with another program than the one that drew them."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

import pypdfium2
import zxingcpp
from PIL import Image

from generator.paper.sheet import Sheet

GATE_DPI = 100
"""Coarser than any printer or phone camera: what is read here has room to spare."""

GATES_DPI = (GATE_DPI, 150)
"""Two grids: what is read by luck of the pixels on one is missed on the other."""


_BESIDE = 36
"""Points around codes that are drawn again with them: a reader looks for the white edge, and for codes that stand near."""


class ReadBackError(Exception):
    """The codes on a finished sheet are not exactly those that it should carry."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A code as it was read: what it holds, its modules along one side, and the symbol's sides in points from the page's upper left."""

    text: str
    modules: int
    left: float
    top: float
    right: float
    bottom: float


_PNG = b"\x89PNG\r\n\x1a\n"


def read_codes(content: bytes, dpi: int = GATE_DPI) -> tuple[frozenset[str], ...]:
    """What the QR codes of each page of a PDF hold, or those of a PNG, which is read pixel by pixel as it is."""
    return tuple(frozenset(code.text for code in page) for page in seen_codes(content, dpi))


def seen_codes(content: bytes, dpi: int = GATE_DPI) -> tuple[tuple[Seen, ...], ...]:
    """The QR codes of each page of a PDF and where they stand, or those of a PNG, whose pixels are points."""
    if content.startswith(_PNG):
        return (_seen(_grey(Image.open(io.BytesIO(content))), 1),)
    document = pypdfium2.PdfDocument(content)
    try:
        return tuple(seen_on(page, dpi) for page in document)
    finally:
        document.close()


def seen_on(page: pypdfium2.PdfPage, dpi: int) -> tuple[Seen, ...]:
    """The QR codes of one page and where they stand."""
    return _seen(page.render(scale=dpi / 72, grayscale=True).to_pil(), dpi / 72)


def seen_on_grids(page: pypdfium2.PdfPage) -> tuple[tuple[Seen, ...], ...]:
    """The QR codes of one page on each grid: of the whole page on the coarse one, on the finer one of the part in which that shows codes.

    Where it shows none, nothing is drawn again: nothing is claimed of it.
    """
    coarse, *finer = GATES_DPI
    seen = seen_on(page, coarse)
    return (seen, *(_seen_beside(page, seen, dpi) if seen else () for dpi in finer))


def _seen_beside(page: pypdfium2.PdfPage, codes: Sequence[Seen], dpi: int) -> tuple[Seen, ...]:
    """The QR codes in the part of a page that holds these, and as much beside them as a camera sees; pixel for pixel as on the whole."""
    scale = dpi / 72
    left = max(0, min(code.left for code in codes) - _BESIDE)
    top = max(0, min(code.top for code in codes) - _BESIDE)
    right = max(0, page.get_width() - max(code.right for code in codes) - _BESIDE)
    below = max(0, page.get_height() - max(code.bottom for code in codes) - _BESIDE)
    part = page.render(scale=scale, crop=(left, below, right, top), grayscale=True).to_pil()
    # The library cuts off whole pixels.
    return _seen(part, scale, math.ceil(left * scale), math.ceil(top * scale))


def verify(sheet: Sheet, dpi: int = GATE_DPI) -> tuple[tuple[Seen, ...], ...]:
    """The codes of each page. Raises ReadBackError unless exactly the expected codes are read from the whole sheet."""
    seen = seen_codes(sheet.content, dpi)
    verify_seen(sheet, (code for page in seen for code in page), dpi)
    return seen


def verify_seen(sheet: Sheet, seen: Iterable[Seen], dpi: int) -> None:
    """Raise ReadBackError unless what was seen on the whole sheet is exactly what is expected."""
    read = frozenset(code.text for code in seen)
    expected = frozenset(sheet.codes)
    if read != expected:
        missing = ", ".join(sorted(expected - read)) or "none"
        foreign = ", ".join(sorted(read - expected)) or "none"
        raise ReadBackError(f"{sheet.path} at {dpi} dpi: not read: {missing}; read but not expected: {foreign}")


def _grey(picture: Image.Image) -> Image.Image:
    """In shades of grey; of a picture with a palette only that is worked out, which takes a quarter of the time."""
    if picture.mode != "P":
        return picture.convert("L")
    colours = Image.frombytes("P", (256, 1), bytes(range(256)))
    colours.putpalette(picture.getpalette() or [])
    return picture.point(list(colours.convert("L").tobytes()), "L")


def _seen(image: Image.Image, scale: float, left: int = 0, top: int = 0) -> tuple[Seen, ...]:
    """The codes of an image of so many pixels to the point, which begins so many pixels from the page's upper left."""
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return tuple(_placed(code, scale, left, top) for code in found)


def _placed(code: zxingcpp.Barcode, scale: float, left: int, top: int) -> Seen:
    corners = (code.position.top_left, code.position.top_right, code.position.bottom_left, code.position.bottom_right)
    across, down = [(left + corner.x) / scale for corner in corners], [(top + corner.y) / scale for corner in corners]
    told = cast(dict[str, str], code.extra)
    modules = 17 + 4 * int(told["Version"])  # ISO/IEC 18004
    return Seen(code.text, modules, min(across), min(down), max(across), max(down))
