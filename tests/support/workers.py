"""Dask workers that are begun anew whenever they end, as an init system does. Linux and macOS.

Dask's own nannies do so too, but not where a worker ends while its nanny still calls it starting: on a busy machine it has long taken a
task by then, and two such ends leave a cluster of two without any worker.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from distributed import LocalCluster, Worker

_PAUSE = 0.1
"""Seconds: one that cannot even begin shall not keep the machine busy."""

NOTHING: Mapping[str, str] = MappingProxyType({})

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["distributed", "edition_work"])


@contextmanager
def cluster(workers: int, environment: Mapping[str, str] = NOTHING) -> Iterator[str]:
    """The address of a scheduler on this machine, with so many workers of one thread each; these variables are theirs."""
    with LocalCluster(n_workers=0, processes=True, dashboard_address=None, protocol="tcp") as scheduler:  # type: ignore[no-untyped-call]
        kept = [_Kept(scheduler.scheduler_address, environment) for _ in range(workers)]
        try:
            yield scheduler.scheduler_address
        finally:
            for each in kept:
                each.end()


class _Kept:
    """One place for a worker."""

    def __init__(self, scheduler: str, environment: Mapping[str, str]) -> None:
        self._given, self._ends = (scheduler, dict(environment)), threading.Event()
        self._lock = threading.Lock()
        self._process = self._begun()
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self._keeper.start()

    def end(self) -> None:
        """End the worker, for good."""
        with self._lock:
            self._ends.set()
            self._process.kill()
        self._keeper.join()

    def _begun(self) -> multiprocessing.context.ForkServerProcess:
        process = _SERVER.Process(target=_work, args=self._given)
        process.start()
        return process

    def _keep(self) -> None:
        while True:
            self._process.join()
            self._ends.wait(_PAUSE)
            with self._lock:
                if self._ends.is_set():
                    return
                self._process = self._begun()


def _work(scheduler: str, environment: Mapping[str, str]) -> None:
    """The life of a worker."""
    os.environ |= environment
    logging.getLogger("distributed").setLevel(logging.ERROR)

    async def until_it_ends() -> None:
        async with Worker(scheduler, nthreads=1, dashboard=False) as worker:
            await worker.finished()

    asyncio.run(until_it_ends())
