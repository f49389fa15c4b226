"""The site's icon as an address that holds it: a page that shows it fetches one file less, which counts where the line is slow."""

from __future__ import annotations

from urllib.parse import quote

PATH = "assets/icon.svg"
"""Where the drawing lies among the hand-written files."""


def icon_address(svg: str) -> str:
    """The drawing as a `data:` address (RFC 2397), with only those characters encoded that an address may not have."""
    return f"data:image/svg+xml,{quote(svg.strip(), safe='/:=,;()!*@+$?')}"
