"""Which folder a command works on: the one it is called in or the project around it, as git does; never another clone's."""

from __future__ import annotations

import os
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[2]
"""Where the program's own `docs/` and `mkdocs.yml` lie: the package is installed in place."""


def project(start: Path) -> Path | None:
    """The folder whose `guides/` are meant by a command called in `start` (absolute); None where there is none.

    It is `start` itself where that has guides, whatever else it has; else the nearest above with both `guides/` and `mkdocs.yml`:
    a folder that happens to be called guides somewhere above is not ours.
    """
    if (start / "guides").is_dir():
        return start
    return next((above for above in start.parents if (above / "guides").is_dir() and (above / "mkdocs.yml").is_file()), None)


def standing() -> Path:
    """The folder a command is called in; its last name where it has been removed since."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path(os.environ.get("PWD") or Path.home())


def here() -> Path:
    """The project that is worked on, relative where it is the working folder; the working folder where there is no project."""
    start = standing()
    found = project(start)
    return found if found and found != start else Path()


def pages(folder: Path) -> Path:
    """The hand-written pages for what is made in a folder: its own where it is a clone of the project, else the program's."""
    own = folder / "docs"
    return own if (own / "overrides").is_dir() and (folder / "mkdocs.yml").is_file() else PROGRAM / "docs"
