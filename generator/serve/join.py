"""The code that brings a phone into the room's Wi-Fi.

Name and password are typed on the laptop and kept nowhere: no file, no cache, no log.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from generator.qr.qr import made
from generator.serve.room import PAGE
from generator.serve.site_server import Told

NAME_BYTES = 32
"""Of a network's name, IEEE 802.11."""

PASSWORD = range(8, 64)
"""How many letters a WPA password has."""


def joining() -> Told:
    """The drawing of a code, by path, made of `ten` and `mat-khau`; nothing where there can be no such network."""
    return {f"{PAGE}wifi.svg": _drawing}


def wifi(name: str, password: str) -> str:
    """What phones read (the `WIFI:` form that ZXing wrote down): an open network where the password is empty.

    Raises ValueError for a name or a password that no network has.
    """
    if not 0 < len(name.encode()) <= NAME_BYTES:
        raise ValueError("a name has 1 to 32 bytes")
    if password and len(password) not in PASSWORD:
        raise ValueError("a password has 8 to 63 letters")
    kept_out = f"P:{_escaped(password)};" if password else ""
    return f"WIFI:T:{'WPA' if password else 'nopass'};S:{_escaped(name)};{kept_out};"


def _escaped(text: str) -> str:
    return re.sub(r'([\\;,:"])', r"\\\1", text)


def _drawing(query: str) -> tuple[str, bytes]:
    typed = parse_qs(query, keep_blank_values=True)
    name, password = (typed.get(field, [""])[0] for field in ("ten", "mat-khau"))
    try:
        code = made(wifi(name, password))
    except ValueError:
        return "image/svg+xml; charset=utf-8", b""
    return "image/svg+xml; charset=utf-8", code.svg.replace(
        "<svg ", f'<svg aria-hidden="true" viewBox="0 0 {code.side} {code.side}" ', 1
    ).encode()
