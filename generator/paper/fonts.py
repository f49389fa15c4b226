"""The fonts of everything printed: Noto Sans, which has all Vietnamese and highland letters.

They come out of a Python package, so that the same letters are set on every machine; what the system has is ignored.
"""

from __future__ import annotations

from generator.screen.typeface import FontError, typeface

__all__ = ["FAMILY", "FontError", "font_files"]

FAMILY = "Noto Sans"

_FILES = {"NotoSans-Bold.ttf": "notosbo", "NotoSans-Regular.ttf": "notos"}


def font_files() -> dict[str, bytes]:
    """File name → font. Typst reads fonts from a folder only: write these there and name that folder to `compile`. Raises FontError."""
    return {name: typeface(key) for name, key in _FILES.items()}
