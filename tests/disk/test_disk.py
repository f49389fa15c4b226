"""Files are written whole, only where they differ, and one build at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from spoilt import SPOILS

from generator.disk import disk
from generator.disk.lock import BusyError, only_one


def test_a_folder_holds_exactly_what_was_made(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "left-over.md").write_text("x")
    assert disk.write_folder({"a/b.md": b"1", "c.md": b"2"}, tmp_path) == 2
    assert disk.read_folder(tmp_path) == {"a/b.md": b"1", "c.md": b"2"}


def test_what_has_not_changed_is_not_written_again(tmp_path: Path) -> None:
    disk.write_folder({"a.md": b"1", "b.md": b"1"}, tmp_path)
    assert disk.write_folder({"a.md": b"1", "b.md": b"2"}, tmp_path) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few people make links")
@pytest.mark.parametrize("way", [way for way in SPOILS if "checksum" not in way])
def test_a_folder_is_given_its_files_whatever_lies_in_their_places(tmp_path: Path, way: str) -> None:
    files = {"a.ttf": b"\0\1\0\0 one\n", "b.ttf": b"\0\1\0\0 other\n"}
    disk.provide(files, tmp_path)
    SPOILS[way](tmp_path / "a.ttf", tmp_path / "b.ttf")
    disk.provide(files, tmp_path)
    assert disk.read_folder(tmp_path) == files
    assert not (tmp_path / "a.ttf").is_symlink()


def test_hidden_files_are_not_read(tmp_path: Path) -> None:
    disk.write_folder({".editor/x.yml": b"", "a.yml": b"", ".b.yml": b""}, tmp_path)
    assert list(disk.read_folder(tmp_path)) == ["a.yml"]


def test_an_empty_folder_left_over_is_removed(tmp_path: Path) -> None:
    (tmp_path / "empty" / "deeper").mkdir(parents=True)
    disk.write_folder({"a.md": b""}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_a_second_build_is_told_that_one_is_running(tmp_path: Path) -> None:
    lock = tmp_path / ".lock"
    code = (
        "import sys\nfrom pathlib import Path\nfrom generator.disk.lock import only_one\nwith only_one(Path(sys.argv[1])): print('got it')"
    )
    with only_one(lock):
        other = subprocess.run([sys.executable, "-c", code, str(lock)], capture_output=True, text=True, check=False)
        assert "BusyError" in other.stderr
    other = subprocess.run([sys.executable, "-c", code, str(lock)], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == "got it"


def test_a_lock_of_this_process_is_busy_too(tmp_path: Path) -> None:
    with only_one(tmp_path / ".lock"), pytest.raises(BusyError), only_one(tmp_path / ".lock"):
        pass


def test_a_run_has_a_folder_of_its_own_and_removes_what_dead_runs_left(tmp_path: Path) -> None:
    for left in (".next", ".next-1-a", ".nextdoor"):
        disk.write_file(tmp_path / left / "x.html", b"")
    with disk.own_folder(tmp_path, ".next") as folder:
        assert not folder.exists()
        disk.write_file(folder / "index.html", b"")
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted([folder.name, ".nextdoor"])
    assert [path.name for path in tmp_path.iterdir()] == [".nextdoor"]


def test_two_runs_never_have_the_same_folder(tmp_path: Path) -> None:
    with disk.own_folder(tmp_path, ".next") as one, disk.own_folder(tmp_path, ".next") as other:
        assert one != other


def test_what_a_dead_run_left_and_cannot_be_removed_yet_does_not_stop_the_next_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk.write_file(tmp_path / ".next-1-a" / "x.html", b"")

    def refuse(_path: Path) -> None:
        raise OSError("not empty: somebody writes there")

    monkeypatch.setattr(disk, "remove", refuse)
    with disk.own_folder(tmp_path, ".next") as folder:
        assert folder.name != ".next-1-a"


def test_the_state_of_folders_tells_what_was_saved_added_or_removed(tmp_path: Path) -> None:
    one, other = tmp_path / "guides", tmp_path / "docs"
    disk.write_folder({"a/b.yml": b"1"}, one)
    disk.write_folder({"c.md": b"1"}, other)
    states = [disk.state(one, other)]
    assert disk.state(one, other) == states[0]
    for path, content in ((one / "a/b.yml", b"12"), (other / "new.md", b""), (one / "a/b.yml", None)):
        path.unlink() if content is None else path.write_bytes(content)
        states.append(disk.state(one, other))
    assert len(set(states)) == 4
    assert disk.state(tmp_path / "nowhere") == frozenset()
