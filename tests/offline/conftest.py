"""One finished copy of a few lessons, made once."""

from __future__ import annotations

from pathlib import Path

import pytest
from few import copy_few_guides
from packing import pack_few

from generator.pack import Packed


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packing")
    copy_few_guides(folder / "guides")
    return folder


@pytest.fixture(scope="session")
def packed(project: Path) -> Packed:
    return pack_few(project)
