"""`make bench`: every file of this folder that has a `main()`, one after the other; then all their rows as one table, kept as JSON, and the
README's picture of it.

`python -m tests.bench NAME…` runs some only and keeps nothing; `python -m tests.bench.NAME` one, with what it is told on the command line.
`--compare` tells what became of the run before, `--picture` draws the last one again, `--list` names them all.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType

from tests.bench import picture, table
from tests.bench.table import CannotRunError, Row, Run

FOLDER = Path(__file__).parent
SLOW = ("broken_tools", "clock", "corrupt", "full_disk", "ink", "kills", "lan_attacked", "local_words", "one_host", "qr")
"""Long runs that look for mistakes and measure nothing: only when named."""

FIRST = ("build",)
"""What others measure something of, so it comes before them: the finished site."""

MOST = MappingProxyType({"build": 600, "editions": 360, "lighthouse": 360, "many": 360, "one_host": 7200})
"""Seconds after which a benchmark is ended, so that one that hangs costs no more than its own rows."""
AT_MOST = 240


def main() -> None:
    """Run all benchmarks, or those named on the command line."""
    named = [word for word in sys.argv[1:] if not word.startswith("-")]
    if "--alone" in sys.argv:
        _alone(*named)
    elif "--compare" in sys.argv:
        compare()
    elif "--picture" in sys.argv:
        picture.main()
    elif "--list" in sys.argv:
        sys.stdout.write("".join(f"{name}\n" for name in (*_all(), *SLOW)))
    else:
        measure(named)


def measure(named: list[str]) -> None:
    """Run them one after the other, whatever becomes of one; a whole run is kept and drawn, others are only told."""
    rows: list[Row] = []
    missing = {}
    start, machine = time.monotonic(), table.machine()
    for name in named or _all():
        begun = time.monotonic()
        sys.stdout.write(f"== {name}\n")
        sys.stdout.flush()
        found, why = _apart(name)
        rows += found
        if why:
            missing[name] = why
        sys.stdout.write(f"{f'   {why}, ' if why else '   '}{time.monotonic() - begun:.0f} s\n")
    run, last = Run(machine, tuple(rows), missing), table.kept("last")
    sys.stdout.write(f"\n{machine}\n{table.text(run, last.rows if last else ())}in {time.monotonic() - start:.0f} s\n")
    if not named:
        table.keep(run)
        picture.main()


def compare() -> None:
    """The last run's table with what became of each figure since the run before."""
    now, before = table.kept("last"), table.kept("before")
    if now is None:
        raise SystemExit("nothing measured yet: run `make bench`")
    sys.stdout.write(
        f"now:    {now.machine}\nbefore: {before.machine if before else 'none'}\n{table.text(now, before.rows if before else ())}"
    )


def _all() -> list[str]:
    """The names of those that measure, in their order."""
    found = [path.stem for path in sorted(FOLDER.glob("*.py")) if "\ndef main(" in path.read_text(encoding="utf-8")]
    names = [name for name in found if name not in (*SLOW, "__main__", "picture")]
    return sorted(names, key=lambda name: name not in FIRST)


def _apart(name: str) -> tuple[list[Row], str]:
    """The rows of one, run in processes of its own, so that nothing of another counts; and why it has none, or empty."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "rows.json"
        command = [sys.executable, "-m", "tests.bench", "--alone", name, str(told)]
        process = subprocess.Popen(command, cwd=FOLDER.parents[1], start_new_session=True)
        try:
            process.wait(most := MOST.get(name, AT_MOST))
        except subprocess.TimeoutExpired:
            return [], f"it took longer than {most} s"
        finally:
            _end(process)
        if not told.is_file():
            return [], f"it ended with exit code {process.returncode}"
        found = json.loads(told.read_text(encoding="utf-8"))
        return [Row(**row) for row in found["rows"]], found["why"]


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it, and on POSIX all that it started, where it has not ended itself."""
    if process.poll() is None:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()


def _alone(name: str, told: str) -> None:
    """Run one and write its rows down, or why there are none."""
    rows: list[Row] = []
    why = ""
    try:
        rows = importlib.import_module(f"tests.bench.{name}").main() or []
    except CannotRunError as error:
        why = str(error)
    except Exception as error:  # the others shall have their turn
        traceback.print_exc()
        why = f"{type(error).__name__}: {error}".splitlines()[0]
    Path(told).write_text(json.dumps({"rows": [asdict(row) for row in rows], "why": why}), encoding="utf-8")


if __name__ == "__main__":
    main()
