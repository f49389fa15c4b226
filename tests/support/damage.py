"""What paper goes through before a phone reads its code: a pale copy, ink that ran, a slanting hand, a stain.

All on pictures in grey with `symbols.PIXELS` pixels to a module, `symbols.AROUND` modules of page round the symbol; each gives
a picture with `SEEN` pixels to a module, as a phone held a little too far away sees it.
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFilter
from symbols import AROUND, PIXELS

SEEN = 5
"""Pixels to a module in what the reader gets."""

_CORNER = 8
"""Modules along one side of a corner square with the white line round it, ISO/IEC 18004."""


def unharmed(image: Image.Image) -> Image.Image:
    """The picture as it is, as coarse as the others."""
    return image.resize((image.width * SEEN // PIXELS, image.height * SEEN // PIXELS), Image.Resampling.BOX)


def pale(image: Image.Image) -> Image.Image:
    """A copy of a copy: black is 120, white is 190."""
    return unharmed(image.point([120 + value * 70 // 255 for value in range(256)]))


def spread(image: Image.Image) -> Image.Image:
    """Ink that ran: every dark module has grown by a quarter of a module on each of its sides."""
    return unharmed(image.filter(ImageFilter.MinFilter(2 * (PIXELS // 4) + 1)))


def compressed(image: Image.Image) -> Image.Image:
    """A picture sent on and on: JPEG at quality 30."""
    file = io.BytesIO()
    unharmed(image).save(file, format="JPEG", quality=30)
    return Image.open(file)


def turned(image: Image.Image, degrees: float) -> Image.Image:
    """A hand that holds the phone askew."""
    return unharmed(image.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255))


def leaning(image: Image.Image, lean: float) -> Image.Image:
    """Seen from below: the near edge of the picture looks longer than the far one; 0.35 makes it 1.4 times as long."""
    width, height = image.size
    slope = lean / height
    middle = 1 - lean / 2
    across = (1, width / 2 * slope, width / 2 * (middle - 1))
    down = (0, 1 + height / 2 * slope, height / 2 * (middle - 1))
    coefficients = [number / middle for number in (*across, *down, 0, slope)]
    seen = image.transform(image.size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC, fillcolor=255)
    return unharmed(seen)


def stained(image: Image.Image, seed: str, share: float = 0.05) -> Image.Image:
    """A round, opaque blot over `share` of the symbol, anywhere but on its three corner squares; the same seed, the same place."""
    modules = image.width // PIXELS - 2 * AROUND
    radius = math.sqrt(share / math.pi) * modules
    chance = random.Random(seed)
    while True:
        x, y = (chance.uniform(radius, modules - radius) for _ in range(2))
        if all(_apart(x, y, corner) >= radius for corner in ((0, 0), (modules - _CORNER, 0), (0, modules - _CORNER))):
            break
    blot = image.copy()
    ends = [(AROUND + at + way) * PIXELS for way in (-radius, radius) for at in (x, y)]
    ImageDraw.Draw(blot).ellipse(ends, fill=40)
    return unharmed(blot)


def _apart(x: float, y: float, corner: tuple[int, int]) -> float:
    """How far a point is from a corner square that begins at `corner`."""
    return math.hypot(*(max(begin - at, 0, at - begin - _CORNER) for at, begin in zip((x, y), corner, strict=True)))


def damages(image: Image.Image, seed: str) -> Iterator[tuple[str, Image.Image]]:
    """Everything that happens to a code, one thing at a time, with a name for it."""
    yield "unharmed", unharmed(image)
    yield "pale", pale(image)
    yield "spread", spread(image)
    yield "compressed", compressed(image)
    yield from ((f"turned by {degrees}", turned(image, degrees)) for degrees in (-12, 12))
    yield from ((f"leaning {lean}", leaning(image, lean)) for lean in (-0.35, 0.35))
    yield from ((f"stain {number}", stained(image, f"{seed} {number}")) for number in range(3))
