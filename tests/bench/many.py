"""Two hundred and eight hundred lessons, without paper: processor seconds and their ratio, reading, memory, what a first visit weighs.

`python -m tests.bench.many [few many]`. The real lessons over and over, each under a number of its own in its topic. Each number
is built in a process of its own, cold.
"""

from __future__ import annotations

import json
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path
from typing import Any

from generator.build import build
from generator.cli.shared import today
from generator.disk import disk
from generator.disk.disk import Files
from generator.guide.kinds import LESSON_FILE
from generator.guide.load import load
from generator.job import Job
from generator.screen.icons import names
from tests.bench.table import Row

GUIDES = Path(__file__).parents[2] / "guides"
FEW, MANY = 200, 800
OWN = range(90, 100)
"""Of each hundred, the numbers that shared lessons never have."""


def main(few: int = FEW, many: int = MANY) -> list[Row]:
    """How much more four times as many lessons take, and what the many take each."""
    less, more = _told(few), _told(many)
    visit = statistics.median(more["visits"]) / statistics.median(less["visits"])
    return [
        Row(f"{many} lessons beside {few}, without paper", more["cpu"] / less["cpu"], "times", 4.2),
        Row(f"{many} lessons, without paper", more["cpu"], "CPU s"),
        Row(f"{many} lessons, reading one", 1000 * more["read"] / many, "ms", 8),
        Row(f"{many} lessons, memory", more["memory"], "MB", 400),
        Row(f"first visit, {many} lessons beside {few}", visit, "times", 1.01),
    ]


def guides_of(number: int) -> Files:
    """The real guides with that many lessons; the real ones keep their numbers."""
    files = disk.read_folder(GUIDES, suffix=".yml")
    real = [name for name in files if LESSON_FILE.fullmatch(name)]
    taken = {name.split("/")[1][:3] for name in real}
    made: Files = dict(files)
    for name in cycle(real):
        if len(taken) >= number:
            break
        topic, leaf = name.split("/")
        free = (f"{leaf[0]}{at:02}" for at in range(1, 90) if f"{leaf[0]}{at:02}" not in taken)
        if code := next(free, None):
            taken.add(code)
            text = re.sub(r"(?m)^code: \d+$", f"code: {code}", files[name].decode(), count=1)
            made[f"{topic}/{code}{leaf[3:]}"] = re.sub(r"(?m)^(title: .*?)(\"?)$", rf"\1 {code}\2", text, count=1).encode()
    return made


def _told(number: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        disk.write_folder(guides_of(number), Path(folder) / "guides")
        command = [sys.executable, "-m", "tests.bench.many", "--alone", folder]
        told: dict[str, Any] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.splitlines()[-1])
    sys.stdout.write(f"{number} lessons: {told['cpu']:.1f} CPU s, read in {told['read']:.1f}, {told['memory']:.0f} MB\n")
    sys.stdout.flush()
    return told


def _alone(folder: Path) -> None:
    """In a process of its own: read, build, print what it took."""
    files = disk.read_folder(folder / "guides", suffix=".yml")
    start = time.process_time()
    load(files, icons=names())
    read = time.process_time() - start
    del files
    before = time.process_time() + _children().ru_utime + _children().ru_stime
    job = Job(today(), folder / "guides", folder / "build", quick=True)
    report = build(job, lambda *_: None)
    spent = time.process_time() + _children().ru_utime + _children().ru_stime - before
    memory = max(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, _children().ru_maxrss) / 1024
    told = {"cpu": spent, "read": read, "memory": memory, "visits": [*report.first_visit_gzip_bytes.values()]}
    sys.stdout.write(json.dumps(told) + "\n")


def _children() -> resource.struct_rusage:
    return resource.getrusage(resource.RUSAGE_CHILDREN)


if __name__ == "__main__":
    if "--alone" in sys.argv:
        _alone(Path(sys.argv[-1]))
    else:
        main(*map(int, sys.argv[1:]))
