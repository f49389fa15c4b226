"""The folder that copies are packed into stands for the one packed last, so that a command can be pasted as the README has it."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from generator.pack import LAST
from generator.stick.archive import zipped
from generator.stick.sums import FILE, sums

DAY = datetime.date(2026, 11, 22)


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """Two copies of one day; the digest of the older one comes later in the alphabet. An e-book and a folder lie beside them."""
    folder = tmp_path / "build" / "offline"
    folder.mkdir(parents=True)
    for second, (digest, words) in enumerate((("ffffff", "cũ"), ("000000", "mới"))):
        files = {"MO-BAI-HOC.html": words.encode(), "DOC-TOI.txt": b"x"}
        name = f"so-tay-so-2026-11-22-{digest}"
        archive = folder / f"{name}.zip"
        archive.write_bytes(zipped(files | {FILE: sums(files)}, name, DAY))
        os.utime(archive, (1_700_000_000 + second,) * 2)
    (folder / "so-tay-so-2026-11-23-aaaaaa.epub").touch()
    (folder / "so-tay-so-2026-11-23-aaaaaa").mkdir()
    return folder


def _said(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, [str(each) for each in arguments])
    return done.exit_code, done.output


def test_the_copy_packed_last_is_checked_and_named(packed: Path) -> None:
    code, told = _said("verify", packed)
    assert code == 0
    assert told.splitlines()[:2] == [f"Bản gói sau cùng: {packed / 'so-tay-so-2026-11-22-000000.zip'}", "Còn nguyên: 2 tệp đều đúng."]


def test_the_copy_packed_last_takes_the_place_of_an_older_one(packed: Path, tmp_path: Path) -> None:
    stick = tmp_path / "So tay so"
    assert _said("update", stick, "--from", packed)[0] == 0
    assert (stick / "MO-BAI-HOC.html").read_text(encoding="utf-8") == "mới"


def test_a_clock_that_was_turned_back_between_two_copies_fools_nobody(packed: Path) -> None:
    (packed / LAST).write_text("so-tay-so-2026-11-22-ffffff.zip", encoding="utf-8")
    assert f"{packed / 'so-tay-so-2026-11-22-ffffff.zip'}\n" in _said("verify", packed)[1]
    (packed / "so-tay-so-2026-11-22-ffffff.zip").unlink()
    assert f"{packed / 'so-tay-so-2026-11-22-000000.zip'}\n" in _said("verify", packed)[1]


def test_a_copy_is_itself_whatever_lies_in_it(packed: Path) -> None:
    (packed / FILE).write_bytes(sums({}))
    assert "Bản gói sau cùng" not in _said("verify", packed)[1]


def test_a_folder_without_copies_is_refused_in_one_sentence(tmp_path: Path) -> None:
    assert _said("verify", tmp_path)[0] == 1
    code, told = _said("update", tmp_path / "x", "--from", tmp_path)
    assert code == 2
    assert "không phải tệp zip" in told
    assert not (tmp_path / "x").exists()
