"""The real handbook, read once."""

from __future__ import annotations

import pytest
from real_guides import GUIDES

from generator.disk import disk
from generator.guide.handbook import Handbook
from generator.guide.load import load
from generator.screen.icons import names


@pytest.fixture(scope="session")
def whole() -> Handbook:
    """All the real guides."""
    return load(disk.read_folder(GUIDES, suffix=".yml"), icons=names())
