"""The only module that reads guides from the disk and writes what was made."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

Files = dict[str, bytes]
"""Path below some folder, with forward slashes → content."""

_PIECE = 1 << 16

_Asked = ParamSpec("_Asked")
_Given = TypeVar("_Given")


class ReadingError(OSError):
    """Something could not be read; `filename` says what, also where the system does not."""


class WritingError(OSError):
    """Something could not be written or removed; `filename` says what, also where the system does not."""


def doing(kind: type[ReadingError] | type[WritingError]) -> Callable[[Callable[_Asked, _Given]], Callable[_Asked, _Given]]:
    """Marks what a function does to the path that it is given, so that an OSError can be put into words."""

    def marked(function: Callable[_Asked, _Given]) -> Callable[_Asked, _Given]:
        @wraps(function)
        def told(*args: _Asked.args, **more: _Asked.kwargs) -> _Given:
            try:
                return function(*args, **more)
            except (ReadingError, WritingError):
                raise
            except OSError as error:
                path = error.filename or next(each for each in args if isinstance(each, Path))
                raise kind(error.errno, error.strerror or str(error), str(path)) from error

        return told

    return marked


@doing(ReadingError)
def read_folder(folder: Path, *, suffix: str | tuple[str, ...] = "", without: Collection[str] = ()) -> Files:
    """Every file below a folder whose name ends in `suffix` (or in one of them), sorted by path; hidden ones are left out, and what lies
    in the folders `without` directly inside."""
    found: Files = {}
    for path in sorted(path for path in folder.rglob("*") if path.name.endswith(suffix)):
        name = path.relative_to(folder)
        if name.parts[0] not in without and path.is_file() and not any(part.startswith(".") for part in name.parts):
            found[name.as_posix()] = path.read_bytes()
    return found


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


@doing(ReadingError)
def read_file(path: Path) -> bytes | None:
    """A file's content, or None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


@doing(ReadingError)
def names(folder: Path) -> tuple[str, ...]:
    """The path of every file below a folder, with forward slashes, hidden ones too, sorted; none where there is no folder."""
    return tuple(sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() or path.is_symlink()))


def free(folder: Path) -> int:
    """Bytes that still fit on the disk that a folder is on."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


def pieces(path: Path) -> Iterator[bytes]:
    """A file's content, never much of it at once."""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def read_start(path: Path, most: int) -> bytes:
    """The first bytes of a file, at most so many."""
    with path.open("rb") as file:
        return file.read(min(most, os.fstat(file.fileno()).st_size))


@doing(WritingError)
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


@doing(WritingError)
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
    _write_beside(path, path.with_name(f".{path.name}.part"), content)


def write_lasting(path: Path, content: bytes) -> None:
    """The same for what people have made and no run can make again: it outlives a power cut too."""
    _write_beside(path, path.with_name(f".{path.name}.part"), content, lasting=True)


def write_shared(path: Path, content: bytes) -> None:
    """The same where other runs may write that file at the same time."""
    _write_beside(path, path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}"), content)


def provide(files: Mapping[str, bytes], folder: Path) -> None:
    """Make a folder have these files, whatever else it has and whatever lies in their places, also while other runs do the same."""
    for name, content in files.items():
        path = folder / name
        if path.is_file() and read_file(path) == content:
            continue
        if path.is_dir() or path.is_symlink():
            remove(path)
        write_shared(path, content)


@doing(WritingError)
def _write_beside(path: Path, part: Path, content: bytes, *, lasting: bool = False) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        if lasting:
            write_through(part, (content,))
        else:
            part.write_bytes(content)
        part.replace(path)
    except OSError:
        with suppress(OSError):  # the disk may be full
            part.unlink(missing_ok=True)
        raise
    if lasting:
        sync_folders(path.parent, below=False)


@doing(WritingError)
def write_secret(path: Path, content: bytes) -> None:
    """Write a new file that nobody but its owner may read. Raises OSError where there is one already."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink()  # half a secret would stand in the way of a whole one
        raise


def write_aside(content: bytes, *, start: str, end: str) -> Path:
    """Write a file of a new name into the system's folder for passing files."""
    descriptor, name = tempfile.mkstemp(prefix=start, suffix=end)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except OSError:
        Path(name).unlink()
        raise
    return Path(name)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of a folder in which things are kept to be used again. `used` is in seconds since 1970."""

    name: str
    size: int
    used: float


def kept(folder: Path) -> tuple[Kept, ...]:
    """All that lies directly in a folder, hidden things too; nothing where there is no folder."""
    found: list[Kept] = []
    with suppress(FileNotFoundError), os.scandir(folder) as listed:
        for each in listed:
            told = each.stat(follow_symlinks=False)
            found.append(Kept(each.name, told.st_size, told.st_mtime))
    return tuple(found)


def state(*folders: Path) -> frozenset[tuple[str, int, int, int]]:
    """What tells whether anything below some folders was changed, added or removed: every path, its size and its times. Reads no file.

    A file may stand for a folder. The second time is when the system itself last noted a change (on Windows: when the file was made): a
    program that puts back an older state may put back the first one too.
    """
    found = set()
    for folder in folders:
        below = (Path(where, name) for where, _, files in os.walk(folder) for name in files)
        for path in (folder,) if folder.is_file() else below:
            with suppress(FileNotFoundError):  # removed meanwhile
                told = path.lstat()
                found.add((str(path), told.st_size, told.st_mtime_ns, told.st_ctime_ns))
    return frozenset(found)


def touch(path: Path) -> None:
    """Note that a file was used just now."""
    os.utime(path)


def removed(path: Path) -> bool:
    """Remove a file or a whole folder as far as the system lets us; False where something is left."""
    try:
        remove(path)
    except OSError:
        return False
    return True


@doing(WritingError)
def remove(path: Path) -> None:
    """Remove a file or a whole folder; nothing happens where there is none."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, onerror=_unlock if os.name == "nt" else None)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def own_folder(parent: Path, beginning: str) -> Iterator[Path]:
    """The path of a folder of this run only, not made yet, gone afterwards; to be used by whoever holds the lock.

    What dead runs left under the same `beginning` is removed, and what is still being written to stays for a later run: a process that
    such a run started and that goes on after all (it was halted) writes where nobody reads.
    """
    for entry in kept(parent):
        if entry.name == beginning or entry.name.startswith(f"{beginning}-"):
            removed(parent / entry.name)
    folder = parent / f"{beginning}-{os.getpid()}-{secrets.token_hex(4)}"
    try:
        yield folder
    finally:
        removed(folder)


def _unlock(remove_it: Callable[[str], object], path: str, _error: object) -> None:
    """Windows removes no file that somebody marked as to be read only. (Elsewhere the folder decides, and this could follow a link.)"""
    Path(path).chmod(0o666)
    remove_it(path)
