"""`make bench`: every file of this folder that has a `main()`, one after the other; then all their rows as one table, kept as JSON.

`python -m tests.bench [name]…` runs some only, `python -m tests.bench.search` one; `--compare` tells what became of the run before.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from tests.bench import picture, table

SLOW = ("ink",)
"""Long runs that look for mistakes and measure nothing: only when named."""


def main() -> None:
    """Run all benchmarks, or those named on the command line."""
    named = [word for word in sys.argv[1:] if not word.startswith("-")]
    if "--compare" in sys.argv:
        compare()
        return
    if "--picture" in sys.argv:
        picture.main()
        return
    rows: list[table.Row] = []
    for name in named or sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in SLOW):
        module = importlib.import_module(f"tests.bench.{name}") if not name.startswith("__") else None
        if module and hasattr(module, "main") and module is not picture:
            sys.stdout.write(f"== {name}\n")
            sys.stdout.flush()
            rows += module.main() or ()
    if rows:
        table.keep(rows)
        sys.stdout.write(f"\n{table.machine()}\n{table.text(rows)}")


def compare() -> None:
    """The last run's table with what became of each figure since the run before."""
    (machine, rows), (other, before) = table.kept("last"), table.kept("before")
    sys.stdout.write(f"now:    {machine}\nbefore: {other}\n{table.text(rows, before)}")


if __name__ == "__main__":
    main()
