"""QR codes for paper: black on white, nothing in the middle, the white edge that readers need.

Level M (a seventh of the symbol may be lost) raised as far as the symbol's size allows: a bigger module helps a phone more
than a higher level, since a stain on one corner square stops every level alike.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

import segno

QUIET = 4
"""Modules of white on every side, ISO/IEC 18004."""

SMALLEST_MODULE = 0.8
"""Millimetres: below this cheap cameras begin to fail at arm's length."""

SMALLEST_SYMBOL = 30.0
"""Millimetres without the white edge, for hand-outs held in the hand."""

_USUAL_MODULES = 25
"""Of version 2, which holds most addresses."""


class QrSizeError(Exception):
    """A code would be printed too small to be read."""


@dataclass(frozen=True, slots=True)
class Qr:
    """A code: what it holds, its modules along one side without and with the white edge, its drawing."""

    text: str
    modules: int
    svg: str

    @property
    def side(self) -> int:
        """Modules along one side, white edge included."""
        return self.modules + 2 * QUIET


@lru_cache(maxsize=1024)
def qr(text: str) -> Qr:
    """The code of a text, made once."""
    return made(text)


def made(text: str) -> Qr:
    """Make the code of a text, and keep neither.

    It is of version 2 or larger: a Micro QR is not read by phones, and version 1 has a wider white edge.
    """
    code = segno.make_qr(text, error="m", boost_error=True)
    if len(code.matrix) < _USUAL_MODULES:
        code = segno.make_qr(text, version=2, error="m", boost_error=True)
    svg = io.BytesIO()
    code.save(svg, kind="svg", border=QUIET, dark="#000", light="#fff", xmldecl=False, svgclass=None, lineclass=None, nl=False)
    return Qr(text, len(code.matrix), svg.getvalue().decode())


def printed_side(code: Qr, symbol: float = SMALLEST_SYMBOL) -> float:
    """Millimetres that the drawing needs, white edge included, for a symbol of `symbol` millimetres.

    Raises QrSizeError where the symbol or its modules would be too small.
    """
    module = symbol / code.modules
    if symbol < SMALLEST_SYMBOL or module < SMALLEST_MODULE:
        needed = f"at least {SMALLEST_SYMBOL:g} mm and {SMALLEST_MODULE:g} mm are needed"
        raise QrSizeError(f"{code.text}: {symbol:g} mm gives modules of {module:.2f} mm; {needed}")
    return module * code.side


def even_side(code: Qr, symbol: float = SMALLEST_SYMBOL) -> float:
    """Millimetres of a drawing, white edge included, that are the same whatever the code holds.

    A symbol of version 2 is `symbol` millimetres wide. A longer address makes more modules: they are smaller, so the white edge
    is narrower and the symbol larger. Raises QrSizeError, for symbols of 30 mm from version 7 on.
    """
    side = symbol * (_USUAL_MODULES + 2 * QUIET) / _USUAL_MODULES
    printed_side(code, side * code.modules / code.side)
    return side


def address_in_code(url: str) -> str:
    """How a link is held by a code: in capitals where it is a bare host, which makes a smaller symbol with larger modules."""
    parts = urlsplit(url)
    bare = parts.path in ("", "/") and not parts.query and not parts.fragment
    return url.rstrip("/").upper() if bare else url
