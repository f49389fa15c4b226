"""The letters that drawings are measured with and paper is set in: Noto Sans, out of a Python package, the same on every machine."""

from __future__ import annotations


class FontError(Exception):
    """A font of the package is not there or cannot be read; the text is its name there."""


def typeface(name: str) -> bytes:
    """A font file by its name in the package: `notos`, `notosbo`. Raises FontError."""
    try:
        import pymupdf_fonts

        font = bytes(pymupdf_fonts.myfont(name))
    except (ImportError, OSError, ValueError) as error:
        raise FontError(name) from error
    if not font.startswith(_BEGINNINGS):
        raise FontError(name)
    return font


_BEGINNINGS = (b"\x00\x01\x00\x00", b"OTTO")
"""Of a font with TrueType's or PostScript's outlines (OpenType 1.9, “Table Directory”)."""
