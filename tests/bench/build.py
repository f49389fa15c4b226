"""The whole build as an author meets it: cold, nothing changed, one sentence changed; processor seconds and memory.

`python -m tests.bench.build [folder of guides]`; without one, the handbook's own. Real `sotay build` in a folder of its own, all paper.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.table import Row

GUIDES = Path(__file__).parents[2] / "guides"


def main(guides: str = str(GUIDES)) -> list[Row]:
    """One row a way of building, and the most memory that one process held."""
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "guides"
        shutil.copytree(guides, copied)
        lessons = sorted(copied.glob("[1-9]*/*.yml"))
        cold, _ = built(folder, "cold")
        still, _ = built(folder, "nothing changed")
        lesson = lessons[0]
        lesson.write_text(lesson.read_text(encoding="utf-8").replace("summary: ", "summary: Nay ", 1), encoding="utf-8")
        changed, wall = built(folder, "one sentence changed")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    sys.stdout.write(f"{len(lessons)} lessons, {memory:.0f} MB at most in one process\n")
    return [
        Row("build, cold, a lesson", cold / len(lessons), "CPU s", 1.8),
        Row("build, nothing changed", still, "CPU s", 1),
        Row("build, one sentence changed", changed, "CPU s", 6),
        Row("build, one sentence changed, to the end", wall, "s"),
        Row("build, memory of the largest process", memory, "MB", 400),
    ]


def built(folder: str, name: str) -> tuple[float, float]:
    """Processor and wall seconds of one build."""
    before, start = _spent(), time.monotonic()
    command = [sys.executable, "-m", "generator", "build", "--guides", "guides", "--out", "build"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    spent, wall = _spent() - before, time.monotonic() - start
    sys.stdout.write(f"{name:24}{spent:7.1f} CPU s{wall:7.1f} s\n")
    sys.stdout.flush()
    return spent, wall


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(*sys.argv[1:])
