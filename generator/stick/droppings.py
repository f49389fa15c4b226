"""What systems leave by themselves in every folder they show, told apart from what only bears such a name.

People cannot help these files, so they make no copy wrong. But a file that nobody looks at is where somebody would hide a page.
So little is let pass:

- `Thumbs.db`, `desktop.ini` (Windows) and `.DS_Store` (macOS), where they are plain files: no browser opens these as a page.
- `._x` beside a listed `x` (macOS, on sticks that cannot note a file's attributes; AppleDouble, RFC 1740), where it is a plain file that
  begins as such files do and holds no tag: it bears the ending of `x`, so a browser would open it as a page.
- `System Volume Information` at the top (Windows, where the copy is the stick itself) with the files that Windows puts there.

What lies in bins (`.Trash-1000`, `$RECYCLE.BIN`) and in Spotlight's folder may be anything: it is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from generator.disk import disk
from generator.disk.look import Kind
from generator.stick.entry_names import parents

SHUT = ("System Volume Information",)
"""Windows lets nobody look into it on disks of its own kind."""

_PLAIN = re.compile(r"((eh)?thumbs\.db|desktop\.ini|\.DS_Store)", re.IGNORECASE)
_VOLUME = re.compile(
    rf"{SHUT[0]}(/(IndexerVolumeGuid|WPSettings\.dat|tracking\.log|MountPointManagerRemoteDatabase|\{{[0-9A-Fa-f-]+\}}(\{{[0-9A-Fa-f-]+\}})?"
    r"|(ClientRecoveryPasswordRotation|AadRecoveryPasswordDelete|EDP|SPP)))?"
)
_DOUBLE = b"\x00\x05\x16\x07"
_TAG = re.compile(rb"<[A-Za-z!?/\x1b]")
_LARGEST_DOUBLE = 1 << 20


def droppings(folder: Path, present: Mapping[str, Kind], listed: Collection[str]) -> set[str]:
    """Those of the files and folders `present` below `folder` that a system left. `listed` are the copy's own files. Raises OSError."""
    known = {*listed, *(above for name in listed for above in parents(name))}
    return {name for name, kind in present.items() if _is_one(folder, name, kind, known)}


def _is_one(folder: Path, name: str, kind: Kind, known: Collection[str]) -> bool:
    if _VOLUME.fullmatch(name):
        return kind == ("folder" if _is_volume_folder(name) else "file")
    above, slash, last = name.rpartition("/")
    if kind != "file":
        return False
    if last.startswith("._"):
        return f"{above}{slash}{last[2:]}" in known and _is_double(folder / name)
    return bool(_PLAIN.fullmatch(last))


def _is_volume_folder(name: str) -> bool:
    return "/" not in name or name.endswith(("Rotation", "Delete", "EDP", "SPP"))


def _is_double(path: Path) -> bool:
    start = disk.read_start(path, _LARGEST_DOUBLE + 1)
    return start.startswith(_DOUBLE) and len(start) <= _LARGEST_DOUBLE and not _TAG.search(start)
