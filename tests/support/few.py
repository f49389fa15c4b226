"""The tests' own sample guides: eight lessons over six topics, whole or a few of them. What an author writes never reaches these tests.

Made to be rich: the lesson with the least room on A4 (703), one that differs by phone (103), one that is approved (201), the one for
who was cheated (706), three topics still without a lesson. In a sentence they name no lesson but 103 and 706, so that every choice
with these two is whole.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from generator.disk import disk
from generator.guide.handbook import code_of
from generator.guide.kinds import LESSON_FILE

SAMPLE_GUIDES = Path(__file__).parents[1] / "sample_guides"
LONG_LESSON = SAMPLE_GUIDES / "1-vneid" / "103-kich-hoat.yml"

FEW = (103, 201, 502, 601, 701, 706, 801)


def few_guides(codes: Collection[int] = FEW) -> disk.Files:
    """The files of the sample guides with these lessons only."""
    files = disk.read_folder(SAMPLE_GUIDES, suffix=".yml")
    return {name: content for name, content in files.items() if not LESSON_FILE.fullmatch(name) or code_of(name) in codes}


def copy_few_guides(folder: Path, codes: Collection[int] = FEW) -> None:
    """Write them to a folder."""
    disk.write_folder(few_guides(codes), folder)
