"""The zip of a copy: the same files give the same bytes. A zip from elsewhere is read as if it came from an enemy."""

from __future__ import annotations

import datetime
import io
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from struct import error as StructError

from generator.keys.pair import LONGEST_FILE
from generator.stick.entry_names import clashes, fault
from generator.stick.sums import FILE, LONGEST_LIST, SIGNATURE

_PACKED = (".pdf", ".png", ".zip", ".epub", ".zim", ".gz", ".woff2", "mimetype")
"""Compressed already: stored as they are, which is faster to open on an old laptop. `mimetype` must be stored (OCF 3.3, 4.2)."""

PIECE = 1 << 16
"""Bytes that are held at a time."""

MOST_FILES = 50_000
"""Three times a handbook of 891 lessons."""

MOST_BYTES = 4 << 30
"""Unpacked: what a stick of 4 GB holds."""

_MOST_AT_ONCE = 8 << 20
"""Bytes that are read in one go; the zip's own table of 50 000 files is about that long."""

_SWELLS, _SMALL = 100, 8 << 20
"""More than a hundred times its packed size is no page (they swell by 3 to 15); below 8 MB it does not matter."""

_FOLDER, _MOUNT = 0x10, 0x400
"""FILE_ATTRIBUTE_DIRECTORY and FILE_ATTRIBUTE_REPARSE_POINT (links and mount points) in an entry's attributes."""

_LOCKED = 1
"""The flag of an encrypted entry."""

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError, StructError)
"""What reading a damaged zip ends in."""


def zipped(files: Mapping[str, bytes], folder: str, day: datetime.date) -> bytes:
    """A zip of `files` below one folder; every file carries the same day."""
    return zip_of(((f"{folder}/{name}", content) for name, content in sorted(files.items())), day)


def zip_of(files: Iterable[tuple[str, bytes]], day: datetime.date) -> bytes:
    """A zip of files in the order given."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system = 3  # Unix: else the byte tells on which system the zip was made
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    return target.getvalue()


class ArchiveError(Exception):
    """No zip, a damaged zip, or one that is no copy of the handbook; the text says which file."""


class RefusedError(Exception):
    """The zip holds what no copy of ours holds, so it is not unpacked."""

    def __init__(self, faults: Iterable[tuple[str, str]]) -> None:
        """`faults` are (name in the zip, why as a key of the words `verify: refused`)."""
        self.faults = tuple(faults)
        super().__init__(str(self.faults))


class Archive:
    """A copy in a zip, looked through before anything is unpacked, then read in pieces so that a small laptop need not hold it all."""

    def __init__(self, path: Path) -> None:
        """Raises RefusedError, ArchiveError, OSError."""
        if not path.is_file():
            raise ArchiveError(str(path))
        with _damage_of(str(path)):
            self._zip = zipfile.ZipFile(_Measured(path))
        entries = {entry.orig_filename.partition("/")[2]: entry for entry in _looked_through(path, self._zip.infolist())}
        self._entries = {name: entry for name, entry in entries.items() if name and not name.endswith("/")}
        self.folders = tuple(name.removesuffix("/") for name in entries if name.endswith("/"))
        """Paths of the folders that the zip names by themselves; ours names none."""

    @property
    def names(self) -> tuple[str, ...]:
        """Paths of the files below the copy's folder."""
        return tuple(self._entries)

    @property
    def size(self) -> int:
        """Bytes that the files take unpacked, as the zip says; no more are ever unpacked."""
        return sum(entry.file_size for entry in self._entries.values())

    def pieces(self, name: str) -> Iterator[bytes]:
        """One file, piece by piece and never more than the zip promised. Raises ArchiveError for a damaged one, KeyError."""
        entry = self._entries[name]
        left = entry.file_size
        with _damage_of(name), self._zip.open(entry) as file:
            while piece := file.read(PIECE):
                left -= len(piece)
                if left < 0:
                    raise ArchiveError(name)
                yield piece
        if left:
            raise ArchiveError(name)

    def read(self, name: str) -> bytes:
        """A whole file, which should be a small one. Raises ArchiveError for a damaged one, KeyError."""
        return b"".join(self.pieces(name))


class _Measured(io.BufferedReader):
    """A file that gives no more at once than the table of a zip of ours is long, whatever length the zip claims."""

    def __init__(self, path: Path) -> None:
        super().__init__(io.FileIO(path))
        self._size = path.stat().st_size

    def read(self, size: int | None = -1, /) -> bytes:
        rest = max(0, self._size - self.tell())
        asked = rest if size is None or size < 0 else min(size, rest)
        if asked > _MOST_AT_ONCE:
            raise RefusedError([(Path(str(self.name)).name, "many")])
        return super().read(asked)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        if whence == io.SEEK_SET and offset < 0:
            raise zipfile.BadZipFile
        return super().seek(offset, whence)


@contextmanager
def _damage_of(name: str) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise ArchiveError(name) from error


def _looked_through(path: Path, entries: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The entries, if a copy of ours may have them. The raw names count: `filename` is cut at NUL, and turned round on Windows."""
    if len(entries) > MOST_FILES:
        raise RefusedError([(path.name, "many")])
    names = [entry.orig_filename for entry in entries]
    tops = [name.partition("/")[0] for name in names if name.partition("/")[2] == FILE]
    whys = [(entry.orig_filename, _why(entry, tops[0] if tops else None)) for entry in entries]
    faults = [(name, why) for name, why in whys if why] or [(name, "twice") for name in clashes(names)]
    total = sum(entry.file_size for entry in entries)
    if not faults and (total > MOST_BYTES or _swells(total, path.stat().st_size)):
        faults = [(path.name, "swells")]
    if faults:
        raise RefusedError(faults)
    if not tops:
        raise ArchiveError(str(path))
    return entries


def _why(entry: zipfile.ZipInfo, top: str | None) -> str | None:
    """Why a copy of ours below this top folder has no such entry, as a key of the words `verify: refused`; None where it may."""
    above, slash, below = entry.orig_filename.partition("/")
    is_folder = entry.orig_filename.endswith("/")
    why = fault(above) or (fault(below.removesuffix("/")) if below else None)
    if why or (top is not None and (above, slash) != (top, "/")):
        return why or "outside"
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFDIR if is_folder else stat.S_IFREG) or entry.external_attr & _MOUNT:
        return "no_file"
    if entry.file_size if is_folder else entry.external_attr & _FOLDER:
        return "no_file"
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or entry.flag_bits & _LOCKED:
        return "packed"
    most = {FILE: LONGEST_LIST, SIGNATURE: LONGEST_FILE}.get(below)
    large = _swells(entry.file_size, entry.compress_size) if most is None else entry.file_size > most
    return "swells" if large else None


def _swells(whole: int, packed: int) -> bool:
    return whole > max(_SMALL, _SWELLS * packed)
