"""Reads printed addresses as an eye does: Tesseract on the pixels, told nothing of what should stand there.

The text layer says only where to look. What is cut, covered or beyond the page has no pixels there, whatever the layer says.
"""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from generator.paper.readback import seen_codes

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-./?="
"""What addresses are made of, as they are printed."""

_HIGH = 64
"""Pixels from the foot of a line to its top, as Tesseract gets it."""

_MARGIN = 0.12
"""Of a line's height, what is looked at above and below it."""

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""


@dataclass(frozen=True)
class Spot:
    """An address in print: where, what it should be, and the lines on which it stands, as pictures."""

    where: str
    wanted: str
    lines: tuple[Image.Image, ...]


def address_of(code: str) -> str:
    """What stands in words beside a code: no scheme, no last slash, small where the code has capitals to be smaller."""
    scheme, _, rest = code.partition("://")
    return (rest.lower() if scheme.isupper() else rest).rstrip("/")


def spots(path: str, pdf: bytes, picture: bytes | None = None) -> Iterator[Spot]:
    """Every address that stands beside a code, at least one for each code of a page; `picture` is the page as it is sent, if it is.

    Raises LookupError where the text layer has no words for a code.
    """
    seen = seen_codes(picture or pdf, 150)
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, (page, codes) in enumerate(zip(document, seen, strict=True), start=1):
            for wanted in sorted({address_of(code.text) for code in codes if "://" in code.text}):
                found = list(_standing(page, wanted))
                if not found:
                    raise LookupError(f"{path}, page {number}: no {wanted}")
                for lines in found:
                    yield Spot(f"{path}, page {number}", wanted, tuple(_pixels(page, line, picture) for line in lines))
    finally:
        document.close()


def places(path: str, pdf: bytes, address: str) -> Iterator[Spot]:
    """Every place where the text layer has this address."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, start=1):
            for lines in _standing(page, address):
                yield Spot(f"{path}, page {number}", address, tuple(_pixels(page, line, None) for line in lines))
    finally:
        document.close()


def read(found: Sequence[Spot], folder: Path) -> list[str]:
    """What Tesseract reads at each spot, its lines joined; `folder` is for its files."""
    files = []
    for number, spot in enumerate(found):
        for line, image in enumerate(spot.lines):
            files.append(folder / f"{number:04}-{line}.png")
            image.save(files[-1])
    (folder / "list.txt").write_text("".join(f"{file}\n" for file in files))
    options = ["--psm", "7", "-l", "eng", "-c", f"tessedit_char_whitelist={LETTERS}", "-c", "load_system_dawg=0", "-c", "load_freq_dawg=0"]
    told = subprocess.run(
        ["tesseract", folder / "list.txt", "stdout", *options],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},
    )
    lines = iter(told.stdout.split("\f"))
    return ["".join("".join(next(lines).split()) for _ in spot.lines) for spot in found]


def _standing(page: pypdfium2.PdfPage, wanted: str) -> Iterator[list[Rectangle]]:
    """The lines of every place where the text layer has the address, and not a longer one that begins with it."""
    layer = page.get_textpage()
    try:
        letters = [(number, letter) for number, letter in _letters(layer) if not letter.isspace() and letter.isprintable()]
        text = "".join(letter for _, letter in letters)
        at = text.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            if text[end : end + 1] not in ("/", "-"):
                yield _lines([layer.get_charbox(number) for number, _ in letters[at:end]])
            at = text.find(wanted, end)
    finally:
        layer.close()


def _letters(layer: pypdfium2.PdfTextPage) -> Iterator[tuple[int, str]]:
    for number in range(layer.count_chars()):
        yield number, chr(pypdfium2.raw.FPDFText_GetUnicode(layer, number))


def _lines(boxes: Sequence[Rectangle]) -> list[Rectangle]:
    """Boxes of letters as boxes of lines: a new one begins where a letter stands left of the one before it."""
    lines: list[Rectangle] = []
    for box in boxes:
        if lines and box[2] > lines[-1][2]:
            last = lines[-1]
            lines[-1] = (last[0], min(last[1], box[1]), box[2], max(last[3], box[3]))
        else:
            lines.append(box)
    return lines


def _pixels(page: pypdfium2.PdfPage, line: Rectangle, picture: bytes | None) -> Image.Image:
    """A line, dark on light with white around it."""
    wide, high = page.get_size()
    margin = _MARGIN * (line[3] - line[1])
    left, bottom = max(0.0, line[0] - 3 * margin), max(0.0, line[1] - margin)
    right, top = min(wide, line[2] + 3 * margin), min(high, line[3] + margin)
    if picture is None:
        drawn = page.render(scale=_HIGH / (top - bottom), crop=(left, bottom, wide - right, high - top), grayscale=True).to_pil()
    else:
        whole = Image.open(io.BytesIO(picture)).convert("L")
        drawn = whole.crop((round(left), round(high - top), round(right), round(high - bottom)))
        drawn = drawn.resize((round(drawn.width * _HIGH / drawn.height), _HIGH), Image.Resampling.LANCZOS)
    image = ImageOps.autocontrast(drawn.convert("L"))
    if image.resize((1, 1), Image.Resampling.BOX).tobytes()[0] < 100:
        image = ImageOps.invert(image)
    return ImageOps.expand(image, border=_HIGH // 3, fill=255)
