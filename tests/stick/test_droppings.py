"""What systems leave on every stick makes no copy wrong; what only bears such a name is told, and never installed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from small_copy import copy_of, said

from generator.disk import disk
from generator.stick.checking import checked
from generator.stick.sums import FILE, SumsError

DOUBLE = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        " + b"\x00" * 4000
"""As macOS begins a file that holds another one's attributes."""

LEFT = {
    "Thumbs.db": b"\xd0\xcf\x11\xe0",
    "trang/thumbs.db": b"",
    "trang/.DS_Store": b"\x00\x00\x00\x01Bud1",
    "desktop.ini": b"\r\n[.ShellClassInfo]\r\n",
    "trang/0/._index.html": DOUBLE,
    "._MO-BAI-HOC.html": DOUBLE,
    "._trang": DOUBLE,
    f"._{FILE}": DOUBLE,
    "System Volume Information/IndexerVolumeGuid": b"{\x00",
    "System Volume Information/WPSettings.dat": b"\x0c",
    "System Volume Information/tracking.log": b"",
    "System Volume Information/{3808876B-C176-4E48-B7AE-04046E6CC752}": b"x",
}
HIDDEN = {
    "._evil.html": DOUBLE,
    "trang/0/._index.html": b"<!doctype html><script src=x.js></script>",
    "trang/1/._index.html": DOUBLE + b"<script>",
    "trang/2/._index.html": DOUBLE + b"\x00" * (1 << 20),
    ".DS_Store/x.html": b"x",
    "trang/Thumbs.db/x.html": b"x",
    "desktop.ini/x.html": b"x",
    "System Volume Information/x.html": b"x",
    "System Volume Information/IndexerVolumeGuid/x.html": b"x",
    "trang/System Volume Information/IndexerVolumeGuid": b"x",
    "System Volume Information": b"x",
    ".Trash-1000/files/x.html": b"x",
    ".Spotlight-V100/x.html": b"x",
    ".fseventsd/x.html": b"x",
    "Thumbs.db.html": b"x",
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    disk.write_folder(copy_of("cu", 3), tmp_path / "bản sao")
    return tmp_path / "bản sao"


def test_what_systems_leave_is_no_fault(copy: Path) -> None:
    for name, content in LEFT.items():
        disk.write_file(copy / name, content)
    disk.write_file(copy / "TEP-RIENG" / "._ghi chú.txt", b"x")
    code, told = said("verify", copy)
    assert (code, told.splitlines()[0]) == (0, "Còn nguyên: 5 tệp đều đúng.")


@pytest.mark.parametrize("name", HIDDEN)
def test_what_only_bears_such_a_name_is_told(copy: Path, name: str) -> None:
    disk.write_file(copy / name, HIDDEN[name])
    code, output = said("verify", copy)
    assert (code, f"lạ, không có trong danh sách: {name}\n" in output) == (1, True), output


def test_a_file_swapped_for_a_link_is_told(copy: Path, tmp_path: Path) -> None:
    (copy / "trang/1/index.html").rename(tmp_path / "index.html")
    (copy / "trang/1/index.html").symlink_to(tmp_path / "index.html")
    (copy / "trang/9").symlink_to(tmp_path)
    code, output = said("verify", copy)
    assert code == 1
    assert output.splitlines()[:2] == ["không phải tệp thường: trang/1/index.html", "không phải tệp thường: trang/9"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
@pytest.mark.parametrize("name", ["trang/9", "trang/1/index.html", "Thumbs.db", "._MO-BAI-HOC.html"])
def test_a_pipe_is_told_and_not_waited_for(copy: Path, name: str) -> None:
    (copy / name).unlink(missing_ok=True)
    os.mkfifo(copy / name)
    code, output = said("verify", copy)
    assert (code, f"không phải tệp thường: {name}\n" in output) == (1, True)


def test_an_added_folder_is_told_once(copy: Path) -> None:
    (copy / "trang/lạ/trong").mkdir(parents=True)
    (copy / "System Volume Information").mkdir()
    disk.write_file(copy / "khác" / "x.txt", b"x")
    disk.write_file(copy / "vỏ" / "Thumbs.db", b"x")
    assert checked(copy).extra == ("khác/x.txt", "trang/lạ/trong/", "vỏ/")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
def test_a_list_that_is_no_file_is_no_list(copy: Path) -> None:
    (copy / FILE).rename(copy / "TEP-RIENG")
    (copy / FILE).symlink_to("TEP-RIENG")
    with pytest.raises(SumsError):
        checked(copy)
    (copy / FILE).unlink()
    os.mkfifo(copy / FILE)
    with pytest.raises(SumsError):
        checked(copy)


def test_names_are_printed_without_what_moves_the_cursor(copy: Path) -> None:
    disk.write_file(copy / "trang" / "a\x1b[2K\nb\u202e.html", b"x")
    (copy / os.fsdecode(b"c\xff.html")).write_bytes(b"x")
    code, output = said("verify", copy)
    assert (code, "a\\x1b[2K\\nb\\u202e.html" in output, "c\\udcff.html" in output) == (1, True, True)
