"""A few of the real lessons, for tests that build or print everything: one topic each, and the one for who was cheated."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from pathlib import Path

from generator.disk import disk
from generator.guide.handbook import code_of
from generator.guide.kinds import LESSON_FILE
from generator.guide.register import FILE as REGISTER
from generator.guide.text import LESSON

GUIDES = Path(os.environ.get("SOTAY_TEST_GUIDES", Path(__file__).parents[2] / "guides"))
"""The guides that tests read; the variable names another folder, for the test that officers may change theirs."""

FEW = (103, 201, 502, 601, 701, 706, 801)


def few_guides(codes: Collection[int] = FEW) -> disk.Files:
    """The files of the guides folder with these lessons only; what the others are named for is taken out of the sentences."""
    files = disk.read_folder(GUIDES, suffix=".yml")
    files.pop(REGISTER, None)  # it may know printed lessons that are left out
    kept = {name: content for name, content in files.items() if not LESSON_FILE.fullmatch(name) or code_of(name) in codes}
    return {name: _without_others(content, codes) for name, content in kept.items()}


def copy_few_guides(folder: Path, codes: Collection[int] = FEW) -> None:
    """Write them to a folder."""
    disk.write_folder(few_guides(codes), folder)


def _without_others(content: bytes, codes: Collection[int]) -> bytes:
    def named(match: re.Match[str]) -> str:
        return match[0] if int(match["code"]) in codes else "bài khác"

    def following(match: re.Match[str]) -> str:
        return f"next: [{', '.join(code for code in re.findall(r'[0-9]+', match[1]) if int(code) in codes)}]"

    text = re.sub(r"(?m)^next: \[([0-9, ]*)\]$", following, content.decode())
    text = re.sub(r"(?m)^next:\n((?:  ?-? *- \d+\n|- \d+\n)+)", lambda match: following(match) + "\n", text)
    return LESSON.sub(named, text).encode()
