"""Real runs of the command in processes of their own, and who of them is still at work: each carries a mark in its environment (Linux)."""

from __future__ import annotations

import os
import random
import secrets
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

MARK = "SOTAY_RUN_OF_A_TEST"
"""The variable that holds it."""


class Run:
    """`python -m generator …`, begun; its children inherit its mark."""

    def __init__(self, arguments: list[str], cwd: Path) -> None:
        self.mark = secrets.token_hex(8)
        environment = os.environ | {"SOURCE_DATE_EPOCH": "1795305600", MARK: self.mark}
        out: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "encoding": "utf-8"}
        command = [sys.executable, "-m", "generator", *arguments]
        self.process = subprocess.Popen(command, cwd=cwd, env=environment, process_group=0, **out)
        self.pid = self.process.pid

    def line(self, beginning: str) -> str:
        """Wait for a line that begins so. Fails where the run ends without it."""
        assert self.process.stdout
        for line in self.process.stdout:
            if line.startswith(beginning):
                return str(line)
        raise AssertionError(f"ended without saying {beginning}")

    def ended(self, number: int, *, group: bool = False) -> int:
        """Send a signal (to the whole group, as a terminal does, where asked) and wait; the exit code."""
        (os.killpg if group else os.kill)(self.pid, number)
        return self.process.wait(timeout=60)

    def said(self) -> str:
        """What was said since the last `line`; of an ended run without children."""
        return str(self.process.communicate(timeout=10)[0])

    def alive(self) -> list[str]:
        """Who is still at work, in words; who was orphaned has half a minute to notice (a busy machine starts slowly)."""
        until = time.monotonic() + 30
        while (found := marked(self.mark)) and time.monotonic() < until:
            time.sleep(0.02)
        return [f"{pid}: {command}" for pid, command in found.items()]

    def finish(self) -> None:
        """End all that is left, so that a failed test leaves nothing behind."""
        for pid in marked(self.mark):
            os.kill(pid, signal.SIGKILL)
        self.process.communicate()


WAYS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
"""In which a run ends before its time: a power cut or somebody's `kill -9`, a system that shuts down, Ctrl+C."""


def ended_at_any_moment(arguments: list[str], cwd: Path, seconds: float, chance: random.Random) -> list[str]:
    """End a run within so many seconds, in one way or the other: who is left, and what was printed that nobody should see."""
    run = Run(arguments, cwd)
    number = chance.choice(WAYS)
    try:
        with suppress(subprocess.TimeoutExpired):
            run.process.wait(timeout=chance.uniform(0.05, seconds))
        if run.process.poll() is None:
            run.ended(number, group=chance.random() < 0.5)
        left = run.alive()
        if number == signal.SIGKILL:
            return left
        said = run.said()
        ours = "init_import_site" not in said  # else Ctrl+C met Python itself, which had not come to our code yet
        return [*left, *(line for line in said.splitlines() if ours and "Traceback" in line)]
    finally:
        run.finish()


def marked(mark: str) -> dict[int, str]:
    """Processes whose environment carries the mark; those that have ended and are not waited for yet have none."""
    wanted = f"{MARK}={mark}".encode()
    found = {}
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdecimal() and wanted in (folder / "environ").read_bytes().split(b"\0"):
                found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue  # ended meanwhile, or not ours to look at
    return found
