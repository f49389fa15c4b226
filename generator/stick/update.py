"""Puts a newer copy in the place of an older one. Whenever the power goes, one whole copy is there: the old or the new.

The new copy is unpacked beside the old one, forced onto the disk and checked file by file; only then do they change places.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.disk import disk, swap
from generator.disk.lock import alone_with
from generator.disk.look import Kind
from generator.stick.archive import Archive
from generator.stick.checking import checked_archive, checked_folder, list_of, present_in, signature_in, signed_list_of
from generator.stick.copy_files import PAGES, START
from generator.stick.droppings import droppings
from generator.stick.entry_names import is_own
from generator.stick.people import carry, places
from generator.stick.signed import ForgedError, Signed, judged, may_replace, signed
from generator.stick.sums import FILE, SIGNATURE, SumsError, Verdict, listed, salvaged

_ENOUGH = 10
"""So many files of the new copy's names do not lie together in a folder by accident."""


class NotACopyError(Exception):
    """The folder holds something else than a copy of the handbook, which must not be replaced; the text is its path."""


class BrokenError(Exception):
    """The new copy is not whole, in its zip or once unpacked."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        super().__init__(str(verdict))


class NoFilesError(Exception):
    """Pipes, sockets or devices lie in the old copy, which cannot be carried over."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        super().__init__(str(names))


class NoRoomError(Exception):
    """Too little room on the disk."""

    def __init__(self, needed: int, free: int) -> None:
        self.needed, self.free = needed, free
        super().__init__(f"{needed} {free}")


@dataclass(frozen=True, slots=True)
class Updated:
    """How many files the new copy has, all of them right, which files and links of people's own were carried over, and who signed it."""

    files: int
    kept: tuple[str, ...]
    by: Signed | None = None


def update(folder: Path, source: Path, key: str | None = None, *, unsigned: bool = False) -> Updated:
    """Replace the copy in `folder` by that in the zip `source`.

    A folder that is not there or empty is filled; a damaged copy is mended. With a `key` the new copy must be signed by it (or be
    unsigned, where `unsigned` ones are asked for); without, by whoever signed the old one. Raises NotACopyError, BrokenError,
    NoFilesError, NoRoomError, SumsError, ArchiveError, RefusedError, UnsignedError, ForgedError, OlderError, BusyError, OSError; after
    each of them the old copy is as it was.
    """
    folder = folder.resolve()
    if not folder.name:
        raise NotACopyError(str(folder))
    with alone_with(folder):
        return _updated(folder, source, key, unsigned)


def _updated(folder: Path, source: Path, key: str | None, unsigned: bool) -> Updated:
    recover(folder)
    archive = Archive(source)
    present = present_in(folder)
    text = _list_of(folder, present)
    here = _signed(text, signature_in(folder, present), key)
    by = judged(*signed_list_of(archive), key or (here.key if here else None), unsigned=unsigned)
    may_replace(here, by)
    verdict = checked_archive(archive)
    if not verdict.whole:
        raise BrokenError(verdict)
    made = _made(text, archive.names)
    left = droppings(folder, present, made)
    present = {name: kind for name, kind in present.items() if name not in left}
    if present and not _is_copy(present, salvaged(text), archive.names):
        raise NotACopyError(str(folder))
    kept = places(present, made)
    if strange := tuple(name for name in kept if present[name] == "special"):
        raise NoFilesError(strange)
    needed = archive.size + sum((folder / name).lstat().st_size for name in kept)
    free = disk.free(folder.parent)
    if free < needed:
        raise NoRoomError(needed, free)
    new = _beside(folder)
    try:
        for name in archive.names:
            disk.write_through(new / name, archive.pieces(name))
        for name, place in kept.items():
            carry(folder, new, name, place, present[name])
        disk.sync_folders(new)
        verdict = checked_folder(new)
        if not verdict.whole:
            raise BrokenError(verdict)
        swap.swap(new, folder)
        disk.sync_folders(folder.parent, below=False)
    finally:
        disk.remove(new)
    return Updated(verdict.files, tuple(name for name in kept if present[name] != "folder"), by)


def recover(folder: Path) -> None:
    """Tidy up after an update that was cut off."""
    swap.recover(folder)
    disk.remove(_beside(folder))


def _beside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.moi")


def _list_of(folder: Path, present: Mapping[str, Kind]) -> bytes | None:
    try:
        return list_of(folder, present)
    except SumsError:
        return None


def _signed(text: bytes | None, signature: bytes | None, key: str | None) -> Signed | None:
    """Who signed the old copy. Where its signature is right no more, it proves nothing, and the new copy mends it."""
    if text is None or signature is None:
        return None
    try:
        return signed(text, signature, key)
    except ForgedError:
        return None


def _made(text: bytes | None, newer: Collection[str]) -> set[str]:
    """The names of the files in the old copy that are ours: those in its list. Where that is damaged or gone: those that can still be
    read in it, and those that the new copy has too; of the rest nobody knows whose they are, so they are taken for people's."""
    try:
        return {FILE, SIGNATURE, *listed(text)}
    except SumsError:
        return {FILE, SIGNATURE, *salvaged(text), *newer}


def _is_copy(present: Mapping[str, Kind], named: Collection[str], newer: Collection[str]) -> bool:
    """Is this a copy, though perhaps a damaged one? Two of the three must be there: a list that names the file to double-click, this
    file itself, the first page. Else most of the files must have names that the new copy has too."""
    files = {name for name, kind in present.items() if kind == "file" and not is_own(name)}
    signs = (FILE in files and START in named, START in files, f"{PAGES}index.html" in files)
    return sum(signs) >= 2 or (len(files & set(newer)) >= _ENOUGH and 2 * len(files & set(newer)) > len(files))
