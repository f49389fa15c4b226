"""Our commands in processes that have all loaded already, so that hundreds of runs are their work and not their beginning. Linux."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from running import MARK, marked

DAY = "1795305600"
"""22 November 2026, as SOURCE_DATE_EPOCH."""

_PATIENCE = 30
"""Seconds: who was orphaned has to notice, and a busy machine starts slowly."""

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["generator.build", "generator.pack", "generator.stick.update", "generator.cli.main"])


class Forked:
    """A command, begun in the folder `cwd`. What it says goes to a file, and processes that it starts carry its mark."""

    def __init__(self, words: list[str], cwd: Path, log: Path, environment: Mapping[str, str] | None = None) -> None:
        self.mark, self.log = token_hex(8), log
        self.process = _SERVER.Process(target=_command, args=(words, cwd, log, {MARK: self.mark, **(environment or {})}))
        self.process.start()

    def ended(self) -> int:
        """Wait; the exit code."""
        self.process.join()
        return int(self.process.exitcode or 0)

    def said(self) -> str:
        """What it has said."""
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.is_file() else ""

    def left(self) -> list[str]:
        """Who is still at work when it has ended (they are ended then), and a traceback if it printed one."""
        self.process.join()
        until = time.monotonic() + _PATIENCE
        while (found := marked(self.mark)) and time.monotonic() < until:
            time.sleep(0.02)
        for pid in found:
            os.kill(pid, signal.SIGKILL)
        return [*found.values(), *([f"a traceback: {self.said()}"] if "Traceback" in self.said() else [])]


def _command(words: list[str], cwd: Path, log: Path, environment: Mapping[str, str]) -> None:
    """The life of such a process."""
    from generator.cli.main import main

    os.chdir(cwd)
    os.environ |= {"SOURCE_DATE_EPOCH": DAY, "PYTHONPATH": str(Path(__file__).parents[2]), **environment}
    with log.open("w", encoding="utf-8") as file:
        for number in (1, 2):
            os.dup2(file.fileno(), number)
        sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8", buffering=1) for number in (1, 2))
        main(words)
