"""A copy of which only a part arrived, or of which a part was changed on the way: refused by name, and what was there is as it was."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from small_copy import DAY, TOP, copy_of, everything, said

from generator.disk import disk
from generator.stick.archive import zipped
from generator.stick.checking import checked
from generator.stick.sums import FILE

POINTS = 25
START = "MO-BAI-HOC.html"


@pytest.fixture
def arena(tmp_path: Path) -> Path:
    """An old copy."""
    disk.write_folder(copy_of("cu", 3), tmp_path / "bản sao")
    return tmp_path


@pytest.fixture(scope="module")
def whole() -> bytes:
    """The zip of the new one."""
    return zipped(copy_of("moi", 6), TOP, DAY)


def _refused(arena: Path, content: bytes) -> str:
    """Both commands refuse it, and nothing is written. Gives what they said."""
    before = everything(arena)
    archive = arena / "x.zip"
    archive.write_bytes(content)
    told = [said(*words) for words in (("verify", archive), ("update", arena / "bản sao", "--from", archive))]
    told.append(said("update", arena / "mới", "--from", archive))
    archive.unlink()
    assert [code for code, _ in told] == [1, 1, 1], told
    assert everything(arena) == before
    return "\n".join(output for _, output in told)


def test_a_zip_that_breaks_off_anywhere_is_refused(arena: Path, whole: bytes) -> None:
    for point in range(POINTS):
        assert "x.zip" in _refused(arena, whole[: len(whole) * point // POINTS])
    assert "x.zip" in _refused(arena, whole[:-1])


def test_a_zip_with_a_hole_anywhere_is_refused(arena: Path, whole: bytes) -> None:
    """As a stick leaves it that was pulled out too early: the right length, and nothing from some place on."""
    for point in range(POINTS):
        at = len(whole) * point // POINTS
        for hole in (whole[:at] + bytes(len(whole) - at), whole[:at] + bytes(64) + whole[at + 64 :]):
            said_so = _refused(arena, hole)
            assert re.search(r"x\.zip|trang/\d|MO-BAI-HOC|DOC-TOI|SHA256SUMS", said_so)


def test_a_flipped_bit_anywhere_is_refused_or_changes_nothing(arena: Path, whole: bytes) -> None:
    """A zip says many things twice, and its days mean nothing to us."""
    original, harmless = copy_of("moi", 6), 0
    for at in range(0, len(whole), len(whole) // 40):
        flipped = whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :]
        (arena / "x.zip").write_bytes(flipped)
        code, _ = said("update", arena / "bit", "--from", arena / "x.zip")
        if code == 0:
            harmless += 1
            assert {
                path.relative_to(arena / "bit").as_posix(): path.read_bytes() for path in (arena / "bit").rglob("*") if path.is_file()
            } == (original)
            disk.remove(arena / "bit")
        assert not (arena / "bit").exists()
    assert harmless < 20


def test_an_entry_that_bears_another_name_where_its_content_begins_is_refused(arena: Path, whole: bytes) -> None:
    """Programs believe the one or the other."""
    name = f"{TOP}/trang/3/index.html".encode()
    at = whole.index(name)
    assert "trang/3/index.html" in _refused(arena, whole[:at] + name.replace(b"trang/3", b"trang/9") + whole[at + len(name) :])


def test_two_zips_in_one_file_are_one_or_none(arena: Path, whole: bytes) -> None:
    """Some programs read the first, some the last table. What is unpacked is what the last one lists, checked like any other."""
    other = zipped(copy_of("hack", 6) | {"trang/them.html": b"x"}, TOP, DAY)
    _refused(arena, whole + other)
    (arena / "x.zip").write_bytes(other + whole)
    if said("verify", arena / "x.zip")[0] == 0:
        assert said("update", arena / "bản sao", "--from", arena / "x.zip")[0] == 0
        assert disk.read_folder(arena / "bản sao") == copy_of("moi", 6)


@pytest.mark.parametrize("share", [0, 1, 3, 5, 7, 8])
@pytest.mark.parametrize("order", ["by name", "the list first"])
def test_a_folder_that_arrived_in_part_is_named_and_mended(arena: Path, whole: bytes, share: int, order: str) -> None:
    """So many files came, then half of the next one."""
    files = copy_of("moi", 6)
    names = sorted(files, key=lambda name: (order == "the list first" and name != FILE, name))
    came = {name: files[name] for name in names[:share]} | {names[share]: files[names[share]][: len(files[names[share]]) // 2]}
    disk.write_folder(came, arena / "mới")
    code, output = said("verify", arena / "mới")
    assert code == 1
    assert "Traceback" not in output
    if FILE in names[:share]:
        assert all(name in output for name in names[share + 1 :])
        assert f"khác bản gốc: {names[share]}" in output
    (arena / "x.zip").write_bytes(whole)
    if {START, FILE} <= came.keys() or share == 8:
        assert said("update", arena / "mới", "--from", arena / "x.zip")[0] == 0
        assert checked(arena / "mới").whole


def test_what_stands_before_or_behind_a_zip_does_no_harm(arena: Path, whole: bytes) -> None:
    for content in (b"\xff\xd8\xff" + b"x" * 500 + whole, whole + b"x" * 500, whole + b"\0" * 70_000):
        (arena / "x.zip").write_bytes(content)
        code, output = said("verify", arena / "x.zip")
        assert code == 0 or "x.zip" in output
        assert "Traceback" not in output


def test_an_entry_over_another_s_bytes_gives_nothing_but_its_own_sum(arena: Path, tmp_path: Path) -> None:
    """Entries that share bytes make small files large (“A better zip bomb”): the table points one page at another's place."""
    path = tmp_path / "y.zip"
    path.write_bytes(zipped(copy_of("moi", 6), TOP, DAY))
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        first, second = (archive.getinfo(f"{TOP}/trang/{number}/index.html") for number in (1, 2))
    table = raw.index(b"PK\x01\x02")
    at = raw.index(second.filename.encode(), table) - 46 + 42
    raw[at : at + 4] = first.header_offset.to_bytes(4, "little")
    assert "trang/2/index.html" in _refused(arena, bytes(raw))
