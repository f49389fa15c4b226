"""The generator's own words keep to the spelling that the check asks of the guides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from generator.guide.checks.spelling import AllowedWords, confused, misspelt, pieces
from generator.job import PROJECT

ROOM = PROJECT / "generator" / "words"
FILES = sorted(ROOM.rglob("*.vi.yml"))

FOR_AUTHORS = ("author", "staff")
"""Rooms whose sentences name commands, fields and programs: there only syllables with a mark of Vietnamese are judged."""

ALLOWED = (
    *(
        "Android",
        "App Store",
        "CH Play",
        "Chrome",
        "iPhone",
        "JavaScript",
        "Kiwix",
        "Linux",
        "macOS",
        "Safari",
        "VietQR",
        "VNeID",
        "Windows",
        "Zalo",
    ),
    *("Windows", "CC BY", "EPUB", "Accessibility", "IP", "KB", "kB", "MB", "OTP", "PDF", "QR", "USB", "MH", "mm"),
    *("account", "name", "shop", "bank", "Text", "csv", "size", "video", "web", "zip", "Wi-Fi", "sotay verify", "key", "https"),
    *("Đắk Nông", "M’Nông", "H’Mông"),
)
"""Names, abbreviations, words on a button of an iPhone (MH chính), columns of a table and options of a command."""

EXAMPLES = {"qúa"}
"""A slip that is shown as such."""

_NO_WORDS = re.compile(r"`[^`]*`|\{\{?[^{}]*\}\}?|<[^>]*>|&\w+;|^[a-z-]+$|\S+\.(?:yml|zip)\b")
"""Commands, blanks, marks of HTML, names in addresses and of files."""

_NO_SENTENCES = {"wrong", "right"}
"""Examples in the catalogue of problems: code, and wrong where it is meant."""


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            if name not in _NO_SENTENCES:
                yield from _lines(each)
    elif isinstance(value, list):
        for each in value:
            yield from _lines(each)
    elif isinstance(value, str):
        yield from (_NO_WORDS.sub(" □ ", line) for line in value.splitlines())


def _slips(file: str) -> list[str]:
    room = file.partition("/")[0]
    allowed = AllowedWords.of(ALLOWED)
    told: list[str] = []
    for line in _lines(yaml.safe_load((ROOM / file).read_text(encoding="utf-8"))):
        words = pieces(line)
        told += (word for word in misspelt(words, allowed) if room not in FOR_AUTHORS or not word.isascii())
        told += (wrong for wrong, _ in confused(words))
    return [word for word in told if word not in EXAMPLES]


@pytest.mark.parametrize("file", [path.relative_to(ROOM).as_posix() for path in FILES])
def test_every_syllable_can_be_written_and_none_is_confused(file: str) -> None:
    assert _slips(file) == []
