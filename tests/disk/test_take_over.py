"""A new folder filled from the one that is about to go."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.disk import disk
from generator.disk.take_over import add_files

FILES = {"a.txt": b"first", "103/index.html": b"page", "103/big.pdf": b"%PDF"}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    add_files(FILES, tmp_path / "old")
    return tmp_path / "old"


def _same(one: Path, other: Path) -> bool:
    return one.stat().st_ino == other.stat().st_ino


def test_what_is_the_same_is_taken_over_and_what_differs_written(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    files = FILES | {"103/index.html": b"PAGE", "201/index.html": b"more"}
    add_files(files, new, old)
    assert disk.read_folder(new) == files
    assert _same(new / "103/big.pdf", old / "103/big.pdf")
    assert not _same(new / "103/index.html", old / "103/index.html")
    assert (old / "103/index.html").read_bytes() == b"page"


def _linked(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


SPOILS: dict[str, Callable[[Path], object]] = {
    "it has another mode": lambda path: path.chmod(0o600),
    "it has a second name": lambda path: os.link(path, path.with_name("second")),
    "it is a link": _linked,
    "its last byte is another one": lambda path: path.write_bytes(b"%PDX"),
    "it is a folder": _folder,
    "it is not there": lambda path: path.unlink(),
}


@pytest.mark.parametrize("spoil", SPOILS)
def test_it_is_written_where(spoil: str, old: Path, tmp_path: Path) -> None:
    SPOILS[spoil](old / "103/big.pdf")
    add_files(FILES, tmp_path / "new", old)
    made = tmp_path / "new/103/big.pdf"
    assert made.read_bytes() == b"%PDF"
    assert not made.is_symlink()
    assert (made.stat().st_nlink, made.stat().st_mode) == (1, (tmp_path / "new/a.txt").stat().st_mode)


def test_where_a_disk_has_no_links_all_is_written(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_self: Path, _target: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    add_files(FILES, tmp_path / "new", old)
    assert disk.read_folder(tmp_path / "new") == FILES
