"""On a real Dask cluster of two processes over TCP: the same sites as on one machine, also when its processes are killed at work."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from edition_work import make, make_and_die_first, site_of, task
from workers import cluster

from generator.disk import disk
from generator.editions.engine import EngineError, engine
from generator.editions.make import Make
from generator.editions.run import run
from generator.editions.store import FolderStore

NAMES = tuple(f"xa-{number}" for number in range(int(os.environ.get("SOTAY_KILLS", "6"))))
"""At each of them a process is killed once; `SOTAY_KILLS=100` for a longer trial."""


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a cluster on this machine."""
    with cluster(2) as address:
        yield address


def _made(scheduler: str, make_one: Make, store: Path, out: Path) -> dict[str, dict[str, bytes]]:
    with engine(scheduler, 1) as machines:
        list(run([task(name) for name in NAMES], machines, make_one, FolderStore(store), out))
    return {name: disk.read_folder(out / name / "site") for name in NAMES if (out / name / "site").is_dir()}


def test_two_processes_make_what_one_would(scheduler: str, tmp_path: Path) -> None:
    made = _made(scheduler, partial(make, store=str(tmp_path / "store")), tmp_path / "store", tmp_path / "out")
    assert made == {name: site_of(name) for name in NAMES}


def test_a_worker_killed_at_each_task_loses_nothing(scheduler: str, tmp_path: Path) -> None:
    (tmp_path / "scars").mkdir()
    make_one = partial(make_and_die_first, store=str(tmp_path / "store"), scars=tmp_path / "scars")
    assert _made(scheduler, make_one, tmp_path / "store", tmp_path / "out") == {name: site_of(name) for name in NAMES}
    assert len(list((tmp_path / "scars").iterdir())) == len(NAMES)


@pytest.mark.parametrize(
    "where", ["tcp://10.0.0.5:8786", "tcp://scheduler.example.vn:8786", "http://127.0.0.1:8786", "127.0.0.1:8786", "tcp://"]
)
def test_no_work_is_sent_where_others_can_listen(where: str) -> None:
    with pytest.raises(EngineError, match="open"), engine(where, 1):
        pass
