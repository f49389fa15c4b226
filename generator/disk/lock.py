"""One command at a time in a folder, however the one before ended."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from generator.disk import disk


class BusyError(Exception):
    """Another command is at work in the same folder; the text is its path."""


@contextmanager
def only_one(lock: Path) -> Iterator[None]:
    """Hold a lock file while working in its folder. The system lets go of it when the process ends, however it ends.

    Raises BusyError where another process holds it.
    """
    with _opened(lock) as file:
        try:
            _take(file.fileno())
        except OSError as error:
            raise BusyError(str(lock.parent)) from error
        yield


@contextmanager
def alone_with(folder: Path) -> Iterator[None]:
    """The same for a folder in and beside which nothing shall be left over, such as one on a stick: the lock lies in the system's folder
    for passing files. Where that takes none there is no lock. Raises BusyError."""
    user = str(os.getuid()) if hasattr(os, "getuid") else ""  # on Windows everybody has a folder of his own
    name = hashlib.sha256(f"{user} {folder.resolve()}".encode(errors="surrogateescape")).hexdigest()
    with ExitStack() as held:
        try:
            file = held.enter_context(_opened(Path(tempfile.gettempdir()) / f"so-tay-{name[:16]}.lock"))
        except OSError:
            file = None
        if file is not None:
            try:
                _take(file.fileno())
            except OSError as error:
                raise BusyError(str(folder)) from error
        yield


@disk.doing(disk.WritingError)
def _opened(lock: Path) -> BinaryIO:
    lock.parent.mkdir(parents=True, exist_ok=True)
    return lock.open("ab")


def _take(descriptor: int) -> None:
    """Lock a file for this process without waiting: OSError where somebody else has it."""
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
