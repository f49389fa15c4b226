"""A clock that is turned forward, back and runs wild (Debian's faketime): is a change overlooked, an old site shown, another copy taken?

`python -m tests.bench.clock`. What is kept from runs under another clock may make a build faster, never another one: each is compared
with one from nothing under the same clock.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from generator.disk.sums import sum_of_folder
from tests.bench.kills import STATES, guides
from tests.bench.table import Row

NOW, LATER, LONG_AGO = "2026-11-22 09:00:00", "2031-03-04 09:00:00", "2026-11-22 00:30:00"
WILD = "@2026-11-22 23:59:50 x1000"
"""A quarter of an hour a second: midnight passes while the guides are read, and days while the sheets are pressed."""


def main() -> list[Row]:
    """How many of the tries were fooled."""
    if not shutil.which("faketime"):
        sys.stdout.write("needs Debian's package faketime\n")
        return []
    with tempfile.TemporaryDirectory() as folder:
        tries = _tries(Path(folder))
    for name, good in tries.items():
        sys.stdout.write(f"{name}: {'as it should be' if good else 'FOOLED'}\n")
    return [Row(f"a clock turned in {len(tries)} ways: fooled", sum(not good for good in tries.values()), "", 0)]


def _tries(project: Path) -> dict[str, bool]:
    for state in STATES:
        for name, content in guides(state).items():
            (project / state / "guides" / name).parent.mkdir(parents=True, exist_ok=True)
            (project / state / "guides" / name).write_bytes(content)
    one, other = (project / state / "guides" for state in STATES)
    lesson = next(one.glob("1-vneid/103-*.yml"))
    now, later = _site(project, NOW, "cold"), _site(project, LATER, "cold later")
    found = {
        "later is another site": now != later,
        "forward, with what was kept": _site(project, LATER, "cold") == later,
        "and back": _site(project, NOW, "cold") == now,
        "nothing is made again under the same clock": "--force" in _said(project, NOW, "build", "--guides", str(one), "--out", "cold"),
        "a day that passes meanwhile is that of the beginning": _site(project, WILD, "cold", "--force") == now,
    }
    text = lesson.read_bytes()
    lesson.write_bytes(text.replace(b"title: ", b"title: Nay ", 1))
    os.utime(lesson, (0, 0))
    changed = _site(project, LONG_AGO, "cold")
    found["a lesson saved long ago, under a clock before the last build's"] = changed != now and "Nay " in _lesson(project)
    lesson.write_bytes(text)
    os.utime(lesson, (4_000_000_000,) * 2)
    found["and one saved in the future"] = _site(project, NOW, "cold") == now
    for entry in (project / "cold/cache").rglob("*"):
        if entry.is_file():
            os.utime(entry, (4_000_000_000,) * 2)
    found["all that is kept is of the future"] = _site(project, NOW, "cold", "--force") == now
    _said(project, LATER, "pack", "--guides", str(one), "--out", "cold")
    last = _said(project, NOW, "pack", "--guides", str(other), "--out", "cold")
    (copy,) = (path for path in (project / "cold/offline").glob("*.zip") if path.name in last)
    found["the copy packed last, under a clock turned back"] = copy.name in _said(project, NOW, "verify", "cold/offline")
    return found


def _lesson(project: Path) -> str:
    return (project / "cold/site/103/index.html").read_text(encoding="utf-8")


def _said(project: Path, clock: str, *words: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"} | {"TZ": "Asia/Ho_Chi_Minh"}
    command = ["faketime", "--exclude-monotonic", "-f", clock, sys.executable, "-m", "generator", *words]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=900, check=False)
    if done.returncode:
        raise SystemExit(f"{clock} {words}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def _site(project: Path, clock: str, out: str, *more: str) -> str:
    _said(project, clock, "build", "--guides", str(project / STATES[0] / "guides"), "--out", out, *more)
    return sum_of_folder(project / out / "site")


if __name__ == "__main__":
    main()
