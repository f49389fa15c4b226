"""The real handbook as it is, and as it is after an officer's ordinary day; each is read once."""

from __future__ import annotations

from pathlib import Path

import pytest
from edited_guides import edited_guides
from real_guides import GUIDES

from generator.cli.shared import today
from generator.guide.handbook import Handbook
from generator.job import Job, read_guides
from generator.problems import Problem

Read = tuple[Handbook, tuple[Problem, ...]]


@pytest.fixture(scope="session")
def unedited() -> Read:
    """All the real guides as every command reads them, with the warnings. A mistake in one is raised."""
    return _read(GUIDES)


@pytest.fixture(scope="session")
def real(unedited: Read) -> Handbook:
    """All the real guides as they are: for what looks at every drawing or sets paper. What an officer edits on an ordinary day is words."""
    return unedited[0]


@pytest.fixture(scope="session")
def edited(unedited: Read, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy with the changes of an ordinary day."""
    folder = tmp_path_factory.mktemp("edited") / "guides"
    edited_guides(unedited[0], folder)
    return folder


@pytest.fixture(scope="session")
def read_edited(edited: Path) -> Read:
    """That copy, read."""
    return _read(edited)


@pytest.fixture(scope="session", params=["as they are", "after an ordinary day"])
def guides(request: pytest.FixtureRequest) -> Path:
    """Where the guides lie: whoever asks for them, or for what is read from them, is asked about both."""
    where: Path = GUIDES if request.param == "as they are" else request.getfixturevalue("edited")
    return where


@pytest.fixture(scope="session")
def read(guides: Path, request: pytest.FixtureRequest) -> Read:
    """They, read, with the warnings."""
    found: Read = request.getfixturevalue("unedited" if guides == GUIDES else "read_edited")
    return found


@pytest.fixture(scope="session")
def whole(read: Read) -> Handbook:
    """All of them."""
    return read[0]


def _read(guides: Path) -> Read:
    handbook, _, warnings = read_guides(Job(today=today(), guides=guides))
    return handbook, warnings
