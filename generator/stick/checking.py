"""Is a copy whole? The same question to a folder and to a zip, read in pieces."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator.disk import disk, look
from generator.disk.look import Kind
from generator.keys.pair import LONGEST_FILE
from generator.stick.archive import Archive, ArchiveError
from generator.stick.copy_files import START
from generator.stick.droppings import SHUT, droppings
from generator.stick.sums import FILE, LONGEST_LIST, SIGNATURE, SumsError, Verdict, compared, digest, listed


def checked(path: Path) -> Verdict:
    """The verdict on a copy. Raises SumsError (no copy, or its list is damaged), ArchiveError (no zip), RefusedError, OSError."""
    return checked_folder(path) if path.is_dir() else checked_archive(Archive(path))


def checked_folder(folder: Path) -> Verdict:
    """The verdict on a folder; what systems leave in folders by themselves is no fault."""
    present = present_in(folder)
    wanted = listed(list_of(folder, present))
    left = droppings(folder, present, {FILE, SIGNATURE, *wanted})
    present = {name: kind for name, kind in present.items() if name not in left}
    files = [name for name, kind in present.items() if kind == "file" and name in wanted]
    return _with_start(compared(wanted, present, {name: digest(disk.pieces(folder / name)) for name in files}), wanted)


def checked_archive(archive: Archive) -> Verdict:
    """The verdict on a zip; a file in it that cannot be unpacked counts as changed."""
    wanted = listed(archive.read(FILE))
    present: dict[str, Kind] = {**dict.fromkeys(archive.names, "file"), **dict.fromkeys(archive.folders, "folder")}
    return _with_start(compared(wanted, present, {name: _digest(archive, name) for name in archive.names if name in wanted}), wanted)


def present_in(folder: Path) -> dict[str, Kind]:
    """Everything below a folder, and what it is; nothing where there is no folder. Raises OSError for what cannot be looked into."""
    found = look.entries(folder) if folder.exists() else {}
    for name, entry in found.items():
        if entry.kind in ("closed", "unreadable") and name not in SHUT:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder / name))
    kinds: dict[Kind, Kind] = {"closed": "folder", "dead": "link"}
    return {name: kinds.get(entry.kind, entry.kind) for name, entry in found.items()}


def list_of(folder: Path, present: Mapping[str, Kind]) -> bytes | None:
    """The list in a folder, or so much of it that it is seen to be too long. Raises SumsError where something else bears its name."""
    if FILE in present and present[FILE] != "file":
        raise SumsError("")
    return disk.read_start(folder / FILE, LONGEST_LIST + 1) if FILE in present else None


def signed_list(path: Path) -> tuple[bytes, bytes | None]:
    """The list of a copy and its signature, if it has one. Raises as `checked` does."""
    if not path.is_dir():
        return signed_list_of(Archive(path))
    present = present_in(path)
    text = list_of(path, present)
    if text is None:
        raise SumsError("")
    return text, signature_in(path, present)


def signed_list_of(archive: Archive) -> tuple[bytes, bytes | None]:
    """The same for a zip that was looked through."""
    return archive.read(FILE), archive.read(SIGNATURE) if SIGNATURE in archive.names else None


def signature_in(folder: Path, present: Mapping[str, Kind]) -> bytes | None:
    """The signature in a folder, if there is one; of a longer file so much that it is seen to be none."""
    return disk.read_start(folder / SIGNATURE, LONGEST_FILE + 1) if present.get(SIGNATURE) == "file" else None


def _with_start(verdict: Verdict, wanted: Mapping[str, str]) -> Verdict:
    """A list that leaves out the file to double-click is of no copy that anybody could open."""
    return verdict if START in wanted else replace(verdict, missing=(START, *verdict.missing))


def _digest(archive: Archive, name: str) -> str:
    try:
        return digest(archive.pieces(name))
    except ArchiveError:
        return ""
