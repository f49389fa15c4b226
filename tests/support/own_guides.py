"""A plugin: a code test that looks into the project's `guides/` fails; so nothing that an author writes can turn one red."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
REAL = PROJECT / "guides"

ALLOWED = {
    "tests/curriculum/": "judges what stands in the real guides",
    "tests/test_installed.py": "sees that they travel in the wheel, and are enough for a commune that has one file",
    "tests/disk/test_working_folder.py": "sees that a command called elsewhere leaves nothing in the program's own guides",
}
"""Who may look there, by the beginning of a test's name, and why."""

_LOOKING = frozenset({"open", "os.listdir", "os.scandir"})
"""Events of the interpreter (PEP 578), each with the path first. A process that a test starts is not watched."""


class RealGuidesError(AssertionError):
    """A code test looked into the real guides: take the sample guides, or move the test to `tests/curriculum/`."""


def pytest_configure() -> None:
    """Begin to watch."""
    sys.addaudithook(_watch)


def _watch(event: str, given: Sequence[object]) -> None:
    if event not in _LOOKING or not isinstance(given[0], str | bytes | os.PathLike):
        return
    path = Path(os.fsdecode(given[0]))
    beside_a_handle = event == "open" and given[1] is None and not path.is_absolute()  # as `shutil.rmtree` walks a folder
    if not beside_a_handle and _is_real(path):
        test = os.environ.get("PYTEST_CURRENT_TEST", "")
        if not test.startswith(tuple(ALLOWED)):
            raise RealGuidesError(f"{test or 'a module, while it was imported,'} looked at {given[0]!r}")


def _is_real(path: Path) -> bool:
    if path.is_absolute() and REAL.name not in path.parts:
        return False
    try:
        return Path(os.path.normpath(Path.cwd() / path)).is_relative_to(REAL)
    except FileNotFoundError:  # the working folder has been removed
        return False
