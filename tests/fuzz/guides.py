"""Spoilt guides by the hundred thousand, on all processors: which crashed the reader, took too long or too much, or were refused nowhere.

A seed is a handbook of which many guides are spoilt. Whatever breaks is told with its seed and its files, and all goes on.
"""

from __future__ import annotations

import faulthandler
import json
import os
import resource
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from every_kind import every_kind
from refusals import answer, spoilt

from generator.guide.drawn import font_letters

SLICE = 100
"""Seeds that a process does before another takes over: some 1 200 guides, some ten seconds."""

MOST_SECONDS = 1
"""Of the processor, for a handbook of which many guides are spoilt: so none of them takes longer."""

MOST_MEMORY = 1 << 30
"""Bytes of address space of a process that reads guides."""

_HANGS = 120
"""Seconds after which a process is ended that does not come back from a library."""


@dataclass
class Found:
    """What a run found. `broken` are sentences, each with its seed."""

    guides: int = 0
    asked: int = 0
    refused: int = 0
    slowest: float = 0
    codes: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def add(self, other: Found) -> None:
        self.guides += other.guides
        self.asked += other.asked
        self.refused += other.refused
        self.slowest = max(self.slowest, other.slowest)
        self.codes += other.codes
        self.broken += other.broken


class _TooSlowError(BaseException):
    """A handbook took longer than it may. No `except Exception` of the program catches it."""


def run(guides: int, first: int) -> Found:
    """Spoil so many guides, from this seed on; says how far it has come."""
    whole, began, done = Found(), time.monotonic(), first
    workers = os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as pool:
        waiting = [pool.submit(_slice, first + SLICE * number) for number in range(workers)]
        following = first + SLICE * len(waiting)
        while waiting:
            found = waiting.pop(0).result()
            whole.add(found)
            done += SLICE
            if whole.guides + found.guides * len(waiting) < guides:
                waiting.append(pool.submit(_slice, following))
                following += SLICE
            rate = whole.guides / (time.monotonic() - began)
            told = f"{whole.guides} of {guides} guides, {rate:.0f} a second, {len(whole.broken)} broken; go on with --from {done}"
            sys.stdout.write("\n".join([*found.broken, told, ""]))
            sys.stdout.flush()
    return whole


def summary(found: Found) -> str:
    """Lines for the end: how much, and how often each problem was told."""
    told = f"{found.guides} guides in {found.asked} handbooks, {found.refused} of them refused, {len(found.broken)} broken"
    codes = " ".join(f"{code}:{count}" for code, count in sorted(found.codes.items()))
    return f"{told}; slowest {found.slowest * 1000:.0f} ms of processor\n{codes}\n"


def _slice(first: int) -> Found:
    """What a process of its own finds; of one that dies, where."""
    command = [sys.executable, "-m", "tests.fuzz.guides", str(first)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    found = Found()
    for line in done.stdout.splitlines():
        told = json.loads(line)
        found.add(Found(**{**told, "codes": Counter(told["codes"])}))
    if done.returncode:
        found.broken.append(f"seed {first + found.asked}: the process died with {done.returncode}\n{done.stderr[-3000:]}")
    return found


def one(seed: int, handbook: dict[str, bytes]) -> Found:
    """What a seed does to the reader."""
    folder = spoilt(seed, handbook)
    found = Found(guides=len(folder.spoilt), asked=1)
    began = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        told = answer(folder)
        found.refused = told.refused
        found.codes = Counter({problem.code for problem in told.problems})
    except _TooSlowError:
        found.broken.append(f"seed {seed}: slower than {MOST_SECONDS} s; {_where()}")
    except BaseException as error:
        found.broken.append(f"seed {seed}: {type(error).__name__}; spoilt: {', '.join(folder.spoilt)}\n{_where()}")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    found.slowest = time.process_time() - began
    return found


def _where() -> str:
    return "".join(traceback.format_exc(limit=-4))


def _late(_number: int, _frame: FrameType | None) -> None:
    raise _TooSlowError


def _process(first: int) -> None:
    """A slice, a line of JSON a seed."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    signal.signal(signal.SIGVTALRM, _late)
    handbook = every_kind()
    font_letters()  # read once: no guide's fault
    for seed in range(first, first + SLICE):
        faulthandler.dump_traceback_later(_HANGS, exit=True)
        found = one(seed, handbook)
        sys.stdout.write(json.dumps(vars(found)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _process(int(sys.argv[1]))
