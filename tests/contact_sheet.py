"""`make picture`: the README's picture of what one command makes, from the finished site in build/site, with lesson 103 in it."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright

from tests.prepare import browser

SITE = Path("build/site")
PICTURE = Path("docs/readme/one-command.png")

ROWS = (
    (520, ("phone", "103-a4.pdf", "103-a3.pdf")),
    (330, ("103-trinh-chieu.pdf 3", "the-qr.pdf", "103.png")),
)
"""Height of a row in pixels, and what stands in it: a file of to-roi/, of a PDF its first page or the one named, counted from 1."""

GAP = 28
GROUND, EDGE = (233, 228, 217), (120, 116, 108)
COLOURS = 48
"""Enough for flat drawings; the file is a third of what it would be in full colour."""


def main() -> None:
    """Compose the picture and write it."""
    rows = [[_framed(_scaled(_shown(name), height)) for name in names] for height, names in ROWS]
    widths = [sum(each.width for each in row) + GAP * (len(row) + 1) for row in rows]
    sheet = Image.new("RGB", (max(widths), sum(row[0].height for row in rows) + GAP * (len(rows) + 1)), GROUND)
    top = GAP
    for row, width in zip(rows, widths, strict=True):
        spare = (sheet.width - width) // (len(row) + 1)
        left = GAP + spare
        for each in row:
            sheet.paste(each, (left, top))
            left += each.width + GAP + spare
        top += row[0].height + GAP
    sheet.quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURE, optimize=True)


def _shown(name: str) -> Image.Image:
    if name == "phone":
        return _phone()
    file, _, page = name.partition(" ")
    if file.endswith(".png"):
        return Image.open(SITE / "to-roi" / file).convert("RGB")
    document = pypdfium2.PdfDocument(SITE / "to-roi" / file)
    image: Image.Image = document[int(page or 1) - 1].render(scale=2).to_pil().convert("RGB")
    document.close()
    return image


def _phone() -> Image.Image:
    """The lesson's first steps as a phone of 360 × 740 pixels shows them."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = started.new_page(viewport={"width": 360, "height": 740}, device_scale_factor=2)
        page.goto((SITE / "103/index.html").resolve().as_uri())
        page.locator("#buoc-2").scroll_into_view_if_needed()
        page.evaluate("document.querySelector('#buoc-2').scrollIntoView()")
        shot = page.screenshot()
        started.close()
    return Image.open(io.BytesIO(shot)).convert("RGB")


def _scaled(image: Image.Image, height: int) -> Image.Image:
    return image.resize((round(image.width * height / image.height), height), Image.Resampling.LANCZOS)


def _framed(image: Image.Image) -> Image.Image:
    framed = Image.new("RGB", (image.width + 2, image.height + 2), EDGE)
    framed.paste(image, (1, 1))
    return framed


if __name__ == "__main__":
    main()
