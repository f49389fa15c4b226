"""What editions are made on: this machine's processes, or a Dask cluster. The only file that knows of engines."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from generator.processes.crew import never

if TYPE_CHECKING:
    from distributed import Client

_SECONDS = 20
"""How long a scheduler may take to answer."""

_ALONE = 120
"""Seconds for which a scheduler may be without any machine: one that is killed begins anew by itself."""


class EngineError(Exception):
    """No such engine here: the message is a key of `editions.engine` in the words, `where` the scheduler that was asked for."""

    def __init__(self, says: str, where: str) -> None:
        super().__init__(says)
        self.says, self.where = says, where


@dataclass(frozen=True, slots=True)
class Engine:
    """Where tasks are submitted to, and whether nobody is there any more: then what was submitted is never answered."""

    executor: Executor
    gone: Callable[[], bool] = never


@contextmanager
def engine(scheduler: str | None, at_once: int) -> Iterator[Engine]:
    """What works until the end of the block; what has not begun by then is dropped.

    Without a scheduler `at_once` threads each wait for a build, which is a process of its own. Raises EngineError for a scheduler that
    is not reached, not installed, or that anybody on the way could listen to or speak for.
    """
    if scheduler is None:
        pool = ThreadPoolExecutor(at_once)
        try:
            yield Engine(pool)
        finally:
            pool.shutdown(cancel_futures=True)
        return
    if not _is_guarded(scheduler):
        raise EngineError("open", scheduler)
    try:
        from distributed import Client
    except ImportError:
        raise EngineError("missing", scheduler) from None
    try:
        client = Client(scheduler, timeout=_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise EngineError("unreached", scheduler) from error
    with client:
        # Not pure: the same task may be asked for twice, when what was made of it got lost.
        executor = cast("Executor", client.get_executor(pure=False))  # type: ignore[no-untyped-call]
        yield Engine(executor, _Watch(client).gone)


@dataclass(slots=True)
class _Watch:
    """Looks whether a cluster still has a scheduler and any machine: Dask itself would wait for ever."""

    client: Client
    seen: float = field(default_factory=time.monotonic)

    def gone(self) -> bool:
        if self.client.status not in ("running", "connecting"):
            return True
        with suppress(OSError):
            if self.client.scheduler_info(n_workers=0)["n_workers"]:
                self.seen = time.monotonic()
        return time.monotonic() - self.seen > _ALONE


def _is_guarded(scheduler: str) -> bool:
    """Whether nobody else can listen: TLS, or this machine's own loopback. A scheduler runs whatever code it is sent."""
    where = urlsplit(scheduler)
    if where.scheme == "tls":
        return True
    host = where.hostname or ""
    try:
        return where.scheme == "tcp" and (host == "localhost" or ipaddress.ip_address(host).is_loopback)
    except ValueError:
        return False
