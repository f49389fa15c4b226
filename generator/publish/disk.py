"""The only module that reads guides from the disk and writes what was made."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from generator.guide.folder import Entry, Kind

Files = dict[str, bytes]
"""Path below some folder, with forward slashes → content."""

Kind = Literal["file", "folder", "link", "other"]
"""What lies at a path; `other` is a pipe, a socket, a device."""

_PIECE = 1 << 16

_MOUNT_POINT = 0xA0000003
"""IO_REPARSE_TAG_MOUNT_POINT: how Windows notes a folder that is elsewhere."""


def read_folder(folder: Path, *, suffix: str | tuple[str, ...] = "") -> Files:
    """Every file below a folder whose name ends in `suffix` (or in one of them), sorted by path; hidden ones are left out."""
    found: Files = {}
    for path in sorted(path for path in folder.rglob("*") if path.name.endswith(suffix)):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            found[name.as_posix()] = path.read_bytes()
    return found


_JUNCTION = 0xA0000003
"""IO_REPARSE_TAG_MOUNT_POINT: how Windows marks a folder that is another folder in truth (winnt.h)."""


def listed(folder: Path) -> dict[str, Entry]:
    """All that lies below a folder, by path with forward slashes, sorted; nothing is opened.

    A link to a file inside the folder counts as that file, every other link as a link: none is followed. Hidden folders are named,
    not looked into. Raises OSError where the folder itself cannot be looked into.
    """
    root = folder.resolve()
    found: dict[str, Entry] = {}
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(root / below) as entries:
                children = list(entries)
        except OSError:
            if not below:
                raise
            found[below] = Entry("closed")
            continue
        for each in children:
            name = f"{below}/{each.name}" if below else each.name
            found[name] = _entry(each, root)
            if found[name].kind == "folder" and not each.name.startswith("."):
                waiting.append(name)
    return dict(sorted(found.items()))


def _entry(each: os.DirEntry[str], root: Path) -> Entry:
    linked = each.is_symlink()
    try:
        target = os.path.realpath(each.path, strict=True) if linked else each.path
        status = Path(target).stat(follow_symlinks=False)
    except OSError:
        return Entry("dead" if linked else "unreadable")
    if stat.S_ISREG(status.st_mode):
        kind: Kind = "file" if not linked or Path(target).is_relative_to(root) else "link"
        return Entry(kind, status.st_size)
    if stat.S_ISDIR(status.st_mode):
        return Entry("link" if linked or getattr(status, "st_reparse_tag", 0) == _JUNCTION else "folder")
    return Entry("special")


def read_files(folder: Path, names: Iterable[str], *, most: int) -> Files:
    """The content of these files; of one larger than `most` bytes, one byte more than that. What cannot be read is left out."""
    found: Files = {}
    for name in names:
        try:
            # without waiting, and bytes as they are: a pipe may have taken the file's place, and Windows has a text mode
            descriptor = os.open(folder / name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
            with os.fdopen(descriptor, "rb") as file:
                if stat.S_ISREG(os.fstat(descriptor).st_mode):
                    found[name] = file.read(most + 1)
        except OSError:
            continue
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


def entries(folder: Path, *, shut: Collection[str] = ()) -> dict[str, Kind]:
    """Everything below a folder: path → what it is, sorted; none where there is no folder. Nothing is opened, no link is followed.

    Raises OSError for a folder that cannot be read, but for those in `shut`, which systems keep to themselves.
    """
    found: dict[str, Kind] = {}
    unread = [""] if folder.exists() else []
    while unread:
        above = unread.pop()
        try:
            with os.scandir(folder / above) as scan:
                kinds = {f"{above}/{entry.name}".lstrip("/"): _kind(entry) for entry in scan}
        except PermissionError:
            if above not in shut:
                raise
            continue
        found |= kinds
        unread += [name for name, kind in kinds.items() if kind == "folder"]
    return dict(sorted(found.items()))


def _kind(entry: os.DirEntry[str]) -> Kind:
    if entry.is_symlink() or getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == _MOUNT_POINT:
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file(follow_symlinks=False) else "other"


def pieces(path: Path) -> Iterator[bytes]:
    """A file's content, never much of it at once."""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def read_start(path: Path, most: int) -> bytes:
    """The first bytes of a file, at most so many."""
    with path.open("rb") as file:
        return file.read(min(most, os.fstat(file.fileno()).st_size))


def write_through(path: Path, content: Iterable[bytes]) -> None:
    """Write a file piece by piece and wait until the disk has it, so that it outlives a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        for piece in content:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def copy_through(source: Path, target: Path) -> None:
    """Copy a file so that it outlives a power cut, with its date and mode as far as the disk can note them."""
    write_through(target, pieces(source))
    with suppress(OSError):  # some sticks know neither
        shutil.copystat(source, target)


def sync_folders(folder: Path, *, below: bool = True) -> None:
    """Wait until the disk has the names in a folder, and in those below it. Windows does this by itself."""
    if os.name == "nt":
        return
    for each in (folder, *(path for path in folder.rglob("*") if below and path.is_dir() and not path.is_symlink())):
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
