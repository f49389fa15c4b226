"""The guides that are one commune's alone, also where it takes the lessons as they come with the program."""

from __future__ import annotations

COMMUNE = "commune.yml"
REGISTER = "codes.lock.yml"
PROGRESS = "progress.csv"

OWN = (COMMUNE, REGISTER, PROGRESS)
"""The guides that are never shared."""

SHARED = "guides"
"""What the paths of shared guides begin with in problems."""


def path(folder: str, name: str) -> str:
    """What a guide is called in problems; the working folder has no name."""
    return f"{folder}/{name}" if folder else name
