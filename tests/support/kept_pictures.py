"""Pictures that were looked at and kept: what is drawn today is compared with them, pixel by pixel, as a person would see it."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from pixelmatch.contrib.PIL import pixelmatch

from generator.job import PROJECT

DIFFERS = PROJECT / "build" / "pictures"
"""Where a picture that differs is laid to be looked at: as it is now, as it was kept, and what differs in red."""

MAY_DIFFER = 30
"""So many pixels of a picture are no difference: less than one letter. Smoothed edges are not counted at all."""


def changed(made: bytes | Image.Image, kept: Path, *, update: bool) -> str:
    """What differs from the kept picture and where to look at it; nothing where it is the same. `update` accepts it as it is now."""
    image = Image.open(io.BytesIO(made)) if isinstance(made, bytes) else made
    now = image.convert("L" if image.mode == "L" else "RGB")
    if update:
        if not kept.is_file() or _differing(now, kept):
            kept.parent.mkdir(parents=True, exist_ok=True)
            now.save(kept, optimize=True)
        return ""
    if not kept.is_file():
        return f"{kept.name} is not kept yet"
    return _differing(now, kept)


def _differing(now: Image.Image, kept: Path) -> str:
    before = Image.open(kept)
    folder = DIFFERS / kept.stem
    if now.size != before.size:
        red = None
        told = f"{kept.name} is {now.size[0]}×{now.size[1]}, was {before.size[0]}×{before.size[1]}"
    else:
        red = Image.new("RGBA", now.size)
        pixels = pixelmatch(before, now, None if before.convert(now.mode).tobytes() == now.tobytes() else red)
        if pixels <= MAY_DIFFER:
            return ""
        told = f"{kept.name} differs in {pixels} pixels"
    folder.mkdir(parents=True, exist_ok=True)
    now.save(folder / "now.png")
    before.save(folder / "kept.png")
    if red:
        red.save(folder / "differs.png")
    return f"{told}: look at {folder}"
