"""Reads the codes of a finished PDF as a phone would: from its pixels, with another program than the one that drew them."""

from __future__ import annotations

import pypdfium2
import zxingcpp

from generator.paper.sheet import Sheet

GATE_DPI = 100
"""Coarser than any printer or phone camera: what is read here has room to spare."""


class ReadBackError(Exception):
    """The codes on a finished sheet are not exactly those that it should carry."""


def read_codes(pdf: bytes, dpi: int = GATE_DPI) -> tuple[frozenset[str], ...]:
    """What the QR codes of each page hold."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_read(page, dpi) for page in document)
    finally:
        document.close()


def verify(sheet: Sheet, dpi: int = GATE_DPI) -> None:
    """Raise ReadBackError unless exactly the expected codes are read from the whole sheet."""
    read = frozenset[str]().union(*read_codes(sheet.pdf, dpi))
    expected = frozenset(sheet.codes)
    if read != expected:
        missing = ", ".join(sorted(expected - read)) or "none"
        foreign = ", ".join(sorted(read - expected)) or "none"
        raise ReadBackError(f"{sheet.path} at {dpi} dpi: not read: {missing}; read but not expected: {foreign}")


def _read(page: pypdfium2.PdfPage, dpi: int) -> frozenset[str]:
    image = page.render(scale=dpi / 72).to_pil()
    return frozenset(found.text for found in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)))
