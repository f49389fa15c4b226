"""A few of the real lessons, for tests that build or print everything: one topic each, and the one for who was cheated."""

from __future__ import annotations

import re
from pathlib import Path

from generator.guide.handbook import code_of
from generator.guide.load import LESSON_FILE
from generator.guide.text import LESSON
from generator.publish import disk

GUIDES = Path(__file__).parent.parent / "guides"
FEW = (103, 201, 502, 601, 701, 706, 801)


def few_guides() -> disk.Files:
    """The files of the guides folder with these lessons only; what the others are named for is taken out of the sentences."""
    files = disk.read_folder(GUIDES, suffix=".yml")
    return {name: _without_others(content) for name, content in files.items() if not LESSON_FILE.fullmatch(name) or code_of(name) in FEW}


def copy_few_guides(folder: Path) -> None:
    """Write them to a folder."""
    disk.write_folder(few_guides(), folder)


def _without_others(content: bytes) -> bytes:
    def named(match: re.Match[str]) -> str:
        return match[0] if int(match["code"]) in FEW else "bài khác"

    def following(match: re.Match[str]) -> str:
        return f"next: [{', '.join(code for code in re.findall(r'[0-9]+', match[1]) if int(code) in FEW)}]"

    text = re.sub(r"(?m)^next: \[([0-9, ]*)\]$", following, content.decode())
    text = re.sub(r"(?m)^next:\n((?:  ?-? *- \d+\n|- \d+\n)+)", lambda match: following(match) + "\n", text)
    return LESSON.sub(named, text).encode()
