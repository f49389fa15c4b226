"""A table of a spreadsheet, saved as CSV, without losing where each cell stood.

The standard library's reader (module `csv`) gives cells without their places, and an author must be told line and column. Rows end with
lines, cells with the separator that the first line uses: a semicolon, as Vietnamese Excel writes since its decimals have the comma, else a
comma or a tab (copied from a sheet). Quotes are those of RFC 4180. Anything that can be read is read; nothing raises.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.guide.characters import letters
from generator.problems import Place, Problem, problem

SEPARATORS = ";,\t"
"""In the order in which they win where a line has as many of both."""

UNCLOSED = "SO803"
"""Where a quote never closes, the cells behind it are none."""

_TOLD = re.compile(r"sep=(.)\s*", re.IGNORECASE)
"""How Excel writes the separator on a line of its own."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's words without the blanks around them, and where it begins, its quote included."""

    place: Place
    text: str


Line = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows that are not wholly empty, the heads first; and what is wrong with the file as a file."""

    rows: tuple[Line, ...]
    problems: tuple[Problem, ...]


def grid(file: str, raw: bytes) -> Grid:
    """Read a table. No row is given where a letter of the file makes all of it doubtful."""
    tabbed = raw.split(b"\n", 1)[0]
    if b"\t" in tabbed and b";" not in tabbed and b"," not in tabbed:
        raw = raw.replace(b"\t", b";")  # the same places, and a tab inside a cell was none
    found = letters(file, raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    if not found.sound:
        return Grid((), found.problems)
    reading = _Reading(file, found.text)
    rows = tuple(row for row in reading.rows() if any(cell.text for cell in row))
    faults = [*found.problems, *reading.problems]
    if not rows:
        faults.append(problem(Place(file), "SO801"))
    return Grid(rows, tuple(faults))


class _Reading:
    """Goes through the text once, letter by letter, counting lines and columns."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.problems: list[Problem] = []
        told = _TOLD.fullmatch(text.partition("\n")[0])
        self.first = 1 if told else 0
        self.separator = told[1] if told else _separator(text.partition("\n")[0])

    def rows(self) -> list[Line]:
        rows: list[Line] = []
        row: list[Cell] = []
        at, line, start = 0, 1, 0  # `start` is where the line begins
        if self.first:
            at = start = self.text.find("\n") + 1 or len(self.text)
            line = 2
        while at < len(self.text):
            place = Place(self.file, line, at - start + 1)
            words, after = self._cell(at, place)
            passed = self.text.count("\n", at, after)
            if passed:
                line, start = line + passed, self.text.rindex("\n", at, after) + 1
            row.append(Cell(place, " ".join(words.split())))
            at = after + 1
            if after >= len(self.text) or self.text[after] == "\n":
                rows.append(tuple(row))
                row, line, start = [], line + 1, at
            elif at == len(self.text):
                row.append(Cell(Place(self.file, line, at - start + 1), ""))
        return [*rows, tuple(row)] if row else rows

    def _cell(self, at: int, place: Place) -> tuple[str, int]:
        """The words of the cell that begins here, and where its separator, line end or the file's end is."""
        if not self.text.startswith('"', at):
            after = self._end(at)
            return self.text[at:after], after
        pieces: list[str] = []
        start = at + 1
        while (end := self.text.find('"', start)) >= 0:
            pieces.append(self.text[start:end])
            if not self.text.startswith('"', end + 1):
                after = self._end(end + 1)
                return '"'.join(pieces) + self.text[end + 1 : after], after
            start = end + 2
        self.problems.append(problem(place, UNCLOSED))
        return '"'.join([*pieces, self.text[start:]]), len(self.text)

    def _end(self, at: int) -> int:
        line_end = self.text.find("\n", at)
        last = len(self.text) if line_end < 0 else line_end
        found = self.text.find(self.separator, at, last)
        return last if found < 0 else found


def _separator(line: str) -> str:
    return max(SEPARATORS, key=line.count)
