"""What becomes of an edition that was to be made: its manifest, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.editions.manifest import Manifest


class Why(StrEnum):
    """Why an edition was not made; a key of `editions.why` in the words, but for BUILD, which has told it in words of its own."""

    BUILD = "build"
    """Its build failed."""

    OTHER_PROGRAM = "other_program"
    """The program or the shared guides of the machine that was to make it are not those of the machine that asks."""

    STORE = "store"
    """The store did not take or give something."""

    DISK = "disk"
    """The disk of the machine that asks did not take or give something."""

    AWAY = "away"
    """The disk of the machine that made it did not: another may have room."""

    ENGINE = "engine"
    """The scheduler was gone before it came back."""

    LOST = "lost"
    """A machine was gone before it answered."""


@dataclass(frozen=True, slots=True)
class Failed:
    """An edition that was not made. `said` is what its build said, or the detail of another reason: where the system refused something
    (a POSIX error's `number`), the file."""

    name: str
    said: str
    why: Why = Why.BUILD
    number: int = 0

    @classmethod
    def by_system(cls, name: str, error: OSError, why: Why) -> Failed:
        """One that the system of a machine refused."""
        return cls(name, str(error.filename or error), why, error.errno or 0)


Made = Manifest | Failed
