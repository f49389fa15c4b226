"""The zip of a copy: the same files give the same bytes, and nothing in a zip can lead out of its folder."""

from __future__ import annotations

import datetime
import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

_PACKED = (".pdf", ".png", ".zip", ".epub", ".zim", ".gz", ".woff2", "mimetype")
"""Compressed already: stored as they are, which is faster to open on an old laptop. `mimetype` must be stored (OCF 3.3, 4.2)."""


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


class Archive:
    """A copy in a zip, read file by file so that a small laptop need not hold it all."""

    def __init__(self, path: Path) -> None:
        """Raises ArchiveError, OSError."""
        try:
            self._zip = zipfile.ZipFile(path)
        except zipfile.BadZipFile as error:
            raise ArchiveError(str(path)) from error
        entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        tops = {entry.filename.partition("/")[0] for entry in entries}
        if len(tops) != 1:
            raise ArchiveError(str(path))
        self.folder = tops.pop()
        self._entries = {entry.filename.partition("/")[2]: entry for entry in entries}
        if len(self._entries) != len(entries):
            raise ArchiveError(str(path))

    @property
    def names(self) -> tuple[str, ...]:
        """Paths below the copy's folder."""
        return tuple(self._entries)

    @property
    def size(self) -> int:
        """Bytes that the files take unpacked, as the zip says."""
        return sum(entry.file_size for entry in self._entries.values())

    def read(self, name: str) -> bytes | None:
        """One file, or None where there is none. Raises ArchiveError for a damaged one."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        try:
            return self._zip.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise ArchiveError(name) from error
