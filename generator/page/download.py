"""What a page must know about a finished hand-out to offer it for download."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.guide.handbook import Handbook

FOR_RESIDENTS = ("a4", "a5", "to-lon", "png")
"""What a lesson's page offers."""

FOR_TRAINERS = ("a4", "trinh-chieu", "giang-vien")
"""What the trainer's page offers."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the pages: `to-roi/103-a4.pdf`, its size in bytes and, for paper, its number of pages (0 for a picture)."""

    path: str
    size: int
    pages: int

    @property
    def stem(self) -> str:
        """The file's name without folder and extension: `103-a4`."""
        return self.path.rpartition("/")[2].rpartition(".")[0]

    @property
    def form(self) -> str:
        """What kind of hand-out it is, named as in the page words: `a4`, `a5`, `png`."""
        return self.stem.partition("-")[2] or self.path.rpartition(".")[2]

    @property
    def extension(self) -> str:
        """`PDF`, `PNG`."""
        return self.path.rpartition(".")[2].upper()

    @property
    def kilobytes(self) -> int:
        """Size in KB of 1024 bytes, rounded up, so that nobody is promised less than comes."""
        return -(-self.size // 1024)


def offered(handbook: Handbook, files: Sequence[Download], forms: Sequence[str]) -> dict[int, tuple[Download, ...]]:
    """Each lesson's files of these kinds, in their order."""
    by_name = {file.stem: file for file in files}
    names = {lesson.code: [f"{lesson.code}-{form}" if form != "png" else str(lesson.code) for form in forms] for lesson in handbook.lessons}
    return {code: tuple(by_name[name] for name in of_lesson if name in by_name) for code, of_lesson in names.items()}
