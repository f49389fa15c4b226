"""A disk that takes no more, wherever that comes: what people have made stays as it was, and the next try goes well.

The system itself refuses here, by a limit on the size of files that a process may write (POSIX, setrlimit); `make bench` fills a real
disk. Nobody may print meanwhile: pytest keeps what is printed in files.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from good import LESSON, good
from small_copy import DAY, copy_of

from generator.cli.main import main
from generator.disk import disk
from generator.disk.cache import Cache
from generator.editions.lay import lay
from generator.editions.manifest import Manifest, entry
from generator.editions.store import FolderStore
from generator.stick.archive import zipped
from generator.stick.checking import checked
from generator.stick.sums import FILE, sums
from generator.stick.update import update

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")

POINTS = 20


@contextmanager
def _at_most(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _points(largest: int) -> list[int]:
    return [largest * point // POINTS for point in range(POINTS)]


def _parts(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".*") if path.name.endswith((".part", ".moi")) or ".next" in path.name]


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    files = good()
    files["commune.yml"] = files["commune.yml"].replace(b"quangson.example", b"sotay.quangson.vn")
    disk.write_folder(files, tmp_path / "guides")
    return tmp_path / "guides"


COMMANDS: dict[str, tuple[str, list[str]]] = {
    "checked": (LESSON, ["checked", "103", "--app-version", "VNeID 2.2.11", "--date", "2026-11-22"]),
    "approve": (LESSON, ["approve", "103", "--document", "Số 12/CAX ngày 20/11/2026", "--date", "2026-11-20"]),
    "codes lock": ("codes.lock.yml", ["codes", "lock", "103", "--note", "200 tờ"]),
    "new": ("1-vneid/199-gia-han.yml", ["new", "199", "Gia hạn"]),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_guide_that_a_command_cannot_write_stays_as_it_was(command: str, guides: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    name, words = COMMANDS[command]
    before = disk.read_folder(guides)

    def run() -> Result:
        return CliRunner().invoke(main, [*words, "--guides", str(guides)])

    assert run().exit_code == 0
    after = disk.read_folder(guides)
    for size in _points(len(after[name]))[::5]:
        disk.write_folder(before, guides)
        with _at_most(size):
            done = run()
        assert (done.exit_code, disk.read_folder(guides), _parts(guides)) == (1, before, []), size
        assert "tệp lớn quá" in done.output
        assert "Traceback" not in done.output
    assert run().exit_code == 0
    assert disk.read_folder(guides) == after


def _update(folder: Path) -> tuple[Callable[[], object], Callable[[], bool], int]:
    files = {**copy_of("moi", 4), "trang/so-tay.pdf": bytes(40_000)}
    files.pop(FILE)
    disk.write_folder(copy_of("cu", 4), folder / "stick")
    disk.write_file(folder / "stick/TEP-RIENG/ghi.txt", b"x" * 5000)
    disk.write_file(folder / "x.zip", zipped(files | {FILE: sums(files)}, "so-tay-so-moi", DAY))
    whole = checked(folder / "x.zip").files

    def old() -> bool:
        verdict = checked(folder / "stick")
        kept = (folder / "stick/TEP-RIENG/ghi.txt").read_bytes() == b"x" * 5000
        return verdict.whole and kept and verdict.files < whole

    return lambda: update(folder / "stick", folder / "x.zip"), old, 40_000


def _editions(folder: Path) -> tuple[Callable[[], object], Callable[[], bool], int]:
    old, new = ({f"{number}.html": words * 400 * number for number in range(12)} for words in (b"cu", b"moi"))
    store = FolderStore(folder / "store")
    for content in new.values():
        store.put(entry(content), content)
    disk.write_folder(old, folder / "home/site")
    manifest = Manifest("suoi-mo", {name: entry(content) for name, content in new.items()})
    return lambda: lay(manifest, store, folder / "home"), lambda: disk.read_folder(folder / "home/site") == old, 13_000


def _cache(folder: Path) -> tuple[Callable[[], object], Callable[[], bool], int]:
    cache = Cache(folder / "cache")
    cache.put("a", b"cu" * 500)
    return lambda: cache.put("a", b"moi" * 500), lambda: cache.get("a") == b"cu" * 500, 1500


def _guide(folder: Path) -> tuple[Callable[[], object], Callable[[], bool], int]:
    disk.write_lasting(folder / "a.yml", b"cu")
    return lambda: disk.write_lasting(folder / "a.yml", b"moi" * 500), lambda: (folder / "a.yml").read_bytes() == b"cu", 1400


def _secret(folder: Path) -> tuple[Callable[[], object], Callable[[], bool], int]:
    content = b"untrusted comment: x\n" + b"y" * 200
    return lambda: disk.write_secret(folder / "a.key", content), lambda: not (folder / "a.key").exists(), len(content)


WRITERS = {"update": _update, "editions": _editions, "cache": _cache, "guide": _guide, "secret key": _secret}


@pytest.mark.parametrize("writer", WRITERS)
def test_whatever_is_replaced_stays_whole_and_the_next_try_goes_well(writer: str, tmp_path: Path) -> None:
    write, is_as_it_was, largest = WRITERS[writer](tmp_path)
    for size in _points(largest):
        with _at_most(size), pytest.raises(OSError, match="File too large"):
            write()
        assert is_as_it_was(), size
        assert _parts(tmp_path) == [], size
    write()
    assert not is_as_it_was()


def test_a_file_for_passing_things_is_not_left_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with _at_most(10), pytest.raises(OSError, match="File too large"):
        disk.write_aside(b"x" * 100, start="so-tay-", end=".txt")
    assert list(tmp_path.iterdir()) == []
