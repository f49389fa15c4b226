"""A key in syllables that two people can compare over the telephone."""

from __future__ import annotations

import hashlib

_BEGINNINGS = ("b", "c", "ch", "đ", "g", "h", "kh", "l", "m", "ng", "nh", "ph", "t", "th", "v", "x")
_ENDINGS = ("a", "ai", "ao", "am", "âu", "ây", "o", "oi", "om", "ô", "ôi", "ơi", "ua", "uôi", "ưa", "ưng")
"""Sixteen each, so that a syllable is a byte; none that two regions of Vietnam say alike (s and x, tr and ch, d, gi and r, n and l)."""

COUNT = 12
"""Syllables. Who wants a key of his own to sound the same tries 2 to the 96th keys."""


_GROUP = 4
"""Letters that one compares at a glance."""


def grouped(key: str) -> tuple[str, ...]:
    """A key by four letters."""
    return tuple(key[start : start + _GROUP] for start in range(0, len(key), _GROUP))


def spoken(key: str) -> tuple[str, ...]:
    """Twelve syllables that stand for a key (as `PublicKey` writes it): the first bytes of its SHA-256."""
    return tuple(_BEGINNINGS[byte >> 4] + _ENDINGS[byte & 15] for byte in hashlib.sha256(key.encode()).digest()[:COUNT])
