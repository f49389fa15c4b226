"""Takes chance out of a finished ZIM, so that the same guides give the same bytes.

libzim draws random numbers for the file's own identity and for each of its search indexes. They are replaced by numbers made
from the content; then the checksum at the end is made anew (openzim.org, "ZIM file format").
"""

from __future__ import annotations

import hashlib
import re

_MAGIC = b"ZIM\x04"
_UUID = slice(8, 24)
_SUM = 16
"""Bytes of MD5 at the end of the file."""

_INDEX = re.compile(rb"\x0f\rXapian Glass")
_INDEX_UUID = 16
"""Where an index' identity stands behind its beginning: after the 14 bytes of its name and 2 of its version."""


def settled(zim: bytes) -> bytes:
    """The same ZIM with identities that follow from its content. ValueError where it is no ZIM."""
    if not zim.startswith(_MAGIC):
        raise ValueError("not a ZIM")
    body = bytearray(zim[:-_SUM])
    places = [_UUID, *(slice(found.start() + _INDEX_UUID, found.start() + _INDEX_UUID + 16) for found in _INDEX.finditer(zim))]
    for place in places:
        body[place] = bytes(16)
    content = hashlib.sha256(body).digest()
    for number, place in enumerate(places):
        body[place] = hashlib.sha256(content + number.to_bytes(2)).digest()[:16]
    return bytes(body) + hashlib.md5(body, usedforsecurity=False).digest()
