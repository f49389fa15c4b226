"""How far the targets are: the numbers that the commune counts, and what follows from them. Numbers only, never a person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from generator.guide.own import PROGRESS
from generator.guide.targets import Target

FILE = PROGRESS

PeriodKind = Literal["month", "quarter", "year"]
Verdict = Literal["reached", "missed", "unmeasured"]

_PERIOD = re.compile(r"(20\d\d)(?:-(?:Q([1-4])|T(1[0-2]|0?[1-9])))?", re.IGNORECASE | re.ASCII)
"""`2026`, `2026-Q3`, `2026-T10`. Excel makes a date of 2026-10 and of 10/2026, but leaves these as they are."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A time that was counted up to its end. Ordered by that end, the shorter of two with one end first."""

    year: int
    last_month: int
    months: int

    @property
    def kind(self) -> PeriodKind:
        return {1: "month", 3: "quarter", 12: "year"}[self.months]  # type: ignore[return-value]

    @property
    def number(self) -> int:
        """Which quarter or month of its year; a year is its own number."""
        return self.year if self.months == 12 else self.last_month // self.months

    @property
    def first_month(self) -> int:
        return self.last_month - self.months + 1

    def __str__(self) -> str:
        return {"year": f"{self.year}", "quarter": f"{self.year}-Q{self.number}", "month": f"{self.year}-T{self.number}"}[self.kind]


def period(text: str) -> Period | None:
    """The period that is written so, or None."""
    found = _PERIOD.fullmatch(text)
    if not found:
        return None
    year, quarter, month = int(found[1]), found[2], found[3]
    if quarter:
        return Period(year, 3 * int(quarter), 3)
    return Period(year, int(month), 1) if month else Period(year, 12, 12)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file: of so many (`eligible`) so many (`counted`) had done it at the end of the period, all that were before included.

    `village` is a village's id, None for the whole commune. `eligible` is None where the target is no percentage.
    """

    period: Period
    village: str | None
    target: int
    counted: int
    eligible: int | None


@dataclass(frozen=True, slots=True)
class Count:
    """What is known of one place at the end of one period. `added` says that it is the sum of all villages, not counted by itself."""

    period: Period
    counted: int
    eligible: int | None
    added: bool = False

    def verdict(self, target: Target, year: int | None = None) -> Verdict:
        """Whether the goal that counts in a year, by default the period's own, is reached."""
        due = target.due(self.period.year if year is None else year)
        if due is None or self.eligible is None:
            return "unmeasured"
        return "reached" if due[1].is_reached(self.counted, self.eligible) else "missed"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one target is. `whole` is the commune over time, the latest last; `villages` are those of one period, `of`.

    A village that was not counted then has None.
    """

    whole: tuple[Count, ...]
    of: Period | None
    villages: tuple[tuple[str, Count | None], ...]

    @property
    def is_known(self) -> bool:
        return bool(self.whole or self.of)


class Progress(tuple[Row, ...]):
    """The file progress.csv: all its rows; empty where the commune keeps none. What is asked of it is worked out here, once for all."""

    __slots__ = ()

    def standing(self, target: int, villages: Collection[str], year: int | None = None) -> Standing:
        """How far a target is, as far as it was counted, or counted within one year."""
        rows = [row for row in self if row.target == target and (year is None or row.period.year == year)]
        counted_in = {row.period for row in rows if row.village is not None}
        of = max(counted_in, default=None)
        there = {row.village: Count(of, row.counted, row.eligible) for row in rows if of and row.period == of and row.village is not None}
        whole = tuple(sorted(_whole(rows, villages), key=lambda count: count.period))
        return Standing(whole, of, tuple((name, there.get(name)) for name in villages) if of else ())

    def years(self) -> tuple[int, ...]:
        """Every year of which something was counted, in order."""
        return tuple(sorted({row.period.year for row in self}))


def _whole(rows: list[Row], villages: Collection[str]) -> Iterator[Count]:
    """The commune at the end of each period: as it was counted, or else added up where no village is missing."""
    for each in {row.period for row in rows}:
        then = [row for row in rows if row.period == each]
        given = next((row for row in then if row.village is None), None)
        if given:
            yield Count(each, given.counted, given.eligible)
        elif {row.village for row in then} == set(villages):
            eligible = None if any(row.eligible is None for row in then) else sum(row.eligible or 0 for row in then)
            yield Count(each, sum(row.counted for row in then), eligible, added=True)
