"""`manifest.webmanifest`: what a phone must know to put the handbook on its first screen like a program of its own."""

from __future__ import annotations

import json

from generator.guide.handbook import Handbook
from generator.page.colours import BRAND, PAGE
from generator.page.theme import site_name
from generator.words import words

PATH = "manifest.webmanifest"

ICONS = {"assets/icon-192.png": (192, "any"), "assets/icon-512.png": (512, "any"), "assets/icon-tron-512.png": (512, "maskable")}
"""Path → pixels on a side, and purpose: a maskable one has its drawing in the middle, for phones that cut icons to their own shape."""


def manifest(handbook: Handbook) -> bytes:
    """The manifest; its addresses count from its own place, the site's root."""
    w = words("page")
    told = {
        "name": site_name(handbook),
        "short_name": w["site"]["brand"],
        "description": w["home"]["lead"],
        "lang": "vi",
        "dir": "ltr",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": PAGE,
        "theme_color": BRAND,
        "categories": ["education"],
        "icons": [
            {"src": path, "sizes": f"{pixels}x{pixels}", "type": "image/png", "purpose": purpose}
            for path, (pixels, purpose) in ICONS.items()
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
