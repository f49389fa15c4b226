"""What a page must know about a finished hand-out to offer it for download."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the pages: `to-roi/103-a4.pdf`, its size in bytes and, for paper, its number of pages (0 for a picture)."""

    path: str
    size: int
    pages: int

    @property
    def form(self) -> str:
        """What kind of hand-out it is, named as in the page words: `a4`, `a5`, `png`."""
        stem, _, extension = self.path.rpartition(".")
        name = stem.rpartition("/")[2]
        return name.partition("-")[2] or extension

    @property
    def extension(self) -> str:
        """`PDF`, `PNG`."""
        return self.path.rpartition(".")[2].upper()

    @property
    def kilobytes(self) -> int:
        """Size in KB of 1024 bytes, rounded up, so that nobody is promised less than comes."""
        return -(-self.size // 1024)
