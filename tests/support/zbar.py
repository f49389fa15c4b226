"""The second reader of QR codes: a program that shares no line with the one that the build reads them back with."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from PIL import Image
from pypdfium2 import PdfPage

DPI = 300


def page_at_300_dpi(page: PdfPage) -> Image.Image:
    """A page as a scanner sees it, in grey."""
    grey: Image.Image = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    return grey


def seen(pages: Iterable[Image.Image], folder: Path) -> list[str]:
    """What all codes on these whole pages hold. Every third line is looked at, in both directions: a module is seven or more of them."""
    files = []
    for number, page in enumerate(pages):
        files.append(folder / f"{number}.pgm")
        page.save(files[-1])
    asked = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "-Sx-density=3", "-Sy-density=3", *map(str, files)]
    run = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert run.returncode in (0, 4), run.stderr
    return run.stdout.splitlines()
