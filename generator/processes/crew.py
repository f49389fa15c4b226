"""The same work on many things in processes of their own, on all cores.

Not `ProcessPoolExecutor`: its processes wait for ever when their starter was killed, leaving it waits for all that is being made, and
to end one while it answers leaves half an answer in a pipe that all share, and the reader waiting for the rest. Here every process has a
pipe of its own, so that any of them can be ended at any moment.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar, cast

from generator.processes.child import end_with
from generator.processes.memory import memory

Item = TypeVar("Item")
Made = TypeVar("Made")

_MOST = 60
"""Windows waits for 63 things at most."""

_LOOK = 0.25
"""Seconds between two looks at `stop`."""


def never() -> bool:
    """Do not stop."""
    return False


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    ours: Connection[Any, Any]
    left: int
    """Items that it may still take before another takes its place."""
    item: int | None = None


def spread(
    work: Callable[[Item], Made],
    items: Sequence[Item],
    *,
    renew: int,
    most: int | None = None,
    processes: int = _MOST,
    turns: Iterable[int] | None = None,
    stop: Callable[[], bool] = never,
) -> Generator[Made]:
    """`work` of every item, in the order given. After `renew` items the processes make room for new ones (and give back their memory).
    With `most`, each does so when it holds more than so many bytes instead, where the system says how many it holds.

    At most so many `processes` are started: for little work one is enough.

    `turns` is the order in which the items are begun, by their numbers, where that is another one: what takes longest should come first.

    Whoever leaves the iteration early, by an error or Ctrl+C, ends the processes at once. Raises what `work` raises, where its answer
    would be and after all answers before it; CancelledError soon after `stop` says so, BrokenProcessPool where a process was ended by
    somebody else (the system, out of memory).
    """
    count = min(_cores(), len(items), processes, _MOST)
    share = -(-renew // max(count, 1))
    crew: list[_Worker] = []
    waiting = deque(range(len(items)) if turns is None else turns)
    made: dict[int, Made] = {}
    failed: dict[int, Exception] = {}
    try:
        for _ in range(count):
            _hire(crew, work, share)
        for number in range(len(items)):
            while number not in made:
                if number in failed:
                    raise failed[number]
                if stop():
                    raise CancelledError
                ready = cast("list[Connection[Any, Any]]", wait([worker.ours for worker in crew], _LOOK))
                for worker in [worker for worker in crew if worker.ours in ready]:
                    good, answer, held = _answer(worker)
                    if worker.item is not None:
                        (made if good else failed)[worker.item] = answer
                    if not good:
                        waiting = deque(other for other in waiting if other < cast(int, worker.item))  # what comes after is made for nobody
                    light = worker.left > 0 if most is None or held is None else held <= most
                    stays = light or worker.item is None  # whoever has just come takes at least one
                    if waiting and stays:
                        worker.item, worker.left = waiting.popleft(), worker.left - 1
                        worker.ours.send(items[worker.item])
                        continue
                    _dismiss(crew, worker)
                    if waiting:
                        _hire(crew, work, share)
            yield made.pop(number)
    finally:
        for worker in crew:
            worker.process.kill()


def _hire(crew: list[_Worker], work: Callable[[Item], Made], share: int) -> None:
    """Start one more process."""
    # Not forked: a copy of a process with threads (the preview, a test run) may wait for ever.
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_serve, args=(theirs, pickle.dumps(work)), daemon=True)
    with _deaf():
        process.start()
        crew.append(_Worker(process, ours, share))
    theirs.close()


def _dismiss(crew: list[_Worker], worker: _Worker) -> None:
    """Let an idle process end by itself."""
    crew.remove(worker)
    worker.ours.close()


def _cores() -> int:
    """The cores that this process may use: a server may hold it to some of them."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _answer(worker: _Worker) -> tuple[bool, Any, int | None]:
    """Whether the item could be made, what was made of it or the error, and the bytes that the process now holds in memory; nothing of
    value where it has only just begun."""
    try:
        return cast("tuple[bool, Any, int | None]", worker.ours.recv())
    except (EOFError, OSError) as error:
        raise BrokenProcessPool(f"process {worker.process.pid} has ended before its work was done") from error


def _serve(theirs: Connection[Any, Any], pickled: bytes) -> None:
    """The life of a process: tell that it is there, then answer every item.

    The work comes pickled, so that the starter is watched before all that the work needs is imported.
    """
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})  # the library itself ends with it what is left at the very end
    starter = multiprocessing.parent_process()
    assert starter
    end_with(starter.join)
    work: Callable[[Any], Any] = pickle.loads(pickled)
    answer: tuple[bool, object] = True, None
    while True:
        try:
            theirs.send((*answer, memory()))
            item = theirs.recv()
        except (EOFError, ConnectionError):
            return
        try:
            answer = True, work(item)
        except Exception as error:
            answer = False, _portable(error)


def _portable(error: Exception) -> Exception:
    """The error as it can go to another process, with the lines where it happened."""
    try:
        pickle.loads(pickle.dumps(error))
        carried = error
    except Exception:
        carried = RuntimeError(repr(error))
    carried.add_note(traceback.format_exc())
    return carried


@contextmanager
def _deaf() -> Iterator[None]:
    """What is started inside does not hear the Ctrl+C that a terminal sends to a whole group: we end it ourselves, without a traceback.

    We hear of it, and of TERM, when we leave, and know by then what to end. Windows has no such mask.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # begun with the first process it would undo the mask before that process is started
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
