"""The bench's one table: rows of figures with their goals, kept as JSON and compared with the last run's."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

KEPT = Path(__file__).parents[2] / "build" / "bench"
"""The last run is `last.json`, the one before it `before.json`."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: `goal` is the most that is wanted, or where `more` is better the least; None is a figure to look at only."""

    name: str
    value: float
    unit: str = ""
    goal: float | None = None
    more: bool = False

    def met(self) -> bool | None:
        """Is the goal met? None where there is none."""
        if self.goal is None:
            return None
        return self.value >= self.goal if self.more else self.value <= self.goal


def machine() -> str:
    """The machine in a line, without its name."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        cpu = next((line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")), cpu)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{cpu}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}{load}"


def keep(rows: Sequence[Row], folder: Path = KEPT) -> None:
    """Write the run down; the last one becomes the one before."""
    folder.mkdir(parents=True, exist_ok=True)
    last = folder / "last.json"
    if last.is_file():
        last.replace(folder / "before.json")
    told = {"machine": machine(), "rows": [asdict(row) for row in rows]}
    last.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def kept(name: str, folder: Path = KEPT) -> tuple[str, list[Row]]:
    """The machine and the rows of a run that was kept; FileNotFoundError where there is none."""
    told = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return told["machine"], [Row(**row) for row in told["rows"]]


def text(rows: Iterable[Row], before: Iterable[Row] = ()) -> str:
    """The table in letters; with the run before, what became of each figure."""
    old = {row.name: row.value for row in before}
    lines = []
    for row in rows:
        goal = "" if row.goal is None else f"{'≥' if row.more else '≤'} {figure(row.goal)}"
        sign = {True: "ok", False: "over", None: ""}[row.met()]
        change = f"×{row.value / old[row.name]:.2f}" if old.get(row.name) else ""
        lines.append(f"{row.name:48}{figure(row.value):>10} {row.unit:8}{goal:>9} {sign:5}{change}".rstrip())
    return "\n".join(lines) + "\n"


def figure(value: float) -> str:
    """Three figures that tell something."""
    return f"{value:.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"
