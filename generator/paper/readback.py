"""Reads the codes of a finished file as a phone would: from its pixels, with another program than the one that drew them."""

from __future__ import annotations

import io

import pypdfium2
import zxingcpp
from PIL import Image

from generator.paper.sheet import Sheet

GATE_DPI = 100
"""Coarser than any printer or phone camera: what is read here has room to spare."""

GATES_DPI = (GATE_DPI, 150)
"""Two grids: what is read by luck of the pixels on one is missed on the other."""


class ReadBackError(Exception):
    """The codes on a finished sheet are not exactly those that it should carry."""


_PNG = b"\x89PNG\r\n\x1a\n"


def read_codes(content: bytes, dpi: int = GATE_DPI) -> tuple[frozenset[str], ...]:
    """What the QR codes of each page of a PDF hold, or those of a PNG, which is read pixel by pixel as it is."""
    if content.startswith(_PNG):
        return (_read(Image.open(io.BytesIO(content)).convert("RGB")),)
    document = pypdfium2.PdfDocument(content)
    try:
        return tuple(_read(page.render(scale=dpi / 72).to_pil()) for page in document)
    finally:
        document.close()


def verify(sheet: Sheet, dpi: int = GATE_DPI) -> None:
    """Raise ReadBackError unless exactly the expected codes are read from the whole sheet."""
    read = frozenset[str]().union(*read_codes(sheet.content, dpi))
    expected = frozenset(sheet.codes)
    if read != expected:
        missing = ", ".join(sorted(expected - read)) or "none"
        foreign = ", ".join(sorted(read - expected)) or "none"
        raise ReadBackError(f"{sheet.path} at {dpi} dpi: not read: {missing}; read but not expected: {foreign}")


def _read(image: Image.Image) -> frozenset[str]:
    return frozenset(found.text for found in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)))
