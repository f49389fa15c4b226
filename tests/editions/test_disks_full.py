"""A disk that is full at every single place where editions write, of the store, of the machine that works and of the one that asks."""

from __future__ import annotations

import errno
import subprocess
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path

import pytest
from edition_work import site_of, task

from generator.disk import disk
from generator.editions.engine import Engine
from generator.editions.make import maker
from generator.editions.outcome import Failed, Made
from generator.editions.run import run
from generator.editions.store import FolderStore

NAMES = ("ho-xanh", "suoi-mo")
OLD = {"index.html": b"the site that was there before", "103/index.html": b"and its lesson"}


class _AtOnce(Executor):
    """Works where it is asked, so that places always come in the same order."""

    def submit(self, work: Callable[..., Made], /, *asked: object, **more: object) -> Future[Made]:  # type: ignore[override]
        future: Future[Made] = Future()
        future.set_result(work(*asked, **more))
        return future


class Full:
    """Counts what is written, and from the place `first` on refuses it so many `times` on the disk of that place: `disk` of the machine
    that asks, `store`, or `away`, where it is made."""

    def __init__(self, ours: Path) -> None:
        self._ours = ours
        self.forget(10**6, 0)

    def forget(self, first: int, times: int) -> None:
        self._first, self._times, self._disk = first, times, ""
        self.disks: list[str] = []

    def meet(self, path: Path) -> None:
        here = next((name for name, folder in (("disk", "out"), ("store", "store")) if path.is_relative_to(self._ours / folder)), "away")
        if len(self.disks) == self._first:
            self._disk = here
        self.disks.append(here)
        if here == self._disk and self._times:
            self._times -= 1
            raise OSError(errno.ENOSPC, "No space left on device", str(path))


@pytest.fixture
def full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Full:
    """All that is written passes it; a build writes the small site of its commune."""
    met = Full(tmp_path)
    beside, folder = disk._write_beside, disk.write_folder

    def write_beside(path: Path, part: Path, content: bytes, *, lasting: bool = False) -> None:
        met.meet(path)
        beside(path, part, content, lasting=lasting)

    def write_folder(files: Mapping[str, bytes], into: Path) -> int:
        met.meet(into)
        return folder(files, into)

    def build(_module: str, words: Sequence[str], *_: object) -> subprocess.CompletedProcess[str]:
        name, out = Path(words[2]).name, Path(words[4])
        folder(site_of(name), out / "site")
        return subprocess.CompletedProcess([], 0, "", "")

    monkeypatch.setattr(disk, "_write_beside", write_beside)
    monkeypatch.setattr(disk, "write_folder", write_folder)
    monkeypatch.setattr("generator.processes.child.run", build)
    monkeypatch.setattr("generator.editions.make.digest_of_program", str)  # as in the tasks
    return met


@pytest.fixture
def run_all(tmp_path: Path, full: Full) -> Callable[[int, int], dict[str, str]]:
    """Lay old sites down, and make the new ones with a disk that is full so often: why each was not made, `made` where it was."""

    def _run(first: int, times: int) -> dict[str, str]:
        store = tmp_path / "store"
        full.forget(10**6, 0)
        disk.remove(store)
        for name in NAMES:
            disk.remove(tmp_path / "out" / name)
            disk.write_folder(OLD, tmp_path / "out" / name / "site")
        full.forget(first, times)
        wanted = [task(name) for name in NAMES]
        made = run(wanted, Engine(_AtOnce()), maker(None, str(store), "vi"), FolderStore(store), tmp_path / "out")
        told = {each.name: each for each in made}
        assert all(each.number == errno.ENOSPC for each in told.values() if isinstance(each, Failed))
        return {name: each.why if isinstance(each, Failed) else "made" for name, each in told.items()}

    return _run


def _site(out: Path, name: str) -> dict[str, bytes]:
    return disk.read_folder(out / name / "site")


def test_a_place_that_is_full_once_costs_at_most_that_edition_and_never_a_site(tmp_path: Path, full: Full, run_all) -> None:
    assert set(run_all(10**6, 0).values()) == {"made"}
    places = list(full.disks)
    assert set(places) == {"away", "store", "disk"}
    for number, place in enumerate(places):
        told = run_all(number, 1)
        assert sorted(told.values()) == (["disk", "made"] if place == "disk" else ["made", "made"]), number
        for name, why in told.items():
            assert _site(tmp_path / "out", name) in ((site_of(name),) if why == "made" else (OLD, site_of(name))), number


def test_a_disk_that_stays_full_is_named_and_every_site_is_the_old_one_or_the_new_one_whole(tmp_path: Path, full: Full, run_all) -> None:
    run_all(10**6, 0)
    for number, place in enumerate(list(full.disks)):
        told = run_all(number, 10**6)
        assert set(told.values()) in ({place}, {place, "made"}), number
        for name, why in told.items():
            assert _site(tmp_path / "out", name) in ((site_of(name),) if why == "made" else (OLD, site_of(name))), number
