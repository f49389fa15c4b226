"""Pictures to send by phone: a page of a PDF as pixels, one to the point, in few colours."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image

from generator.paper.png_file import SMALLER, png_file

_COLOURS = 64
"""Our drawings have a dozen flat colours; the rest are the soft edges of letters. A quarter of the bytes of full colour."""

_EVERY = 9
"""Letters and signs of our pictures are larger than so many pixels."""

_PNG = b"\x89PNG"


def png(document: pypdfium2.PdfDocument) -> bytes:
    """The only page of a PDF as a PNG: a page 1080 points wide gives 1080 pixels. The same PDF gives the same bytes.

    Made from the PDF, not by the engine's own PNG output, because only PDF/UA stops at a missing letter. Raises ValueError
    where there is not exactly one page.
    """
    if len(document) != 1:
        raise ValueError(f"a picture is one page, not {len(document)}")
    return of_page(document[0])


def pngs(pdf: bytes) -> tuple[bytes, ...]:
    """Every page of a PDF as a PNG, one pixel to the point."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(of_page(page) for page in document)
    finally:
        document.close()


def of_page(page: pypdfium2.PdfPage) -> bytes:
    """A page of a PDF as a PNG, one pixel to the point."""
    image: Image.Image = page.render(scale=1, rev_byteorder=True).to_pil()
    return png_file(_in_few_colours(image if image.mode == "RGB" else image.convert("RGB")))


def _in_few_colours(image: Image.Image) -> Image.Image:
    """The colours are chosen from every ninth pixel of every ninth row: a thirtieth of the time, and the choice is as good.

    Maximum coverage keeps the rare bright colour of a mark, one round of k-means then sets the flat colours right.
    """
    few = image.resize((-(-image.width // _EVERY), -(-image.height // _EVERY)), Image.Resampling.NEAREST)
    palette = few.quantize(_COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE).getpalette() or []
    # The library looks a colour up by its upper six bits: it must find there the one that is meant, and then show that whole.
    near = Image.new("P", (1, 1))
    near.putpalette([part & 0b11111100 for part in palette])
    made = image.quantize(palette=near, dither=Image.Dither.NONE)
    made.putpalette(palette)
    return made


def thumbnail(finished: bytes, width: int) -> bytes:
    """A picture, or the first page of a PDF, as a small grey PNG `width` pixels wide."""
    if finished.startswith(_PNG):
        with Image.open(io.BytesIO(finished)) as picture:
            image = picture.convert("L").resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    else:
        image = _first_page(finished, width)
    return png_file(image.quantize(16, dither=Image.Dither.NONE), SMALLER)


def _first_page(pdf: bytes, width: int) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        image: Image.Image = page.render(scale=width / page.get_width(), grayscale=True).to_pil()
    finally:
        document.close()
    return image


def size(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels."""
    with Image.open(io.BytesIO(picture)) as image:
        return image.size
