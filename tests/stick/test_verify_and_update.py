"""A copy is checked by name, and a newer one takes its place whole or not at all."""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_copy import DAY, copy_of, said

from generator.disk import disk
from generator.disk.lock import alone_with
from generator.pack import Packed
from generator.stick.archive import zipped
from generator.stick.checking import checked, checked_folder
from generator.stick.sums import FILE, SumsError, listed, sums
from generator.stick.update import NoRoomError, NotACopyError, update

MOMENTS = 40
"""So many times the power goes in one test, evenly over the time that an update takes."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "Sổ tay của thôn 3"
    disk.write_folder(copy_of("cu"), folder)
    return folder


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    archive = tmp_path / "moi.zip"
    archive.write_bytes(zipped(copy_of("moi"), "so-tay-so-moi", DAY))
    return archive


def test_missing_changed_and_extra_files_are_named(old: Path) -> None:
    (old / "trang/3/index.html").unlink()
    (old / "trang/4/index.html").write_bytes(b"khac")
    (old / "anh cưới.jpg").write_bytes(b"x")
    code, output = said("verify", old)
    assert code == 1
    for line in ("thiếu: trang/3/index.html", "khác bản gốc: trang/4/index.html", "lạ, không có trong danh sách: anh cưới.jpg"):
        assert line in output
    assert "trang/5/" not in output


def test_a_zip_is_checked_like_a_folder(newer: Path) -> None:
    assert said("verify", newer)[0] == 0
    raw = bytearray(newer.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    newer.write_bytes(raw)
    code, output = said("verify", newer)
    assert code == 1
    assert "khác bản gốc: trang/" in output


@pytest.mark.parametrize("content", [b"", b"khong phai zip", zipped({"a.txt": b"x"}, "khac", DAY)])
def test_something_else_than_a_copy_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "la.zip"
    file.write_bytes(content)
    code, output = said("verify", file)
    assert code == 1
    assert output.count("\n") == 1
    assert said("verify", tmp_path)[0] == 1


@pytest.mark.parametrize("name", ["../ngoai.txt", "/etc/passwd", "a/../../b", "C:\\x", "trang//x", "./x"])
def test_a_list_that_leads_out_of_the_copy_is_refused(name: str) -> None:
    with pytest.raises(SumsError):
        listed(f"{'0' * 64}  {name}\n".encode())


def test_the_new_copy_takes_the_place_of_the_old_one(old: Path, newer: Path, tmp_path: Path) -> None:
    assert said("update", old, "--from", newer)[0] == 0
    assert (old / "MO-BAI-HOC.html").read_bytes() == b"moi"
    assert checked(old).whole
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([old.name, newer.name])


def test_an_empty_or_new_folder_is_filled(newer: Path, tmp_path: Path) -> None:
    (tmp_path / "trống").mkdir()
    for name in ("trống", "chưa có"):
        assert update(tmp_path / name, newer).kept == ()
        assert checked(tmp_path / name).whole


def test_files_that_people_put_into_the_copy_are_carried_over(old: Path, newer: Path) -> None:
    names = ("danh sách lớp.xlsx", "trang/103/ghi.txt", "TEP-RIENG/danh sách lớp.xlsx")
    for name in names:
        disk.write_file(old / name, name.encode())
    assert len(update(old, newer).kept) == 3
    kept = disk.read_folder(old / "TEP-RIENG")
    assert sorted(kept.values()) == sorted(
        name.encode() for name in ("danh sách lớp.xlsx", "trang/103/ghi.txt", "TEP-RIENG/danh sách lớp.xlsx")
    )
    assert checked(old).whole


def test_somebody_s_other_folder_is_left_alone(tmp_path: Path, newer: Path) -> None:
    folder = tmp_path / "Tài liệu"
    disk.write_file(folder / "đơn.docx", b"x")
    with pytest.raises(NotACopyError):
        update(folder, newer)
    assert disk.read_folder(folder) == {"đơn.docx": b"x"}
    assert "không đụng vào" in said("update", folder, "--from", newer)[1]


def test_a_damaged_newer_copy_is_refused_and_named(old: Path, tmp_path: Path) -> None:
    files = copy_of("moi") | {"trang/7/index.html": b"bi doi"}
    (tmp_path / "x.zip").write_bytes(zipped(files, "so-tay-so-moi", DAY))
    code, output = said("update", old, "--from", tmp_path / "x.zip")
    assert (code, "khác bản gốc: trang/7/index.html" in output, "Bản cũ vẫn còn nguyên" in output) == (1, True, True)
    assert (old / "MO-BAI-HOC.html").read_bytes() == b"cu"


def test_too_little_room_is_said_before_anything_is_written(old: Path, newer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "free", lambda _folder: 1000)
    with pytest.raises(NoRoomError):
        update(old, newer)
    code, output = said("update", old, "--from", newer)
    assert (code, "còn trống 0 MB" in output) == (1, True)
    assert checked(old).whole


def _run(old: Path, newer: Path) -> list[str]:
    program = f"""
import sys
from pathlib import Path
from generator.stick.update import update
print("ready", flush=True)
sys.stdin.readline()
update(Path({str(old)!r}), Path({str(newer)!r}))
"""
    return [sys.executable, "-c", program]


def test_two_updates_of_one_copy_at_once_are_refused(old: Path, newer: Path, tmp_path: Path) -> None:
    with alone_with(old):
        code, output = said("update", old, "--from", newer)
        assert (code, "lệnh sotay khác" in output) == (1, True)
        assert said("update", tmp_path / "khác", "--from", newer)[0] == 0
    assert checked(old).whole
    assert (old / "MO-BAI-HOC.html").read_bytes() == b"cu"
    assert said("update", old, "--from", newer)[0] == 0


def test_a_disk_that_takes_no_lock_stops_no_update(old: Path, newer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(newer / "no folder"))
    assert said("update", old, "--from", newer)[0] == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
def test_a_disk_that_fills_up_halfway_leaves_the_old_copy(old: Path, newer: Path, tmp_path: Path) -> None:
    """The limit on file size makes the system itself refuse a write, as a full disk does."""
    files = copy_of("moi") | {"trang/phim.bin": b"x" * 300_000}
    files.pop(FILE)
    newer.write_bytes(zipped(files | {FILE: sums(files)}, "so-tay-so-moi", DAY))
    done = subprocess.run(
        _run(old, newer),
        input=b"\n",
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
    )
    assert b"OSError" in done.stderr
    assert checked(old).whole
    assert (old / "MO-BAI-HOC.html").read_bytes() == b"cu"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([old.name, newer.name])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_kill_9_at_forty_moments_loses_nothing(tmp_path: Path) -> None:
    """After every kill the folder is the whole old copy or the whole new one, and the next update tidies up and succeeds."""
    old, newer, kept = tmp_path / "thôn 3", tmp_path / "moi.zip", tmp_path / "cu"
    disk.write_folder(copy_of("cu", pages=15), old)
    newer.write_bytes(zipped(copy_of("moi", pages=15), "so-tay-so-moi", DAY))
    shutil.copytree(old, kept)
    server = multiprocessing.get_context("forkserver")  # its children have everything loaded: they begin at once
    server.set_forkserver_preload(["generator.stick.update"])
    whole = 0.0
    chance = random.Random(5)
    seen = {b"cu": 0, b"moi": 0}
    for moment in range(-2, MOMENTS):
        shutil.rmtree(old)
        shutil.copytree(kept, old)
        process = server.Process(target=update, args=(old, newer))
        start = time.monotonic()
        process.start()
        if moment < 0:  # left to its end: the second knows how long that takes, once the server of processes is there
            process.join()
            whole = time.monotonic() - start
            continue
        time.sleep(whole * 1.5 * (moment + chance.random()) / MOMENTS)
        process.kill()
        process.join()
        assert checked_folder(old).whole
        seen[(old / "MO-BAI-HOC.html").read_bytes()] += 1
    assert min(seen.values()) > 0, seen
    update(old, newer)
    assert checked_folder(old).whole
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["cu", old.name, newer.name])


def test_a_real_copy_of_another_day_is_updated(packed: Packed, tmp_path: Path) -> None:
    folder = tmp_path / "USB của tổ" / "sổ tay"
    update(folder, packed.archive)
    assert checked(folder) == checked(packed.archive)
