"""Is a copy whole? The same question to a folder and to a zip."""

from __future__ import annotations

from pathlib import Path

from generator.offline.archive import Archive, ArchiveError
from generator.offline.sums import FILE, Verdict, compared, digest, listed
from generator.publish import disk


def checked(path: Path) -> Verdict:
    """The verdict on a copy. Raises SumsError (no copy, or its list is damaged), ArchiveError (no zip), OSError."""
    return checked_folder(path) if path.is_dir() else checked_archive(Archive(path))


def checked_folder(folder: Path) -> Verdict:
    """The verdict on a folder, reading one file at a time."""
    wanted = listed(disk.read_file(folder / FILE))
    names = disk.names(folder)
    return compared(wanted, names, {name: digest(disk.read_file(folder / name) or b"") for name in names if name in wanted})


def checked_archive(archive: Archive) -> Verdict:
    """The verdict on a zip; a file in it that cannot be unpacked counts as changed."""
    wanted = listed(archive.read(FILE))
    return compared(wanted, archive.names, {name: _digest(archive, name) for name in archive.names if name in wanted})


def _digest(archive: Archive, name: str) -> str:
    try:
        return digest(archive.read(name) or b"")
    except ArchiveError:
        return ""
