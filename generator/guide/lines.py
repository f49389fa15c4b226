"""The lines of one guide, and where the marks of the YAML parser lie in them, as editors count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.problems import Place


@dataclass(frozen=True, slots=True)
class Lines:
    """`typed` are the lines of a `file` as they were typed, at least one. Marks are PyYAML's, which count from 0."""

    file: str
    typed: Sequence[str]

    def at(self, mark: Any) -> str:
        """The line that a mark is on; nothing behind the last one."""
        return self.typed[mark.line] if mark.line < len(self.typed) else ""

    def char(self, mark: Any) -> str:
        """The letter at a mark, also where that is the end of its line."""
        return self.at(mark)[mark.column : mark.column + 1] or "\n"

    def place(self, mark: Any) -> Place:
        """The place of a mark; the end of the file is shown on the last line that has words."""
        if mark.line < len(self.typed) and (mark.column or self.typed[mark.line]):
            return Place(self.file, mark.line + 1, mark.column + 1)
        last = next((n for n in range(min(mark.line, len(self.typed) - 1), -1, -1) if self.typed[n].strip()), 0)
        return Place(self.file, last + 1, len(self.typed[last].rstrip()) + 1)
