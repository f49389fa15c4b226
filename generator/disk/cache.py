"""What was made by earlier runs and need not be made again, for as many hosts, days and copies as there is room for.

An entry is believed only when the checksum on its first line is that of its name and its content together: one that was damaged, cut
short, or that holds what belongs to another name is none. Who takes an entry marks it as used; `prune` removes those that nobody has used
for longest.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from generator.disk import disk

GB = 1_000_000_000

LIMIT = GB
"""Bytes. All that is printed of the whole handbook takes 0.2 GB: room for five states of it."""

_OLDEST = 180 * 24 * 3600
"""Seconds since the last use: half a year, as long as a lesson counts as checked."""

_UNFINISHED = 3600
"""Seconds since something was begun that was never finished: no run that still lives takes so long over one entry."""


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries. Several runs may use it at the same time."""

    folder: Path

    def get(self, name: str) -> bytes | None:
        """What was put under this name; None where there is nothing, or nothing that can be believed or read."""
        path = self.folder / name
        try:
            kept = disk.read_file(path) if path.is_file() else None
            checksum, _, content = (kept or b"").partition(b"\n")
            if checksum != _checksum(name, content):
                return None
            disk.touch(path)
        except OSError:
            return None
        return content

    def put(self, name: str, content: bytes) -> None:
        """Keep it until it has not been used for long. Whole or not at all, also where the process is killed. Raises OSError (disk)."""
        path = self.folder / name
        if not path.is_file():
            disk.remove(path)  # a folder or a dead link in its place
        disk.write_shared(path, _checksum(name, content) + b"\n" + content)

    def names(self) -> tuple[str, ...]:
        """The names of all entries, the last used first."""
        return tuple(entry.name for entry in sorted(disk.kept(self.folder), key=lambda entry: entry.used, reverse=True))

    def prune(self, needed: Collection[str], *, limit: int = LIMIT) -> None:
        """Remove what nobody has used for long, and the longest unused until all fits into `limit` bytes; never what is `needed`.

        An entry that cannot be removed (open on Windows) is left to the next run.
        """
        entries = disk.kept(self.folder)
        total = sum(entry.size for entry in entries)
        old, dead = time.time() - _OLDEST, time.time() - _UNFINISHED
        for entry in sorted(entries, key=lambda entry: entry.used):
            unfinished = entry.name.startswith(".") and entry.used < dead
            if entry.name in needed or not (unfinished or total > limit or entry.used < old):
                continue
            if disk.removed(self.folder / entry.name):
                total -= entry.size


def _checksum(name: str, content: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + content).hexdigest().encode()
