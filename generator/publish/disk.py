"""The only module that reads guides from the disk and writes what was made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

Files = dict[str, bytes]
"""Path below some folder, with forward slashes → content."""


def read_folder(folder: Path, *, suffix: str | tuple[str, ...] = "") -> Files:
    """Every file below a folder whose name ends in `suffix` (or in one of them), sorted by path; hidden ones are left out."""
    found: Files = {}
    for path in sorted(path for path in folder.rglob("*") if path.name.endswith(suffix)):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            found[name.as_posix()] = path.read_bytes()
    return found


def read_file(path: Path) -> bytes | None:
    """A file's content, or None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def names(folder: Path) -> tuple[str, ...]:
    """The path of every file below a folder, with forward slashes, hidden ones too, sorted; none where there is no folder."""
    return tuple(sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() or path.is_symlink()))


def free(folder: Path) -> int:
    """Bytes that still fit on the disk that a folder is on."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


def write_through(path: Path, content: bytes) -> None:
    """Write a file and wait until the disk has it, so that it outlives a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folders(folder: Path, *, below: bool = True) -> None:
    """Wait until the disk has the names in a folder, and in those below it. Windows does this by itself."""
    if os.name == "nt":
        return
    for each in (folder, *(path for path in folder.rglob("*") if below and path.is_dir())):
        descriptor = os.open(each, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_folder(files: Mapping[str, bytes], folder: Path) -> int:
    """Make a folder hold exactly these files: write what differs, remove what is left over. Returns how many were written."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in files:
            path.unlink()
    written = 0
    for name, content in files.items():
        path = folder / name
        if path.is_file() and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written += 1
    return written


def write_file(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old content or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    part.replace(path)


def keep_only(folder: Path, names: Collection[str]) -> None:
    """Remove the files of a folder that are not named."""
    if folder.is_dir():
        for path in folder.iterdir():
            if path.name not in names:
                remove(path)


def remove(path: Path) -> None:
    """Remove a file or a whole folder; nothing happens where there is none."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


class BusyError(Exception):
    """Another build is at work in the same folder."""


@contextmanager
def only_one(lock: Path) -> Iterator[None]:
    """Hold a lock file while building. The system lets go of it when the process ends, however it ends.

    Raises BusyError where another process holds it.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("ab") as file:
        try:
            _take(file.fileno())
        except OSError as error:
            raise BusyError(str(lock)) from error
        yield


def _take(descriptor: int) -> None:
    """Lock a file for this process without waiting: OSError where somebody else has it."""
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
