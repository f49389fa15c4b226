"""The real handbook, read once."""

from __future__ import annotations

import pytest
from real_guides import GUIDES

from generator.cli.shared import today
from generator.guide.handbook import Handbook
from generator.job import Job, read_guides
from generator.problems import Problem


@pytest.fixture(scope="session")
def read() -> tuple[Handbook, tuple[Problem, ...]]:
    """All the real guides as every command reads them, with the warnings. A mistake in one is raised."""
    handbook, _, warnings = read_guides(Job(today=today(), guides=GUIDES))
    return handbook, warnings


@pytest.fixture(scope="session")
def whole(read: tuple[Handbook, tuple[Problem, ...]]) -> Handbook:
    """All the real guides."""
    return read[0]
