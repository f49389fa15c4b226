"""Puts a newer copy in the place of an older one. Whenever the power goes, one whole copy is there: the old or the new.

The new copy is unpacked beside the old one, forced onto the disk and checked file by file; only then do they change places.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.offline.archive import Archive
from generator.offline.checking import checked_archive, checked_folder
from generator.offline.copy_files import START
from generator.offline.sums import FILE, OWN, Verdict, is_dropping, is_own, listed
from generator.publish import disk, swap


class NotACopyError(Exception):
    """The folder holds something else than a copy of the handbook, which must not be replaced; the text is its path."""


class BrokenError(Exception):
    """The new copy is not whole, in its zip or once unpacked."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        super().__init__(str(verdict))


class NoRoomError(Exception):
    """Too little room on the disk."""

    def __init__(self, needed: int, free: int) -> None:
        self.needed, self.free = needed, free
        super().__init__(f"{needed} {free}")


@dataclass(frozen=True, slots=True)
class Updated:
    """How many files the new copy has, all of them right, and which files of people's own were carried over."""

    files: int
    kept: tuple[str, ...]


def update(folder: Path, source: Path) -> Updated:
    """Replace the copy in `folder` by that in the zip `source`.

    A folder that is not there or empty is filled. Raises NotACopyError, BrokenError, NoRoomError, SumsError, ArchiveError, OSError;
    after each of them the old copy is as it was.
    """
    folder = folder.absolute()
    recover(folder)
    old = disk.names(folder)
    if old and not (FILE in old and START in old):
        raise NotACopyError(str(folder))
    archive = Archive(source)
    verdict = checked_archive(archive)
    if not verdict.whole:
        raise BrokenError(verdict)
    kept = _people_s_own(folder, old)
    needed = archive.size + sum((folder / name).stat().st_size for name in kept)
    free = disk.free(folder.parent)
    if free < needed:
        raise NoRoomError(needed, free)
    new = _beside(folder)
    try:
        for name in archive.names:
            disk.write_through(new / name, archive.read(name) or b"")
        for name, place in kept.items():
            disk.write_through(new / place, disk.read_file(folder / name) or b"")
        disk.sync_folders(new)
        verdict = checked_folder(new)
        if not verdict.whole:
            raise BrokenError(verdict)
        swap.swap(new, folder)
        disk.sync_folders(folder.parent, below=False)
    finally:
        disk.remove(new)
    return Updated(verdict.files, tuple(kept))


def recover(folder: Path) -> None:
    """Tidy up after an update that was cut off."""
    swap.recover(folder)
    disk.remove(_beside(folder))


def _beside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.moi")


def _people_s_own(folder: Path, names: tuple[str, ...]) -> dict[str, str]:
    """Files that people put into the old copy, and where they go in the new one: all below one folder, none over another."""
    if FILE not in names:
        return {}
    made = listed(disk.read_file(folder / FILE))
    own = [name for name in names if name not in made and name != FILE and not is_dropping(name)]
    places = {name: name for name in own if is_own(name)}
    for name in own:
        place = Path(OWN, name)
        while name not in places and place.as_posix() in places.values():
            place = place.with_stem(f"{place.stem}-1")
        places.setdefault(name, place.as_posix())
    return places
