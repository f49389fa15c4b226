"""One finished copy of a few lessons, made once, with its other forms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from few import copy_few_guides
from kiwix import Kiwix, serving
from packing import CODES, DAY, pack_few

from generator.guide.handbook import Handbook
from generator.job import Job, read_guides
from generator.pack import Packed


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packing")
    copy_few_guides(folder / "guides")
    return folder


@pytest.fixture(scope="session")
def packed(project: Path) -> Packed:
    return pack_few(project, forms=("epub", "zim"))


@pytest.fixture(scope="session")
def inside(project: Path) -> Handbook:
    """What was packed."""
    return read_guides(Job(today=DAY, guides=project / "guides"))[0].only(CODES)


@pytest.fixture(scope="session")
def kiwix(packed: Packed) -> Iterator[Kiwix]:
    """Debian's Kiwix server on the packed ZIM."""
    with serving(packed.more["zim"][0]) as server:
        yield server
