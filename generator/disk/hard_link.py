"""One file under two names, where the disk knows that."""

from __future__ import annotations

import os
from pathlib import Path

from generator.disk import disk


def link_or_copy(there: Path, also: Path) -> None:
    """Give a file a second name; where the disk cannot (FAT, another disk), a copy of it. Raises OSError."""
    also.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(there, also, follow_symlinks=False)
    except OSError:
        disk.copy_through(there, also)
