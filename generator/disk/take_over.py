"""Fills a new folder from one that is about to go: most files of a site are those of the site before, and need not be written again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.disk.disk import WritingError, doing
from generator.disk.written import Written, digest

_Looks = tuple[int, int, int, int]
"""Mode, owner, group and number of names."""


@doing(WritingError)
def add_files(files: Mapping[str, bytes] | Iterable[tuple[str, bytes]], folder: Path, old: Path | None = None) -> Written:
    """Write these files into a folder that nobody reads yet and that has none of them; gives them as they lie there.

    `old` is a folder on the same disk that nobody writes to. What is the same there, byte for byte, becomes a file of both (a hard
    link), which costs a tenth of writing it. Only what looks like a file of ours is taken: no link, of one name, with the owner and mode
    that a new one gets.
    """
    folders: set[Path] = set()
    usual: _Looks | None = None
    digests: dict[str, bytes] = {}
    for name, content in files.items() if isinstance(files, Mapping) else files:
        digests[name] = digest(content)
        path = folder / name
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        if old and usual and _looks(old / name) == usual and _holds(old / name, content):
            try:
                path.hardlink_to(old / name)
                continue
            except OSError:  # not every disk can
                old = None
        path.write_bytes(content)
        usual = usual or _looks(path)
    return Written(folder, digests)


def _holds(path: Path, content: bytes) -> bool:
    """True for a file with this content."""
    try:
        with path.open("rb", buffering=0) as file:
            return os.fstat(file.fileno()).st_size == len(content) and file.read() == content
    except OSError:
        return False


def _looks(path: Path) -> _Looks | None:
    try:
        told = path.lstat()
    except OSError:
        return None
    return told.st_mode, told.st_uid, told.st_gid, told.st_nlink
