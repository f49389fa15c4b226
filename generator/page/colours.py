"""The two colours by which the handbook is known. Stylesheet, theme and manifest take them from here.

`docs/assets/icon.svg` and `generator/paper/layouts/lib.typ` are read by programs that cannot ask: a test holds them to these.
"""

from __future__ import annotations

BRAND = "#0d4f42"
"""Pine green: the header, the icon, headings on paper. White words on it reach 9:1."""

PAGE = "#fffdf8"
"""The ground of a page by day."""
