"""Spoils a guide at random, as people, editors and bad luck do. The same chance gives the same guide."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from odd_values import CELLS, VALUES
from yaml_cases import CASES

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


def mutated(original: bytes, chance: random.Random) -> bytes:
    """The guide with one to four things wrong."""
    raw = original
    for _ in range(chance.randint(1, 4)):
        raw = _spoilt(raw, chance)
    return raw


def misfilled(original: bytes, chance: random.Random) -> bytes:
    """The guide with one to three values that do not belong where they stand, all else as it was."""
    return _exchanged(original, r"(?<=[:\-] )[^\n\[{}\],]+|(?<=[\[,] )[^\n\[{}\],:]+", VALUES, chance)


def miscounted(original: bytes, chance: random.Random) -> bytes:
    """The same for the cells of a table."""
    return _exchanged(original, r"[^;\n]+", CELLS, chance)


def rewritten(original: bytes, chance: random.Random) -> bytes:
    """A case of YAML instead of the guide, behind it, or as the value of one of its names."""
    case = chance.choice(CASES)
    text = original.decode()
    if chance.random() < 0.4:
        return case.encode()
    if chance.random() < 0.3:
        return (text + case).encode()
    names = list(re.finditer(r"(?m)^( *)[a-z_]+:", text))
    name = chance.choice(names)
    inside = "".join(f"\n{name[1]}  {line}" for line in case.split("\n")) if chance.random() < 0.5 else f" {case}"
    end = text.find("\n", name.end())
    return (text[: name.end()] + inside + text[end:]).encode()


def _exchanged(original: bytes, pattern: str, others: Sequence[str], chance: random.Random) -> bytes:
    text = original.decode()
    for _ in range(chance.randint(1, 3)):
        found = list(re.finditer(pattern, text))
        if found:
            at = chance.choice(found)
            text = text[: at.start()] + chance.choice(others) + text[at.end() :]
    return text.encode()


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
