"""The whole build as an author meets it: cold, nothing changed, one sentence changed, a save seen in the preview; time and memory.

`python -m tests.bench.build [folder of guides]`; without one, the handbook's own. Real `sotay build` in a folder of its own, all paper.
Leaves the site that it built for the benchmarks that measure one.
"""

from __future__ import annotations

import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.built_site import OWN
from tests.bench.saved import seconds_until_shown
from tests.bench.table import CannotRunError, Row

GUIDES = Path(__file__).parents[2] / "guides"
WALL = 65 / 57
"""Seconds that a lesson may take of a cold build on two quiet cores, all paper."""


def main(guides: str = str(GUIDES)) -> list[Row]:
    """One row a way of building, the most memory that one process held, and what a first visit weighs."""
    with tempfile.TemporaryDirectory() as folder:
        copied, site = Path(folder) / "guides", Path(folder) / "build" / "site"
        shutil.copytree(guides, copied)
        lessons = sorted(copied.glob("[1-9]*/*.yml"))
        cold, cold_wall = built(folder, "cold")
        shutil.rmtree(OWN, ignore_errors=True)
        shutil.copytree(site, OWN)
        still, _ = built(folder, "nothing changed")
        lesson = lessons[0]
        lesson.write_text(lesson.read_text(encoding="utf-8").replace("summary: ", "summary: Nay ", 1), encoding="utf-8")
        changed, wall = built(folder, "one sentence changed")
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        visits = json.loads((Path(folder) / "build" / "report.json").read_bytes())["first_visit_gzip_bytes"].values()
        preview = previewed(Path(folder), lesson)
    sys.stdout.write(f"{len(lessons)} lessons, {memory:.0f} MB at most in one process\n")
    return [
        Row("build, cold, a lesson", cold / len(lessons), "CPU s", 1.8),
        Row("build, cold, a lesson, to the end", cold_wall / len(lessons), "s", WALL),
        Row("build, nothing changed", still, "CPU s", 1),
        Row("build, one sentence changed", changed, "CPU s", 6),
        Row("build, one sentence changed, to the end", wall, "s"),
        *preview,
        Row("build, memory of the largest process", memory, "MB", 400),
        Row("first visit of a lesson, the middle one", statistics.median(visits) / 1024, "KB gz", 20),
    ]


def previewed(project: Path, lesson: Path) -> list[Row]:
    """What became of a save in the preview; nothing where it never came."""
    try:
        shown = seconds_until_shown(project, lesson)
        sys.stdout.write(f"{'shown on the preview':24}{shown:22.2f} s\n")
        return [Row("build, one sentence changed, on the preview", shown, "s", 1)]
    except CannotRunError as why:
        sys.stdout.write(f"{why}\n")
        return []


def built(folder: str, name: str) -> tuple[float, float]:
    """Processor and wall seconds of one build."""
    before, start = _spent(), time.monotonic()
    command = [sys.executable, "-m", "generator", "build", "--guides", "guides", "--out", "build"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise CannotRunError(f"a build failed: {done.stderr[-300:]}")
    spent, wall = _spent() - before, time.monotonic() - start
    sys.stdout.write(f"{name:24}{spent:7.1f} CPU s{wall:7.1f} s\n")
    sys.stdout.flush()
    return spent, wall


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(*sys.argv[1:])
