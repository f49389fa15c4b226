"""Spoils a guide at random, as people, editors and bad luck do. Seeded: the same number gives the same guide."""

from __future__ import annotations

import random
import re

SNIPPETS: tuple[str, ...] = (
    *":#-?&*!|>@`%'\"[]{},~\t\r",
    *("\r\n", "---", "...", "<<", "null", "true", "0", "-1", "1e999", "9999999999999999999999"),
    *(" #", "\n", "\n\n", " ", "  ", ": ", "- ", "&a ", "*a", "!!python/object:x ", "[" * 40, "{a: " * 20, "%YAML 9.9\n", "<<: *a"),
    *(
        "\u00a0",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\u2028",
        "\x07",
        "\x00",
        "\x85",
        "\ufffe",
        "\u0301",
        "**",
        "[[",
        "]]",
        "<script>",
        "…",
        "🙂",
    ),
    *("https://evil.example/x.apk", "javascript:x", "067085012345", "0912345678", "code: 103", "steps:", "2026-99-99"),
)
BYTES = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x00", b"\xef\xbb\xbf", b"\xff\xfe")


def mutated(original: bytes, seed: int) -> bytes:
    """The guide with one to four things wrong."""
    chance = random.Random(seed)
    raw = original
    for _ in range(chance.randint(1, 4)):
        raw = _spoilt(raw, chance)
    return raw


def _spoilt(raw: bytes, chance: random.Random) -> bytes:
    kind = chance.choices(range(9), weights=(1, 1, 1, 6, 6, 4, 3, 4, 6))[0]
    at = chance.randrange(len(raw) + 1)
    if kind == 0:
        return raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]
    if kind == 1:
        return raw[:at] + chance.choice(BYTES) + raw[at:]
    if kind == 2:
        return raw[:at]
    text = raw.decode("utf-8", "surrogateescape")
    at = chance.randrange(len(text) + 1)
    if kind in (3, 4):
        return (text[:at] + chance.choice(SNIPPETS) + text[at:]).encode("utf-8", "surrogateescape")
    if kind == 5:
        return (text[:at] + text[at + chance.randint(1, 30) :]).encode("utf-8", "surrogateescape")
    pieces: list[str] = re.split(r"(\n)" if kind == 6 else r"(\s+|[:,\[\]{}])", text)
    one, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
    if kind == 8:
        pieces[one] = chance.choice(SNIPPETS)
    else:
        pieces[one], pieces[other] = pieces[other], pieces[one]
    return "".join(pieces).encode("utf-8", "surrogateescape")
