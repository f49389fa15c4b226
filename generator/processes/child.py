"""A process that ends when the one that started it ends, however that ends: nothing works on for nobody.

The starter holds one end of a pipe that nobody else has; in the child a thread waits at the other end until the system closes it. This
needs no signal and works on every system, also after `kill -9`. A child that was halted (SIGSTOP) ends as soon as it goes on.

Run as a program (`python -m generator.processes.child mkdocs build`) it is another module, tied so to its standard input.
"""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence

_LOOK = 0.25
"""Seconds between two looks at `stop`."""


def end_with(starter: Callable[[], object]) -> None:
    """End this process, whatever it is doing, when `starter` returns: a call that waits until the starter has ended."""

    def watch() -> None:
        try:
            starter()
        finally:
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def run(
    module: str, arguments: Sequence[str], environment: Mapping[str, str], stop: Callable[[], bool] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a module as a program, to its end or to ours; what it printed is kept. An exception here (Ctrl+C) ends it too, and so does `stop`
    soon after it says so."""
    command = [sys.executable, "-m", "generator.processes.child", module, *arguments]
    theirs, ours = os.pipe()
    pipe = subprocess.PIPE
    try:
        with subprocess.Popen(
            command, stdin=theirs, stdout=pipe, stderr=pipe, text=True, encoding="utf-8", errors="replace", env=environment
        ) as process:
            try:
                while True:
                    try:
                        said, told = process.communicate(timeout=stop and _LOOK)
                        return subprocess.CompletedProcess(command, process.returncode, said, told)
                    except subprocess.TimeoutExpired:
                        if stop and stop():
                            process.kill()
            except BaseException:
                process.kill()
                raise
    finally:
        os.close(theirs)
        os.close(ours)


def _main() -> None:
    """The child's side of `run`."""
    module, *arguments = sys.argv[1:]
    end_with(lambda: os.read(0, 1))
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _main()
