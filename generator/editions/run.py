"""Many editions in one run: each is made wherever there is room, one that fails does not stop the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import replace
from pathlib import Path

from generator.disk import disk
from generator.disk.lock import BusyError
from generator.editions.engine import Engine
from generator.editions.lay import lay
from generator.editions.make import Make
from generator.editions.manifest import FILE, Manifest
from generator.editions.outcome import Failed, Made, Why
from generator.editions.plan import Task
from generator.editions.store import Store, StoreError

_TRIES = 4
"""So often an edition is begun: its machine may be switched off, what it left in the store may be damaged."""

_LOOK = 2
"""Seconds after which it is looked whether the engine is still there."""


def run(wanted: Sequence[Task], engine: Engine, make: Make, store: Store | None, out: Path) -> Iterator[Made]:
    """What became of each task, in the order in which they end; the site of each lies in `out`/its name by then, with its manifest."""
    executor = engine.executor
    running: dict[Future[Made], tuple[Task, int]] = {executor.submit(make, task): (task, 1) for task in wanted}
    while running:
        done, _ = wait(running, _LOOK, FIRST_COMPLETED)
        gone = engine.gone()
        for future in done:
            task, tries = running.pop(future)
            made = _settled(future, task, store, out / task.name)
            if gone and isinstance(made, Failed) and made.why == Why.LOST:
                yield Failed(task.name, "", Why.ENGINE)
            elif isinstance(made, Failed) and made.why in (Why.LOST, Why.STORE, Why.AWAY) and tries < _TRIES and not gone:
                # Whatever lies in the store under its digests is not trusted to be there, or to be right.
                running[executor.submit(make, replace(task, again=True))] = (task, tries + 1)
            else:
                yield made
        if gone:
            yield from (Failed(name, "", Why.ENGINE) for name in sorted(task.name for task, _ in running.values()))
            return


def _settled(future: Future[Made], task: Task, store: Store | None, home: Path) -> Made:
    """What a machine made, laid down here; Failed where it did not come that far."""
    try:
        made = future.result()
    except Exception as error:  # whatever an engine raises when a machine is gone
        return Failed(task.name, str(error) or type(error).__name__, Why.LOST)
    if isinstance(made, Manifest):
        try:
            if store is not None:
                lay(made, store, home)
            disk.write_file(home / FILE, made.as_json())
        except StoreError as error:
            return Failed(task.name, error.said, Why.STORE, error.number)
        except OSError as error:
            return Failed.by_system(task.name, error, Why.DISK)
        except BusyError as error:
            return Failed(task.name, str(error), Why.DISK)
    return made
