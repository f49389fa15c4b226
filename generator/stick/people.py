"""What people have put into a copy, and where it goes in the next one: all below `TEP-RIENG`, nothing over anything else."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from itertools import count
from pathlib import Path, PurePosixPath

from generator.disk import disk
from generator.disk.look import Kind
from generator.stick.entry_names import OWN, folded, is_own, parents

Places = dict[str, str]
"""Path in the old copy → path in the new one."""


def places(present: Mapping[str, Kind], made: Collection[str]) -> Places:
    """Where everything goes that is `present` and was not `made` by us: files, links, and folders that hold nothing."""
    ours = {folder for name in made for folder in parents(name)}
    filled = {folder for name in present for folder in parents(name)}
    theirs = [name for name, kind in present.items() if name not in (ours | filled if kind == "folder" else made)]
    files: set[str] = set()
    folders = {folded(OWN)}
    found: Places = {}
    for name in sorted(theirs, key=lambda name: (not _stays(name, present[name]), name)):
        stays = _stays(name, present[name])
        place = name if stays else next(each for each in _candidates(name) if not _taken(each, files, folders))
        found[name] = place
        files.add(folded(place))
        folders |= {folded(folder) for folder in parents(place)}
    return found


def carry(old: Path, new: Path, name: str, place: str, kind: Kind) -> None:
    """Put one of them into the new copy as it is: a file with date and mode, a link as a link. Raises OSError."""
    target = new / place
    if kind == "folder":
        target.mkdir(parents=True, exist_ok=True)
    elif kind == "link":
        target.parent.mkdir(parents=True, exist_ok=True)
        link = old / name
        target.symlink_to(_turned(link.readlink().as_posix(), link.parent, (old / place).parent), link.is_dir())
    else:
        disk.copy_through(old / name, target)


def _stays(name: str, kind: Kind) -> bool:
    return is_own(name) and ("/" in name or kind == "folder")


def _candidates(name: str) -> Iterator[str]:
    """Below `TEP-RIENG` as it lay in the copy; with numbers where others have that place."""
    path = PurePosixPath(name)
    yield f"{OWN}/{path}"
    for number in count(1):
        yield f"{OWN}/{path.with_stem(f'{path.stem}-{number}')}"
        yield f"{OWN}/{'/'.join((f'{path.parts[0]}-{number}', *path.parts[1:]))}"


def _taken(place: str, files: Collection[str], folders: Collection[str]) -> bool:
    return folded(place) in files or folded(place) in folders or any(folded(folder) in files for folder in parents(place))


def _turned(target: str, before: Path, after: Path) -> str:
    """Where a link leads, said from the folder it lies in now."""
    return target if before == after or Path(target).is_absolute() else Path(os.path.relpath(before / target, after)).as_posix()
