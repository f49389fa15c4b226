"""Each edition comes out whole or is named with its reason, whatever happens to a machine or to the store on the way."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from edition_work import COMMON, make, site_of, task

from generator.disk import disk
from generator.disk.lock import only_one
from generator.editions.engine import Engine
from generator.editions.lay import lay
from generator.editions.make import Make
from generator.editions.manifest import FILE, Manifest, entry, shared
from generator.editions.outcome import Failed, Made, Why
from generator.editions.plan import Task
from generator.editions.run import run
from generator.editions.store import FolderStore

NAMES = ("doi-thong", "ho-xanh", "suoi-mo")


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "store")


@pytest.fixture
def run_all(tmp_path: Path, store: FolderStore) -> Callable[[Make], dict[str, Made]]:
    """Run the three editions on two threads."""

    def _run(make_one: Make) -> dict[str, Made]:
        with ThreadPoolExecutor(2) as executor:
            return {made.name: made for made in run([task(name) for name in NAMES], Engine(executor), make_one, store, tmp_path / "out")}

    return _run


def _sites(tmp_path: Path) -> dict[str, dict[str, bytes]]:
    return {name: disk.read_folder(tmp_path / "out" / name / "site") for name in NAMES if (tmp_path / "out" / name / "site").is_dir()}


def test_every_site_lies_in_its_folder_with_its_manifest(tmp_path: Path, store: FolderStore, run_all) -> None:
    made = run_all(partial(make, store=str(store.folder)))
    assert _sites(tmp_path) == {name: site_of(name) for name in NAMES}
    for name in NAMES:
        assert Manifest.from_json((tmp_path / "out" / name / FILE).read_bytes()) == made[name]


def test_what_is_the_same_lies_in_the_store_once_and_is_counted(store: FolderStore, run_all) -> None:
    made = run_all(partial(make, store=str(store.folder)))
    assert len(disk.read_folder(store.folder)) == 1 + 2 * len(NAMES)
    counted = shared(each for each in made.values() if isinstance(each, Manifest))
    assert (counted.files, counted.files_shared, counted.size_shared) == (9, 3, 3 * len(COMMON))


def test_one_that_fails_does_not_stop_the_others(tmp_path: Path, store: FolderStore, run_all) -> None:
    def one_is_wrong(wanted: Task) -> Made:
        return Failed(wanted.name, "dòng 3") if wanted.name == "ho-xanh" else make(wanted, store=str(store.folder))

    assert run_all(one_is_wrong)["ho-xanh"] == Failed("ho-xanh", "dòng 3")
    assert set(_sites(tmp_path)) == {"doi-thong", "suoi-mo"}


def test_a_machine_that_is_gone_is_asked_for_again_and_given_up_in_the_end(tmp_path: Path, store: FolderStore, run_all) -> None:
    asked: list[str] = []

    def gone(wanted: Task) -> Made:
        asked.append(wanted.name)
        if wanted.name == "suoi-mo" or asked.count(wanted.name) == 1:
            raise ConnectionError("máy đã tắt")
        return make(wanted, store=str(store.folder))

    made = run_all(gone)
    assert made["suoi-mo"] == Failed("suoi-mo", "máy đã tắt", Why.LOST)
    assert {name: asked.count(name) for name in NAMES} == {"doi-thong": 2, "ho-xanh": 2, "suoi-mo": 4}
    assert set(_sites(tmp_path)) == {"doi-thong", "ho-xanh"}


@pytest.mark.parametrize("damage", [b"", b"the same in every editioN", None])
def test_a_damaged_entry_is_never_published_and_made_again(tmp_path: Path, store: FolderStore, damage: bytes | None) -> None:
    hurt: set[str] = set()

    def damaging(wanted: Task) -> Made:
        made = make(wanted, store=str(store.folder))
        if not hurt:
            hurt.add(wanted.name)
            path = store.folder / entry(COMMON).digest[:2] / entry(COMMON).digest
            path.unlink() if damage is None else path.write_bytes(damage)
        return made

    with ThreadPoolExecutor(1) as executor:
        list(run([task(name) for name in NAMES], Engine(executor), damaging, store, tmp_path / "out"))
    assert _sites(tmp_path) == {name: site_of(name) for name in NAMES}


def test_a_store_that_stays_damaged_leaves_the_old_site(tmp_path: Path, store: FolderStore, run_all) -> None:
    run_all(partial(make, store=str(store.folder)))
    before = _sites(tmp_path)
    shutil.rmtree(tmp_path / "out" / "ho-xanh" / "site" / "assets")
    before["ho-xanh"].pop("assets/chung.css")

    def damaging(wanted: Task) -> Made:
        made = make(wanted, store=str(store.folder))
        (store.folder / entry(COMMON).digest[:2] / entry(COMMON).digest).write_bytes(b"?")
        return made

    with ThreadPoolExecutor(1) as executor:
        made = {each.name: each for each in run([task("ho-xanh")], Engine(executor), damaging, store, tmp_path / "out")}
    assert isinstance(made["ho-xanh"], Failed)
    assert made["ho-xanh"].why == "store"
    assert _sites(tmp_path) == before


def test_what_is_there_already_is_not_written_again(tmp_path: Path, store: FolderStore, run_all) -> None:
    run_all(partial(make, store=str(store.folder)))
    page = tmp_path / "out" / "suoi-mo" / "site" / "index.html"
    before = page.stat().st_ino, page.stat().st_mtime_ns
    run_all(partial(make, store=str(store.folder)))
    assert (page.stat().st_ino, page.stat().st_mtime_ns) == before


def test_one_that_cannot_be_laid_down_does_not_stop_the_others(tmp_path: Path, store: FolderStore, run_all) -> None:
    disk.write_file(tmp_path / "out" / "ho-xanh", b"a file in its place")
    with only_one(tmp_path / "out" / "suoi-mo" / ".lock"):
        made = run_all(partial(make, store=str(store.folder)))
    assert {name: each.why for name, each in made.items() if isinstance(each, Failed)} == {"ho-xanh": "disk", "suoi-mo": "disk"}
    assert _sites(tmp_path) == {"doi-thong": site_of("doi-thong")}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_kill_9_at_a_hundred_moments_leaves_one_whole_site_of_an_edition(tmp_path: Path, store: FolderStore) -> None:
    """Old and new take turns, so whatever is there before the kill, a mixture would be seen."""
    states = [{f"{number}/index.html": f"{words} {number} ".encode() * 300 for number in range(15)} for words in ("cũ", "mới")]
    manifests = [Manifest("suoi-mo", {path: entry(content) for path, content in files.items()}) for files in states]
    for files in states:
        for content in files.values():
            store.put(entry(content), content)
    home, server, chance = tmp_path / "home", multiprocessing.get_context("forkserver"), random.Random(5)
    server.set_forkserver_preload(["generator.editions.lay"])
    start = time.monotonic()
    lay(manifests[0], store, home)
    longest, changed = 2 * (time.monotonic() - start), 0
    for turn in range(100):
        before = disk.read_folder(home / "site")
        process = server.Process(target=lay, args=(manifests[before == states[0]], store, home))
        process.start()
        time.sleep(chance.uniform(0, longest))
        process.kill()
        process.join()
        found = disk.read_folder(home / "site")
        assert found in states, turn
        changed += found != before
        longest *= 1.1 if found == before else 0.9  # however busy the machine is, some are killed before the change and some after it
    assert 0 < changed < 100
    lay(manifests[found == states[0]], store, home)  # the other one: there is something to do
    assert sorted(path.name for path in home.iterdir()) == [".lock", "site"]


def test_a_file_that_is_no_longer_made_goes_away(tmp_path: Path, store: FolderStore, run_all) -> None:
    run_all(partial(make, store=str(store.folder)))
    (tmp_path / "out" / "suoi-mo" / "site" / "cu.html").write_bytes(b"old")
    run_all(partial(make, store=str(store.folder)))
    assert _sites(tmp_path)["suoi-mo"] == site_of("suoi-mo")


def test_when_the_engine_is_gone_the_rest_is_named_and_nobody_waits_for_it(tmp_path: Path, store: FolderStore) -> None:
    class _Deaf(ThreadPoolExecutor):
        def submit(self, *_asked: object, **_more: object) -> Future[Made]:  # type: ignore[override]
            return Future()

    with _Deaf(1) as executor:
        made = list(run([task(name) for name in NAMES], Engine(executor, lambda: True), make, store, tmp_path / "out"))  # type: ignore[arg-type]
    assert [(each.name, each.why) for each in made if isinstance(each, Failed)] == [(name, "engine") for name in NAMES]


def test_what_was_made_before_the_engine_went_is_laid_down_and_what_it_lost_is_not_asked_for_again(
    tmp_path: Path, store: FolderStore
) -> None:
    class _Last(ThreadPoolExecutor):
        """Answers for the first, loses the second, and takes nothing more."""

        asked = 0

        def submit(self, work: Callable[..., Made], wanted: Task) -> Future[Made]:  # type: ignore[override]
            self.asked += 1
            assert self.asked <= len(NAMES), "asked again"
            future: Future[Made] = Future()
            if wanted.name == NAMES[0]:
                future.set_result(work(wanted))
            elif wanted.name == NAMES[1]:
                future.set_exception(ConnectionError("máy đã tắt"))
            return future

    with _Last(1) as executor:
        made = run(
            [task(name) for name in NAMES], Engine(executor, lambda: True), partial(make, store=str(store.folder)), store, tmp_path / "out"
        )
        found = {each.name: getattr(each, "why", "made") for each in made}
    assert found == {NAMES[0]: "made", NAMES[1]: "engine", NAMES[2]: "engine"}
    assert set(_sites(tmp_path)) == {NAMES[0]}
