"""A disk that fills up at twenty points of each command, and one that cannot be written: a real one of few megabytes, mounted for it.

`python -m tests.bench.full_disk [command]…`, as root on Linux (it mounts a tmpfs). Each must say so in a sentence, what was there
is still there, whole, and with room again the same command goes well. The tests have the same with a limit on the size of files.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.disk.sums import sum_of_folder
from generator.stick.checking import checked
from tests.bench.forked import DAY, Forked
from tests.bench.kills import STATES, guides
from tests.bench.table import Row

POINTS = 20
_ROOM = 400 << 20
_PAGE = 4096
_SAID = {"full": ("đĩa đã đầy", "Không đủ chỗ", "còn trống"), "read-only": ("chỉ cho đọc",)}


@dataclass(frozen=True)
class Command:
    """What is run on the small disk, and what tells the state of all that it may change there: the same before and after, or another
    whole one. `needs` are the most bytes that it may write; after every `again`-th time that it was refused it is run once more,
    with room."""

    name: str
    words: list[str]
    state: Callable[[], str]
    needs: int
    back: Callable[[], object]
    again: int = 4


def main(*names: str) -> list[Row]:
    """How often a command lost something, said too little, or could not go on afterwards."""
    if os.name == "nt" or os.geteuid() != 0:
        sys.stdout.write("needs root on Linux: it mounts a small disk\n")
        return []
    rows = []
    with tempfile.TemporaryDirectory() as folder, _small_disk(Path(folder) / "disk") as disk:
        for command in commands(Path(folder), disk):
            if names and command.name not in names:
                continue
            wrong = list(_filled(command, disk)) + list(_read_only(command, disk))
            for each in wrong:
                sys.stdout.write(f"{command.name}: {each}\n")
            sys.stdout.write(f"{command.name}: {POINTS} full disks and a read-only one, {len(wrong)} wrong\n")
            sys.stdout.flush()
            rows.append(Row(f"full disk at {POINTS} points and read-only: {command.name}", len(wrong), "wrong", 0))
    return rows


@contextmanager
def _small_disk(place: Path) -> Iterator[Path]:
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_ROOM}", "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    code: int
    said: str


def _run(words: list[str], disk: Path) -> Done:
    passing = disk / "passing"
    if os.access(disk, os.W_OK):
        passing.mkdir(exist_ok=True)
    run = Forked(words, disk, disk.with_suffix(".log"), {"TMPDIR": str(passing)})
    return Done(run.ended(), run.said())


def _filled(command: Command, disk: Path) -> Iterator[str]:
    command.back()
    before = command.state()
    done = _run(command.words, disk)
    after = command.state()
    if done.code:
        yield f"fails with room too: {done.said}"
        return
    refused = 0
    for point in range(POINTS):
        command.back()
        left = command.needs * point // POINTS // _PAGE * _PAGE
        with _ballast(disk, left):
            done = _run(command.words, disk)
            found = command.state()
        refused += done.code != 0
        yield from (f"{left} B left: {each}" for each in _faults(done, "full"))
        if found not in ((after,) if done.code == 0 else (before, after)):
            yield f"{left} B left: neither the old state nor the new one"
        if not done.code or refused % command.again:
            continue
        done = _run(command.words, disk)
        if done.code or command.state() != after:
            yield f"{left} B left: with room again it ends with {done.code}: {done.said}"
    sys.stdout.write(f"{command.name}: refused {refused} of {POINTS}\n")


def _read_only(command: Command, disk: Path) -> Iterator[str]:
    command.back()
    before = command.state()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    try:
        done = _run(command.words, disk)
        found = command.state()
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    if done.code == 0 or found != before:
        yield f"read-only: ends with {done.code}"
    yield from (f"read-only: {each}" for each in _faults(done, "read-only"))


def _faults(done: Done, why: str) -> Iterator[str]:
    said = done.said
    if "Traceback" in said:
        yield f"a traceback: {said[-600:]}"
    if done.code not in (0, 1, 2) or (done.code and not any(each in said for each in _SAID[why])):
        yield f"ends with {done.code}, says: {said[-400:]}"


@contextmanager
def _ballast(disk: Path, left: int) -> Iterator[None]:
    """Room for so many bytes and no more."""
    ballast = disk / "ballast"
    free = shutil.disk_usage(disk).free - left
    try:
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(free, 1))
        yield
    finally:
        ballast.unlink()


def commands(folder: Path, disk: Path) -> Iterator[Command]:
    """Each on two states of the smallest handbook, of which the first is there."""
    for state in STATES:
        _put(guides(state), disk / "guides" / state)
        _put(guides(state), disk / "communes" / state / "suoi-mo")

    def put_back(*names: str) -> Callable[[], None]:
        kept = folder / "kept"
        shutil.rmtree(kept, ignore_errors=True)
        for name in names:
            if (disk / name).exists():
                shutil.copytree(disk / name, kept / name)

        def back() -> None:
            for name in names:
                shutil.rmtree(disk / name, ignore_errors=True)
                if (kept / name).exists():
                    shutil.copytree(kept / name, disk / name)

        return back

    first, second = (["--guides", f"guides/{state}"] for state in STATES)

    def ready(*words: str) -> None:
        done = _run(list(words), disk)
        assert done.code == 0, done.said

    for asked in (second, first):
        ready("build", *asked, "--out", "build")
    for kind in ("pages", "lessons", "latest"):
        shutil.rmtree(disk / "build/cache" / kind)
    for sheet in disk.glob("build/cache/sheets/103-a*"):  # to press so few again is enough: twenty points are many
        sheet.unlink()
    yield Command("build", ["build", "--force", *second, "--out", "build"], lambda: _sum(disk / "build/site"), 8 << 20, put_back("build"))
    for asked in (second, first):
        ready("pack", *asked, "--out", "build")
    yield Command("pack", ["pack", *second, "--out", "build"], lambda: _copies(disk / "build/offline"), 12 << 20, put_back("build"))
    ready("pack", *second, "--out", "build")
    one, other = sorted((disk / "build/offline").glob("*.zip"))
    for archive in (one, other):
        shutil.copy(archive, folder)
    shutil.rmtree(disk / "build")
    ready("update", "stick/thon-3", "--from", str(folder / one.name))
    _put({"TEP-RIENG/ghi.txt": b"x"}, disk / "stick/thon-3")
    yield Command(
        "update", ["update", "stick/thon-3", "--from", str(folder / other.name)], lambda: _sum(disk / "stick"), 5 << 20, put_back("stick")
    )
    shutil.rmtree(disk / "stick")
    ready("editions", "communes/one", "--out", "editions")
    yield Command(
        "editions", ["editions", "communes/other", "--out", "editions"], lambda: _sum(disk / "editions/suoi-mo/site"), 8 << 20,
        put_back("editions"),
    )  # fmt: skip
    shutil.rmtree(disk / "editions")
    yield from _with_a_store(folder, disk)
    small = {
        "checked": ["checked", "103", "--app-version", "VNeID 2.2.11", "--date", "2026-11-22", *first],
        "approve": ["approve", "103", "--document", "Số 12/CAX ngày 20/11/2026", "--date", "2026-11-20", *first],
        "codes lock": ["codes", "lock", "103", "--note", "200 tờ", *first],
        "new": ["new", "199", "Gia hạn thẻ", *first],
        "sign": ["sign", "--bank", "VCB", "--account", "0000000000000", "--name", "CHU MAU", "--out", "made/bien.pdf"],
        "report": ["report", "2026", *first, "--out", "made/bao-cao"],
        "review": ["review", "cong-an-xa", *first, "--out", "made/duyet"],
        "record script": ["record", "script", "103", *first, "--out", "made/ghi-am"],
    }
    for name, words in small.items():
        needs = 2 << 20 if "--out" in words and name != "record script" else 5 * _PAGE
        back = put_back("guides", "made")
        yield Command(name, words, lambda: _sum(disk / "guides"), needs, back, 1)
        back()


def _with_a_store(folder: Path, disk: Path) -> Iterator[Command]:
    """Editions made by a worker of Dask; nothing but the store, by which it hands them over, lies on the small disk."""
    from workers import cluster  # when the commands' own server runs: both would tell it what to load

    far, kept, store = folder / "far", folder / "far-kept", disk / "store"

    def back() -> None:
        for place in (far, store):
            shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(kept, far)

    with cluster(1, {"XDG_CACHE_HOME": str(folder / "cache"), "SOURCE_DATE_EPOCH": DAY}) as scheduler:
        words = ["--out", str(far), "--scheduler", scheduler, "--store", "store"]
        for state in reversed(STATES):
            done = _run(["editions", f"communes/{state}", *words], disk)
            assert done.code == 0, done.said
        shutil.copytree(far, kept)
        yield Command(
            "editions by a store", ["editions", f"communes/{STATES[1]}", *words], lambda: _sum(far / "suoi-mo/site"), 4 << 20, back
        )


def _put(files: dict[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def _sum(folder: Path) -> str:
    return sum_of_folder(folder) if folder.is_dir() else ""


def _copies(offline: Path) -> str:
    """Whether each copy that is there is whole; the newer one may lack its zip until the next run."""
    copies = (path for path in offline.glob("so-tay-so-*") if path.is_dir() or path.suffix == ".zip")
    return "whole" if all(checked(path).whole for path in copies) else "broken"


if __name__ == "__main__":
    from tests.bench import table

    sys.stdout.write(table.text(table.Run(table.machine(), tuple(main(*sys.argv[1:])))))
