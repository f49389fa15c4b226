"""Puts a finished site in the place of the old one, whole or not at all (also when the process is killed in between).

Linux can exchange two folders in one step (renameat2 with RENAME_EXCHANGE, Linux 3.15). Elsewhere it takes two renames;
`recover` then brings the old site back if we were killed between them.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from generator.disk import disk

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def swap(new: Path, current: Path) -> None:
    """Make `new` the current folder; both must lie on one file system. OSError if neither way works (the old one stays)."""
    old = _aside(current)
    disk.remove(old)
    if not current.exists():
        new.rename(current)
        return
    if _exchange(new, current):
        disk.remove(new)
        return
    current.rename(old)
    try:
        new.rename(current)
    except BaseException:  # Ctrl+C too
        old.rename(current)
        raise
    disk.remove(old)


def recover(current: Path) -> None:
    """Undo a swap that was killed halfway. Call before anything reads or replaces the folder."""
    old = _aside(current)
    if old.exists() and not current.exists():
        old.rename(current)
    disk.remove(old)


def _aside(current: Path) -> Path:
    return current.with_name(f".{current.name}.old")


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    result: int = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return result == 0
