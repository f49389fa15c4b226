"""Real builds and copies ended at random moments by KILL, TERM and Ctrl+C: who works on afterwards (nobody should). Linux.

`python -m tests.bench.kills [times]`.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from running import Run, ended_at_any_moment


def main(times: int = 40) -> None:
    chance, left = random.Random(1), 0
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        given = ["--guides", str(Path(__file__).parents[1] / "good_guides"), "--out", "build"]
        start = time.monotonic()
        if Run(["build", *given], project).process.wait():
            raise SystemExit("the build fails")
        whole = time.monotonic() - start
        for turn in range(times):
            if turn % 2:
                shutil.rmtree(project / "build/cache/sheets", ignore_errors=True)  # the last run may have been ended before it made them
            found = ended_at_any_moment([*(("pack",) if turn % 3 == 2 else ("build", "--force")), *given], project, whole, chance)
            left += bool(found)
            sys.stdout.write("\n".join([f"{turn + 1} of {times}", *found, ""]))
            sys.stdout.flush()
        last = Run(["build", *given], project).process.wait()
    sys.stdout.write(f"{times} runs ended, {left} left somebody at work or printed a traceback; the next build ended with {last}\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
