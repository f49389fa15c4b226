"""Which folder a command works on: the one it is called in or the project around it, as git does; never another clone's."""

from __future__ import annotations

import os
import re
from pathlib import Path

OTHER_GUIDES = re.compile(r"[1-9]-.*|screens|judge|sessions|(doors|glossary|links|targets|topics|troubles)\.yml", re.IGNORECASE)
"""Names of guides besides commune.yml: a folder with one of them has lessons of its own."""


def own_files(package: Path) -> Path:
    """Where the program's own `docs/`, `guides/` and `mkdocs.yml` lie: inside the package that a wheel brought, else around it."""
    bundled = package / "bundled"
    return bundled if bundled.is_dir() else package.parent


PROGRAM = own_files(Path(__file__).resolve().parents[1])
"""The same for the package that is running."""


MADE = "build"
"""Where commands put what they make, in the folder that they are called in."""


def shares_lessons(folder: Path) -> bool:
    """True for a folder with a commune.yml and no other guide: the lessons that come with the program are meant, for that commune.

    A folder `lessons` beside it holds what the commune adds to them.
    """
    return (folder / "commune.yml").is_file() and not any(OTHER_GUIDES.fullmatch(each.name) for each in folder.iterdir())


def project(start: Path) -> Path | None:
    """The folder that is meant by a command called in `start` (absolute); None where there is none.

    It is `start` itself where that has guides, whatever else it has; else the nearest above with both `guides/` and `mkdocs.yml`:
    a folder that happens to be called guides somewhere above is not ours; else `start` again where it shares the program's lessons.
    """
    if (start / "guides").is_dir():
        return start
    above = next((above for above in start.parents if (above / "guides").is_dir() and (above / "mkdocs.yml").is_file()), None)
    if above and start.is_relative_to(above / "guides"):
        return above
    return start if shares_lessons(start) else above


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


def lessons(folder: Path) -> Path:
    """The guides of a project: its folder of that name, else the project itself."""
    inside = folder / "guides"
    return folder if shares_lessons(folder) and not inside.is_dir() else inside


def pages(folder: Path) -> Path:
    """The hand-written pages for what is made in a folder: its own where it is a clone of the project, else the program's."""
    own = folder / "docs"
    return own if (own / "overrides").is_dir() and (folder / "mkdocs.yml").is_file() else PROGRAM / "docs"
