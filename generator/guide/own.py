"""The guides that are one commune's alone, also where it takes the lessons as they come with the program."""

from __future__ import annotations

COMMUNE = "commune.yml"
REGISTER = "codes.lock.yml"
PROGRESS = "progress.csv"
REPLACE = "replace.yml"

OWN = (COMMUNE, REGISTER, PROGRESS, REPLACE)
"""The guides that are never shared."""

LESSONS = "lessons"
"""The folder of lessons that one commune wrote for itself beside the shared ones."""

FIRST_NUMBER = 90
"""Of each topic the numbers from here to 99 are kept for such lessons: no shared one ever takes a code that a commune has printed."""


def is_own(name: str) -> bool:
    """True for the path of a guide that is never shared."""
    return name in OWN or name.startswith(f"{LESSONS}/")


SHARED = "guides"
"""What the paths of shared guides begin with in problems."""


def path(folder: str, name: str) -> str:
    """What a guide is called in problems; the working folder has no name."""
    return f"{folder}/{name}" if folder else name
