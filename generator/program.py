"""This program and what it works with, as one checksum: what another program made, or may make otherwise, is not taken for its own."""

from __future__ import annotations

import hashlib
import json
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from generator.disk.sums import sum_of_sources

_PACKAGE = Path(__file__).parent


@cache
def program() -> str:
    """Over every file of this package, and names and versions of all that is installed: nobody edits that. Looked up once a run."""
    files = sum_of_sources(_PACKAGE, into=lambda name: name != "__pycache__")
    return hashlib.sha256(json.dumps([files, *tools()]).encode()).hexdigest()


@cache
def tools() -> tuple[str, ...]:
    """Python, and all packages that could be imported, with their versions (PyPA's specification “Recording installed projects”)."""
    found: list[str] = []
    for folder in sys.path:
        with suppress(OSError):
            found += (each.name for each in Path(folder or ".").iterdir() if each.suffix in (".dist-info", ".egg-info"))
    return sys.version, sys.platform, *sorted(found)
