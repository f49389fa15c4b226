"""What pages look like, coarsely and for a program: to tell that a page that was read back is still drawn as it was then."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pypdfium2

_DPI = 20
"""Three pixels to the centimetre or more: a missing letter, picture, or font changes some of them."""


def looks(pdf: bytes, numbers: Iterable[int]) -> list[str]:
    """A checksum over the pixels of each of these pages, counted from 0."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_look(document[number]) for number in numbers]
    finally:
        document.close()


def _look(page: pypdfium2.PdfPage) -> str:
    """Its size counts too: the picture is as large as the page."""
    image = page.render(scale=_DPI / 72, grayscale=True).to_pil()
    page.close()
    return hashlib.sha256(f"{image.size} ".encode() + image.tobytes()).hexdigest()
