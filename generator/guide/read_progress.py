"""Reads progress.csv: a row a period, village and target, numbers only; every doubtful cell becomes a problem with line and column."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from generator.guide.cells import UNCLOSED, Cell, Line, grid
from generator.guide.commune import Commune
from generator.guide.progress import FILE, Period, Progress, Row, period
from generator.guide.shape import Tree
from generator.guide.source import Fields, Items
from generator.guide.targets import Targets
from generator.guide.validate import listed, near
from generator.problems import Problem, problem
from generator.vietnamese.fold import folded
from generator.words import words

COLUMNS = ("period", "village", "target", "counted", "eligible")

_MEANT = 50
"""Problems after which nobody is told any more what was probably meant: each time all names are compared."""

_DIGITS = re.compile(r"\d{1,7}", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:[., ]\d{3})+", re.ASCII)
"""A thousand as Excel shows it, 1.234: refused, because elsewhere the same letters are a little more than one."""


_UNSAVED = re.compile(r"progress\.(csv(\.txt)?|txt|xlsx?|xlsm|xlsb|ods|numbers)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Places:
    """What rows may refer to: villages by every way to write them, and of each target whether it is a percentage. None: not known."""

    villages: Mapping[str, str] | None
    names: Mapping[str, str]
    targets: Mapping[int, bool] | None


def is_unsaved(name: str) -> bool:
    """True for what somebody may take for progress.csv: `progress.xlsx`, `Progress.csv`, `progress.csv.txt`."""
    return name != FILE and bool(_UNSAVED.fullmatch(name))


def places(trees: Iterable[Tree]) -> Places:
    """Taken from the trees and not the records, so that a mistake elsewhere hides none here."""
    villages: dict[str, str] | None = None
    names: dict[str, str] = {}
    targets: dict[int, bool] | None = None
    for tree in trees:
        if not isinstance(tree.node, Fields):
            continue
        if tree.model is Commune:
            listed_there = tree.node.get("villages")
            villages = {}
            for name, entry in listed_there.entries.items() if isinstance(listed_there, Fields) else ():
                told = (entry.node.text("name") if isinstance(entry.node, Fields) else None) or name
                villages |= {folded(name): name, folded(told): name}
                names[name] = told
        elif tree.model is Targets:
            each = tree.node.get("targets")
            inside = [node for node in each.nodes if isinstance(node, Fields)] if isinstance(each, Items) else []
            numbered = {node.text("number") or "": node.get("percents") is not None for node in inside}
            targets = {int(number): percent for number, percent in numbered.items() if _DIGITS.fullmatch(number)}
    return Places(villages, MappingProxyType(names), targets)


def read_progress(file: str, raw: bytes, known: Places, today: datetime.date | None = None) -> tuple[Progress, tuple[Problem, ...]]:
    """The rows of a file that has no mistake, and every problem. `file` is its path as problems say it; nothing is raised."""
    found = grid(file, raw)
    if not found.rows:
        return Progress(), found.problems
    head, *lines = found.rows
    at, problems = _columns(head, lines)
    problems = [*found.problems, *problems]
    if at is None or any(each.code == UNCLOSED for each in problems):
        return Progress(), tuple(problems)
    reading = _Rows(len(head), at, known, today)
    for line in lines:
        reading.take(line)
    problems += reading.problems
    if not any(each.level == "error" for each in problems):
        problems += _sums(reading.rows, reading.at, known)
    return Progress(reading.rows), tuple(problems)


def _columns(head: Line, lines: list[Line]) -> tuple[dict[str, int] | None, list[Problem]]:
    """Where each column is. None where rows cannot be read, and where there is a column about people: of it nothing is looked at."""
    said = words("progress")
    meant = {folded(each): name for name in COLUMNS for each in (name, *said["columns"][name])}
    personal = re.compile(said["personal"])
    at: dict[str, int] = {}
    problems: list[Problem] = []
    for index, cell in enumerate(head):
        if len(problems) > _MEANT:
            break  # no table of ours
        key = folded(cell.text)
        name = meant.get(key)
        if not cell.text and not any(len(line) > index and line[index].text for line in lines):
            continue  # Excel keeps columns of which the words were deleted
        if name is None and personal.search(key):
            return None, [problem(cell.place, "SO506", column=cell.text[:60])]
        if name is None:
            problems.append(
                problem(cell.place, "SO804", column=cell.text[:60] or "…", near=_shown_name(near(key, meant), meant), known=_heads())
            )
        elif name in at:
            problems.append(problem(cell.place, "SO805", column=cell.text[:60], column_before=head[at[name]].place.column))
        else:
            at[name] = index
    missing = [name for name in COLUMNS if name not in at]
    if missing:
        lacking = ", ".join(said["columns"][name][0] for name in missing)
        problems.append(problem(head[0].place, "SO802", missing=lacking, head=";".join(said["columns"][name][0] for name in COLUMNS)))
        return None, problems
    return at, problems


def _shown_name(key: str, meant: Mapping[str, str]) -> str:
    return str(words("progress")["columns"][meant[key]][0]) if key else ""


def _heads() -> str:
    return ", ".join(names[0] for names in words("progress")["columns"].values())


class _Rows:
    """Takes line after line; `at` says of each row where its cells stand."""

    def __init__(self, width: int, columns: Mapping[str, int], known: Places, today: datetime.date | None) -> None:
        self.width, self.columns, self.known, self.today = width, columns, known, today
        self.whole = {folded(each) for each in words("progress")["whole"]}
        self.rows: list[Row] = []
        self.at: dict[tuple[Period, str | None, int], Line] = {}
        self.problems: list[Problem] = []

    def take(self, line: Line) -> None:
        extra = next((cell for cell in line[self.width :] if cell.text), None)
        if extra or len(line) <= max(self.columns.values()):
            self._note(extra or line[-1], "SO806", count=len(line), wanted=self.width)
            return
        cells = {name: line[index] for name, index in self.columns.items()}
        when, target = self._period(cells["period"]), self._target(cells["target"])
        sound, village = self._village(cells["village"])
        counted = self._number("counted", cells["counted"])
        eligible = self._eligible(cells["eligible"], target)
        if counted is not None and eligible is not None and counted > eligible:
            self._note(cells["counted"], "SO814", counted=counted, eligible=eligible)
        if when is None or target is None or not sound:
            return
        key = (when, village, target)
        if key in self.at:
            self._note(cells["period"], "SO817", line=self.at[key][0].place.line)
            return
        self.at[key] = line
        if counted is not None:
            self.rows.append(Row(when, village, target, counted, eligible))

    def _period(self, cell: Cell) -> Period | None:
        found = period(cell.text)
        if found is None:
            self._blank_or(cell, "period", "SO808", value=cell.text[:60])
        elif self.today and (found.year, found.first_month) > (self.today.year, self.today.month):
            self._note(cell, "SO809", value=cell.text, today=f"{self.today.month}/{self.today.year}")
        return found

    def _village(self, cell: Cell) -> tuple[bool, str | None]:
        """Whether the place is known, and its village; None for the whole commune."""
        key = folded(cell.text)
        if key in self.whole:
            return True, None
        if not cell.text:
            self._blank_or(cell, "village", "SO807")
            return False, None
        if self.known.villages is None:
            return False, None
        if key not in self.known.villages:
            close = self.known.villages.get(near(key, self.known.villages), "") if len(self.problems) < _MEANT else ""
            names = listed(self.known.names.values())
            self._note(cell, "SO810", value=cell.text[:60], near=self.known.names.get(close, ""), known=names)
            return False, None
        return True, self.known.villages[key]

    def _target(self, cell: Cell) -> int | None:
        if self.known.targets is None or not cell.text:
            self._blank_or(cell, "target", "")
            return None
        number = int(cell.text) if _DIGITS.fullmatch(cell.text) else None
        if number not in self.known.targets:
            self._note(cell, "SO811", value=cell.text[:60], known=", ".join(map(str, sorted(self.known.targets))))
            return None
        return number

    def _eligible(self, cell: Cell, target: int | None) -> int | None:
        is_percentage = target is None or self.known.targets is None or self.known.targets[target]
        if not is_percentage:
            if cell.text:
                self._note(cell, "SO816", target=target, value=cell.text[:20])
            return None
        number = self._number("eligible", cell)
        if number == 0:
            self._note(cell, "SO815")
        return number

    def _number(self, name: str, cell: Cell) -> int | None:
        if _DIGITS.fullmatch(cell.text):
            return int(cell.text)
        column = words("progress")["columns"][name][0]
        if re.fullmatch(r"[-−–]\s*\d+", cell.text):
            self._note(cell, "SO813", column=column, value=cell.text[:20])
        else:
            meant = re.sub(r"\D", "", cell.text) if _GROUPED.fullmatch(cell.text) else ""
            self._blank_or(cell, name, "SO812", column=column, value=cell.text[:60], meant=meant)
        return None

    def _blank_or(self, cell: Cell, name: str, code: str, /, **params: Any) -> None:
        """One problem: the cell is blank, or what is written there is wrong in the way of this code."""
        if not cell.text:
            self._note(cell, "SO807", column=words("progress")["columns"][name][0])
        elif code:
            self._note(cell, code, **params)

    def _note(self, cell: Cell, code: str, /, **params: Any) -> None:
        self.problems.append(problem(cell.place, code, **params))


def _sums(rows: Iterable[Row], at: Mapping[tuple[Period, str | None, int], Line], known: Places) -> Iterator[Problem]:
    """The villages together against the commune that was counted by itself.

    More than the whole is impossible. Less, though no village is missing, there may be reasons for: people of no village.
    """
    then: dict[tuple[Period, int], list[Row]] = defaultdict(list)
    for row in rows:
        then[row.period, row.target].append(row)
    for (when, target), together in then.items():
        whole = next((row for row in together if row.village is None), None)
        parts = [row for row in together if row.village is not None]
        if whole is None or not parts:
            continue
        place = at[when, None, target][0].place
        for name in ("counted", "eligible"):
            given, added = getattr(whole, name), sum(getattr(row, name) or 0 for row in parts)
            column = words("progress")["columns"][name][0]
            if given is not None and added > given:
                yield problem(place, "SO818", column=column, whole=given, added=added, target=target)
            elif given is not None and added < given and len(parts) == len(known.names):
                yield problem(place, "SO819", level="warning", column=column, whole=given, added=added, target=target)
