"""A damaged copy is mended by an update; people's files stay as they were; somebody else's folder is left alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from small_copy import DAY, copy_of, everything, said

from generator.disk import disk
from generator.stick.archive import zipped
from generator.stick.checking import checked
from generator.stick.sums import FILE, sums
from generator.stick.update import BrokenError, NotACopyError, update

START = "MO-BAI-HOC.html"
FIRST = "trang/index.html"


def _copy(words: str, pages: int = 15) -> disk.Files:
    files = copy_of(words, pages) | {FIRST: words.encode()}
    files.pop(FILE)
    return files | {FILE: sums(files)}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    disk.write_folder(_copy("cu"), tmp_path / "bản sao")
    return tmp_path / "bản sao"


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    (tmp_path / "moi.zip").write_bytes(zipped(_copy("moi"), "so-tay-so-moi", DAY))
    return tmp_path / "moi.zip"


DAMAGES: dict[str, dict[str, Callable[[bytes], bytes] | None]] = {
    "a flipped byte in the list": {FILE: lambda text: text[:70] + b"\x00" + text[71:]},
    "an emptied list": {FILE: lambda _: b""},
    "a list of zeros, as after a power cut": {FILE: lambda text: bytes(len(text))},
    "half a list": {FILE: lambda text: text[: len(text) // 2]},
    "no list": {FILE: None},
    "no file to double-click": {START: None},
    "neither": {FILE: None, START: None},
    "no first page": {FIRST: None},
    "no file to double-click and half a list": {START: None, FILE: lambda text: text[: len(text) // 2]},
    "no list and no first page": {FILE: None, FIRST: None},
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_copy_is_mended_and_keeps_what_people_put_in(old: Path, newer: Path, damage: str) -> None:
    disk.write_file(old / "lớp 3.xlsx", b"x")
    disk.write_file(old / "TEP-RIENG" / "ghi.txt", b"y")
    for name, change in DAMAGES[damage].items():
        if change is None:
            (old / name).unlink()
        else:
            (old / name).write_bytes(change((old / name).read_bytes()))
    code, output = said("update", old, "--from", newer)
    assert code == 0, output
    assert checked(old).whole
    assert (old / START).read_bytes() == b"moi"
    assert disk.read_folder(old / "TEP-RIENG") == {"lớp 3.xlsx": b"x", "ghi.txt": b"y"}


def test_a_page_that_the_damaged_list_no_longer_names_is_kept_rather_than_lost(old: Path, newer: Path) -> None:
    disk.write_file(old / "trang/199/index.html", b"bai da rut")
    (old / FILE).write_bytes(b"hong")
    assert update(old, newer).kept == ("trang/199/index.html",)
    assert (old / "TEP-RIENG/trang/199/index.html").read_bytes() == b"bai da rut"


FOREIGN = {
    "documents": {"đơn.docx": b"x"},
    "a list of other things": {FILE: f"{'0' * 64}  phim.mkv\n".encode(), "phim.mkv": b"x"},
    "a damaged list of other things": {FILE: b"0000 *phim.mkv\n", "phim.mkv": b"x", FIRST: b"x"},
    "somebody's site": {FIRST: b"x", "trang/1/index.html": b"x", "trang/2/index.html": b"x"},
    "one file of a copy": {START: b"x", "đơn.docx": b"x"},
    "only a list of a copy": {FILE: _copy("cu")[FILE]},
    "many things and some of a copy": {f"anh/{n}.jpg": b"x" for n in range(20)} | {f"trang/{n}/index.html": b"x" for n in range(12)},
    "people's own things alone": {"TEP-RIENG/ghi.txt": b"x"},
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_somebody_else_s_folder_is_left_alone(tmp_path: Path, newer: Path, kind: str) -> None:
    disk.write_folder(FOREIGN[kind], tmp_path / "khác")
    before = everything(tmp_path)
    with pytest.raises(NotACopyError):
        update(tmp_path / "khác", newer)
    assert everything(tmp_path) == before


def test_a_zip_without_the_file_to_double_click_is_refused(old: Path, tmp_path: Path) -> None:
    files = {name: content for name, content in _copy("moi").items() if name not in (START, FILE)}
    (tmp_path / "x.zip").write_bytes(zipped(files | {FILE: sums(files)}, "so-tay-so-moi", DAY))
    for arguments in (("verify", tmp_path / "x.zip"), ("update", old, "--from", tmp_path / "x.zip")):
        code, output = said(*arguments)
        assert (code, f"thiếu: {START}\n" in output) == (1, True)
    with pytest.raises(BrokenError):
        update(tmp_path / "mới", tmp_path / "x.zip")
    assert not (tmp_path / "mới").exists()


def test_people_s_files_keep_their_date_and_mode(old: Path, newer: Path) -> None:
    for name, mode in (("TEP-RIENG/ghi.txt", 0o600), ("TEP-RIENG/chạy.sh", 0o755), ("lớp 3.xlsx", 0o444)):
        disk.write_file(old / name, b"x")
        os.utime(old / name, (1_600_000_000, 1_600_000_001))
        (old / name).chmod(mode)
    update(old, newer)
    for name, mode in (("ghi.txt", 0o600), ("chạy.sh", 0o755), ("lớp 3.xlsx", 0o444)):
        status = (old / "TEP-RIENG" / name).stat()
        assert (status.st_mtime, stat.S_IMODE(status.st_mode)) == (1_600_000_001, mode)


def test_links_are_kept_as_links_and_nothing_behind_them_is_read_or_written(old: Path, newer: Path, tmp_path: Path) -> None:
    disk.write_file(tmp_path / "nhà" / "bí mật.txt", b"x")
    before = everything(tmp_path / "nhà")
    links = {
        "TEP-RIENG/ra ngoài": "../../nhà",
        "TEP-RIENG/trang": "../../nhà",
        "TEP-RIENG/chết": "không có",
        "TEP-RIENG/tuyệt đối": str(tmp_path / "nhà" / "bí mật.txt"),
        "trang/liên kết": "../../nhà/bí mật.txt",
    }
    (old / "TEP-RIENG").mkdir()
    for name, target in links.items():
        (old / name).symlink_to(target)
    disk.write_file(old / "trang/103/ghi.txt", b"y")
    assert len(update(old, newer).kept) == 6
    assert everything(tmp_path / "nhà") == before
    assert checked(old).whole
    for name in ("ra ngoài", "trang", "chết", "tuyệt đối"):
        assert (old / "TEP-RIENG" / name).readlink().as_posix() == links[f"TEP-RIENG/{name}"]
    (moved,) = [path for path in (old / "TEP-RIENG").rglob("*") if path.name == "liên kết"]
    assert moved.is_symlink()
    assert moved.resolve() == tmp_path / "nhà" / "bí mật.txt"
    (written,) = [path for path in old.rglob("ghi.txt") if not path.is_symlink()]
    assert written.read_bytes() == b"y"
    assert not written.parent.is_symlink()


def test_a_link_or_a_file_called_like_people_s_own_folder_is_kept_inside_it(old: Path, newer: Path, tmp_path: Path) -> None:
    disk.write_file(tmp_path / "nhà" / "x.txt", b"x")
    (old / "TEP-RIENG").symlink_to("../nhà")
    disk.write_file(old / "ghi.txt", b"y")
    update(old, newer)
    assert disk.read_folder(tmp_path / "nhà") == {"x.txt": b"x"}
    assert (old / "TEP-RIENG/TEP-RIENG/x.txt").read_bytes() == b"x"
    assert (old / "TEP-RIENG/ghi.txt").read_bytes() == b"y"


def test_a_listed_file_that_became_a_link_becomes_a_file_again(old: Path, newer: Path, tmp_path: Path) -> None:
    (tmp_path / "ngoài.html").write_bytes(b"ngoai")
    (old / FIRST).unlink()
    (old / FIRST).symlink_to(tmp_path / "ngoài.html")
    update(old, newer)
    assert ((old / FIRST).is_symlink(), (old / FIRST).read_bytes()) == (False, b"moi")
    assert (tmp_path / "ngoài.html").read_bytes() == b"ngoai"


def test_empty_folders_of_people_stay_and_droppings_go(old: Path, newer: Path) -> None:
    (old / "TEP-RIENG" / "ảnh").mkdir(parents=True)
    for name in ("Thumbs.db", "TEP-RIENG/Thumbs.db", "System Volume Information/WPSettings.dat"):
        disk.write_file(old / name, b"x")
    assert update(old, newer).kept == ()
    assert (old / "TEP-RIENG" / "ảnh").is_dir()
    assert not [path for path in old.rglob("*") if "Thumbs" in path.name or "Volume" in path.name]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
def test_a_pipe_is_named_and_the_old_copy_stays(old: Path, newer: Path) -> None:
    os.mkfifo(old / "TEP-RIENG")
    code, output = said("update", old, "--from", newer)
    assert (code, "không phải tệp thường: TEP-RIENG\n" in output, (old / START).read_bytes()) == (1, True, b"cu")


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make links")
def test_a_link_to_a_copy_stays_a_link(old: Path, newer: Path, tmp_path: Path) -> None:
    (tmp_path / "lối tắt").symlink_to(old)
    update(tmp_path / "lối tắt", newer)
    assert (tmp_path / "lối tắt").is_symlink()
    assert (old / START).read_bytes() == b"moi"
