"""The bench's one table: rows of figures with their goals, kept as JSON and compared with the last run's."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

KEPT = Path(__file__).parents[2] / "build" / "bench"
"""The last whole run is `last.json`, the one before it `before.json`."""


class CannotRunError(SystemExit):
    """What a benchmark raises that lacks something. Its words say what: they go into the table in place of its rows, and end a run of it
    alone."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: `goal` is the most that is wanted, or where `more` is better the least; None is a figure to look at only."""

    name: str
    value: float
    unit: str = ""
    goal: float | None = None
    more: bool = False

    def met(self) -> bool | None:
        """Is the goal met, as far as the table shows its figures? None where there is none."""
        if self.goal is None:
            return None
        shown = float(figure(self.value))
        return shown >= self.goal if self.more else shown <= self.goal

    def wanted(self) -> str:
        """The goal in letters; empty where there is none."""
        return "" if self.goal is None else f"{'≥' if self.more else '≤'} {figure(self.goal)}"


@dataclass(frozen=True, slots=True)
class Run:
    """All that was measured in one go on one machine; `missing` says by benchmark why it has no rows."""

    machine: str
    rows: tuple[Row, ...]
    missing: Mapping[str, str] = field(default_factory=dict)


def machine() -> str:
    """The machine in a line, without its name."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        cpu = next((line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")), cpu)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{cpu}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}{load}"


def keep(run: Run, folder: Path = KEPT) -> None:
    """Write the run down; the last one becomes the one before."""
    folder.mkdir(parents=True, exist_ok=True)
    last = folder / "last.json"
    if last.is_file():
        last.replace(folder / "before.json")
    last.write_text(json.dumps(asdict(run), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def kept(name: str, folder: Path = KEPT) -> Run | None:
    """A run that was kept, None where there is none."""
    file = folder / f"{name}.json"
    if not file.is_file():
        return None
    told = json.loads(file.read_text(encoding="utf-8"))
    return Run(told["machine"], tuple(Row(**row) for row in told["rows"]), told.get("missing", {}))


def text(run: Run, before: Iterable[Row] = ()) -> str:
    """The table in letters; with the run before, what became of each figure."""
    old = {row.name: row.value for row in before}
    lines = []
    for row in run.rows:
        sign = {True: "ok", False: "over", None: ""}[row.met()]
        change = f"×{row.value / old[row.name]:.2f}" if old.get(row.name) else ""
        lines.append(f"{row.name:52}{figure(row.value):>8} {row.unit:8}{row.wanted():>8} {sign:5}{change}".rstrip())
    lines += (f"{name}: no figures, {why}" for name, why in run.missing.items())
    goals = [row.met() for row in run.rows if row.goal is not None]
    return "\n".join([*lines, f"{sum(map(bool, goals))} of {len(goals)} goals met"]) + "\n"


def figure(value: float) -> str:
    """Three figures that tell something."""
    return f"{value:.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"
