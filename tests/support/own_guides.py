"""A plugin: code tests live on the tests' own guides. One that looks into the project's `guides/` fails, so that no author can turn it red."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
REAL = str(PROJECT / "guides")

ALLOWED = {
    "tests/curriculum/": "judges what stands in the real guides",
    "tests/disk/test_working_folder.py": "sees that a command called elsewhere leaves nothing in the program's own guides",
}
"""Who may look there, by the beginning of a test's name, and why."""

_LOOKING = frozenset({"open", "os.listdir", "os.scandir"})
"""Events of the interpreter, PEP 578, each with the path first. Nobody can take the hook away, so a look cannot be missed in this process."""


class RealGuidesError(AssertionError):
    """A code test looked into the real guides: take the sample guides, or move the test to `tests/curriculum/`."""


def pytest_configure() -> None:
    """Begin to watch."""
    sys.addaudithook(_watch)


def _watch(event: str, given: Sequence[object]) -> None:
    if event not in _LOOKING or not isinstance(given[0], str | bytes | os.PathLike):
        return
    path = os.path.normpath(os.path.join(os.getcwd(), os.fsdecode(given[0])))
    test = os.environ.get("PYTEST_CURRENT_TEST", "")
    if (path == REAL or path.startswith(REAL + os.sep)) and not test.startswith(tuple(ALLOWED)):
        raise RealGuidesError(f"{test or 'a module, while it was imported,'} looked at {path}")
