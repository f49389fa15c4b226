"""A zip that unpacks to more than any machine holds is refused before memory or disk is spent."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from small_copy import DAY, TOP, copy_of, entry, everything, said, zip_with

from generator.disk import disk
from generator.stick import archive
from generator.stick.archive import Archive, ArchiveError, RefusedError, zipped
from generator.stick.checking import checked
from generator.stick.sums import FILE, sums
from generator.stick.update import update

MEGABYTE = 1 << 20
ROOM = 12 * MEGABYTE
"""What a command may hold at a time."""


def _zeros(path: Path, megabytes: int, method: int = zipfile.ZIP_DEFLATED) -> Path:
    """A copy with a listed page of so many megabytes of nothing. The list's checksum is wrong: nobody computes so much for a test."""
    files = copy_of("moi", 3)
    listed = files.pop(FILE) + f"{'0' * 64}  trang/9.html\n".encode()
    with zipfile.ZipFile(path, "w", method) as target:
        for name, content in (files | {FILE: listed}).items():
            target.writestr(f"{TOP}/{name}", content)
        with target.open(entry(f"{TOP}/trang/9.html", method=method), "w") as file:
            for _ in range(megabytes):
                file.write(bytes(MEGABYTE))
    return path


def _table(path: Path, change: dict[str, int], name: str = "trang/9.html") -> Path:
    """Rewrite the sizes in the zip's headers: the table's and the entry's own."""
    raw = bytearray(path.read_bytes())
    encoded = f"{TOP}/{name}".encode()
    places = {"packed": (18, 20), "whole": (22, 24)}
    for start in (raw.index(encoded) - 30, raw.rindex(encoded) - 46):
        for key, value in change.items():
            at = start + places[key][raw[start : start + 4] == b"PK\x01\x02"]
            raw[at : at + 4] = struct.pack("<I", value)
    path.write_bytes(raw)
    return path


def _refused(path: Path, tmp_path: Path, named: str) -> None:
    disk.write_folder(copy_of("cu", 3), tmp_path / "cũ")
    before = everything(tmp_path / "cũ")
    tracemalloc.start()
    ends = [said("verify", path), said("update", tmp_path / "cũ", "--from", path), said("update", tmp_path / "mới", "--from", path)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    for code, output in ends:
        assert (code, named in output) == (1, True), output
    assert peak < ROOM, peak
    assert everything(tmp_path / "cũ") == before
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(["cũ", path.name])


def test_a_page_of_nothing_that_swells_a_thousand_times_is_refused(tmp_path: Path) -> None:
    _refused(_zeros(tmp_path / "x.zip", 100), tmp_path, "phình to bất thường: so-tay-so-moi/trang/9.html")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_cannot_be_read_in_pieces_are_refused(tmp_path: Path, method: int) -> None:
    _refused(_zeros(tmp_path / "x.zip", 30, method), tmp_path, "kiểu lạ: so-tay-so-moi/trang/9.html")


def test_a_header_that_promises_little_gets_no_more_than_it_promised(tmp_path: Path) -> None:
    path = _table(_zeros(tmp_path / "x.zip", 100), {"whole": 1000})
    assert len(b"".join(_pieces(path))) <= 1000
    _refused(path, tmp_path, "khác bản gốc: trang/9.html")


def _pieces(path: Path) -> list[bytes]:
    found: list[bytes] = []
    with suppress(ArchiveError):
        found.extend(Archive(path).pieces("trang/9.html"))
    return found


def test_a_header_that_promises_too_much_is_refused_by_its_promise(tmp_path: Path) -> None:
    path = _table(_zeros(tmp_path / "x.zip", 1), {"whole": 0xFFFF0000, "packed": 0xFFFF0000})
    _refused(path, tmp_path, "phình to bất thường: x.zip")


def test_a_header_that_lies_about_the_packed_size_is_found_out_by_the_whole_zip(tmp_path: Path) -> None:
    path = _table(_zeros(tmp_path / "x.zip", 100), {"packed": 60 * MEGABYTE})
    _refused(path, tmp_path, "phình to bất thường: x.zip")


def test_many_pages_that_swell_a_little_are_counted_together(tmp_path: Path) -> None:
    page = bytes(7 * MEGABYTE)
    path = zip_with(tmp_path / "x.zip", [(entry(f"{TOP}/trang/{number}.html"), page) for number in range(10, 14)])
    _refused(path, tmp_path, "phình to bất thường: x.zip")


def test_a_list_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    files = copy_of("moi", 3) | {FILE: b"0" * (9 * MEGABYTE)}
    path = tmp_path / "x.zip"
    path.write_bytes(zipped(files, TOP, DAY))
    _refused(path, tmp_path, f"phình to bất thường: {TOP}/{FILE}")
    (tmp_path / "cũ" / FILE).write_bytes(files[FILE])
    assert said("verify", tmp_path / "cũ")[0] == 1


def test_more_entries_than_any_handbook_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_FILES", 100)
    path = zip_with(tmp_path / "x.zip", [(entry(f"{TOP}/trang/{number}.html"), b"") for number in range(100)])
    _refused(path, tmp_path, "quá nhiều tệp: x.zip")


def test_a_table_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    path = zip_with(tmp_path / "x.zip", [])
    raw = bytearray(path.read_bytes())
    end = raw.rindex(b"PK\x05\x06")
    raw[end:end] = b"\0" * (40 * MEGABYTE)  # a hole in the table, which the zip says belongs to it
    end += 40 * MEGABYTE
    raw[end + 12 : end + 16] = struct.pack("<I", struct.unpack("<I", raw[end + 12 : end + 16])[0] + 40 * MEGABYTE)
    path.write_bytes(raw)
    _refused(path, tmp_path, "quá nhiều tệp: x.zip")


def test_a_large_true_copy_is_checked_and_unpacked_in_pieces(tmp_path: Path) -> None:
    """A stored file of 60 MB, like the whole handbook as a book, takes 60 MB of disk and hardly any memory."""
    files = copy_of("moi", 3)
    files.pop(FILE)
    files["trang/so-tay.pdf"] = bytes(range(256)) * (60 * MEGABYTE // 256)
    path = tmp_path / "x.zip"
    path.write_bytes(zipped(files | {FILE: sums(files)}, TOP, DAY))
    del files
    tracemalloc.start()
    assert checked(path).whole
    update(tmp_path / "mới", path)
    assert checked(tmp_path / "mới").whole
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * MEGABYTE, peak
    assert (tmp_path / "mới/trang/so-tay.pdf").stat().st_size == 60 * MEGABYTE


def test_a_pipe_or_a_device_instead_of_a_zip_is_refused() -> None:
    with pytest.raises(ArchiveError):
        Archive(Path("/dev/null"))
    assert said("update", "/", "--from", "/dev/null")[0] == 2


def test_a_refused_zip_tells_why_to_programs(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        Archive(zip_with(tmp_path / "x.zip", [(entry("../x"), b"")]))
    assert caught.value.faults == (("../x", "outside"),)
