"""What lies in a folder: seen without opening anything, and without going where a link leads."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["file", "folder", "closed", "unreadable", "link", "dead", "special"]
"""A `closed` folder cannot be looked into, an `unreadable` file not be seen; a `dead` link leads nowhere; `special` is a pipe, a socket
or a device."""

_JUNCTION = 0xA0000003
"""IO_REPARSE_TAG_MOUNT_POINT: how Windows marks a folder that is another folder in truth (winnt.h)."""


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """Something in a folder. `size` in bytes, of a file."""

    kind: Kind
    size: int = 0


def entries(folder: Path, *, into: Callable[[str], bool] = lambda _name: True, links_inside: bool = False) -> dict[str, FolderEntry]:
    """All that lies below a folder, by path with forward slashes, sorted.

    `into` says of a folder's own name whether it is looked into. With `links_inside` a link to a file below the same folder counts as
    that file; every other link is a link. Raises OSError where the folder itself cannot be looked into.
    """
    root = folder.resolve()
    found: dict[str, FolderEntry] = {}
    waiting = [""]
    while waiting:
        above = waiting.pop()
        try:
            with os.scandir(root / above) as scan:
                children = list(scan)
        except OSError:
            if not above:
                raise
            found[above] = FolderEntry("closed")
            continue
        for each in children:
            name = f"{above}/{each.name}" if above else each.name
            found[name] = _entry(each, root if links_inside else None)
            if found[name].kind == "folder" and into(each.name):
                waiting.append(name)
    return dict(sorted(found.items()))


def _entry(each: os.DirEntry[str], root: Path | None) -> FolderEntry:
    """`root` is the folder inside which links to files are followed, None where none is."""
    linked = each.is_symlink()
    try:
        target = Path(os.path.realpath(each.path, strict=True) if linked else each.path)
        status = target.stat(follow_symlinks=False)
    except OSError:
        return FolderEntry("dead" if linked else "unreadable")
    inside = root is not None and target.is_relative_to(root)
    if linked and not (inside and stat.S_ISREG(status.st_mode)):
        return FolderEntry("link")
    if stat.S_ISREG(status.st_mode):
        return FolderEntry("file", status.st_size)
    if stat.S_ISDIR(status.st_mode):
        return FolderEntry("link" if getattr(status, "st_reparse_tag", 0) == _JUNCTION else "folder")
    return FolderEntry("special")
