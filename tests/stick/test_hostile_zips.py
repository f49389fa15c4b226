"""Whatever a zip says, nothing is written outside the copy: `verify` and `update` name the entry, refuse it, and have written nothing."""

from __future__ import annotations

import stat
import unicodedata
import zipfile
from pathlib import Path

import pytest
from small_copy import TOP, copy_of, entry, everything, said, zip_with

from generator.disk import disk
from generator.stick.sums import FILE, sums

_LINK, _FIFO, _DIR = stat.S_IFLNK | 0o777, stat.S_IFIFO | 0o644, stat.S_IFDIR | 0o755

OUTSIDE = {
    f"{TOP}/TEP-RIENG/../../pwned.txt": "pwned.txt",
    f"{TOP}/Thumbs.db/../../pwned.txt": "pwned.txt",
    f"{TOP}/System Volume Information/../../../pwned.txt": "pwned.txt",
    f"{TOP}/.DS_Store/../../Tài liệu/đơn.docx": "đơn.docx",
    f"{TOP}/._x/../../Tài liệu/đơn.docx": "đơn.docx",
    f"{TOP}/TEP-RIENG/../trang/0/index.html": "trang/0/index.html",
    f"{TOP}/Thumbs.db/../{FILE}": FILE,
    f"{TOP}//{{abs}}/Thumbs.db/../x.txt": "x.txt",
    f"{TOP}//{{abs}}/pwned.txt": "pwned.txt",
    "{abs}/pwned.txt": "pwned.txt",
    "/{abs}/pwned.txt": "pwned.txt",
    "../pwned.txt": "pwned.txt",
    "../../../../../../../tmp/pwned.txt": "pwned.txt",
    "./pwned.txt": "pwned.txt",
    f"{TOP}/../pwned.txt": "pwned.txt",
    f"{TOP}/trang/../../pwned.txt": "pwned.txt",
    f"{TOP}/trang/./x.html": "x.html",
    f"{TOP}/trang//x.html": "x.html",
    f"{TOP}/..": "..",
    f"{TOP}/trang/..": "..",
    f"{TOP}/../": "..",
    f"{TOP}/../pwned/": "pwned",
    f"{TOP}/..\\pwned.txt": "pwned.txt",
    f"{TOP}/trang\\..\\..\\pwned.txt": "pwned.txt",
    f"{TOP}\\trang\\x.html": "x.html",
    f"{TOP}/\\\\may-khac\\chung\\x": "may-khac",
    f"{TOP}/C:\\Windows\\x.dll": "x.dll",
    f"{TOP}/C:x.txt": "x.txt",
    "C:/pwned.txt": "pwned.txt",
    f"{TOP}/trang/x.html:an": "x.html:an",
    "khac/pwned.txt": "pwned.txt",
    "pwned.txt": "pwned.txt",
}
NAMES = {
    f"{TOP}/{name}": name
    for name in (
        *("CON", "con.html", "trang/NUL", "nul.txt", "trang/aux.tar.gz", "PRN .txt", "COM1", "com9.html", "LPT1.txt", "COM¹.txt", "CONIN$"),
        *("trang/x.", "trang/x ", "trang./x.html", "trang /x.html", "...", " x.html", "MO-BAI~1.HTM"),
        *("a?.html", "a*.html", "a<b.html", 'a".html', "a|b.html"),
        *("x" * 300 + ".html", "trang/" + "ă" * 130 + ".html", "/".join("abcdefgh" for _ in range(40))),
        *("TEP-RIENG/x.txt", "tep-rieng/x.txt", "TEP-RIENG", "Thumbs.db", "trang/thumbs.db", "trang/.DS_Store", "desktop.ini"),
        *("trang/._index.html", "._evil.html", ".DS_Store/x.html", "System Volume Information/IndexerVolumeGuid", ".Trash-1000/x"),
        *("$RECYCLE.BIN/x", "__MACOSX/x"),
    )
}
UNSEEN = {
    f"{TOP}/trang/a\x1b[2Jb.html": "\\x1b[2J",
    f"{TOP}/trang/a\nb.html": "a\\nb",
    f"{TOP}/trang/a\rb.html": "a\\rb",
    f"{TOP}/trang/a\x00b.html": "a\\x00b",
    f"{TOP}/trang/a\x07.html": "a\\x07",
    f"{TOP}/trang/a\x7f.html": "a\\x7f",
    f"{TOP}/trang/a\x9b2Jb.html": "\\x9b2J",
    f"{TOP}/trang/a\u202elmth.exe": "\\u202e",
    f"{TOP}/SHA256SU\u200cMS": "\\u200c",
    f"{TOP}/trang/a\u2028b.html": "\\u2028",
    f"{TOP}/trang/a\ufeffb.html": "\\ufeff",
    f"{TOP}/trang/a\u00a0b.html": "\\xa0",
}
CLASHES = {
    f"{TOP}/trang/0/INDEX.html": "INDEX.html",
    f"{TOP}/Trang/9/index.html": "Trang/9",
    f"{TOP}/mo-bai-hoc.html": "mo-bai-hoc.html",
    f"{TOP}/sha256sums": "sha256sums",
    f"{TOP}/trang/0/index.html": "trang/0/index.html",
    f"{TOP}/{FILE}": FILE,
    f"{TOP}/trang": "trang",
    f"{TOP}/MO-BAI-HOC.html/x.html": "MO-BAI-HOC.html/x.html",
    f"{TOP}/trang/0/index.html/": "trang/0/index.html",
    f"{TOP.upper()}/trang/9/index.html": TOP.upper(),
    f"{TOP}/trang/0/ｉndex.html": "ｉndex.html",
}
KINDS = {
    "a link out": (entry(f"{TOP}/trang/9", _LINK), b"../../Tai lieu"),
    "a link in place of the start": (entry(f"{TOP}/trang/start.html", _LINK), b"../MO-BAI-HOC.html"),
    "a link with a folder's name": (entry(f"{TOP}/trang/9/", _LINK), b"/tmp"),
    "a pipe": (entry(f"{TOP}/trang/9", _FIFO), b""),
    "a device": (entry(f"{TOP}/trang/9", stat.S_IFCHR | 0o666), b""),
    "a socket": (entry(f"{TOP}/trang/9", stat.S_IFSOCK | 0o666), b""),
    "a folder with a file's name": (entry(f"{TOP}/trang/9", _DIR), b"x"),
    "a file with a folder's name": (entry(f"{TOP}/trang/9/"), b"x"),
    "a folder by the attributes of DOS": (entry(f"{TOP}/trang/9", 0, 0x10), b"x"),
    "a mount point by the attributes of Windows": (entry(f"{TOP}/trang/9", 0, 0x400), b"x"),
    "packed in another way": (entry(f"{TOP}/trang/9", method=zipfile.ZIP_BZIP2), b"x"),
    "packed in a third way": (entry(f"{TOP}/trang/9", method=zipfile.ZIP_LZMA), b"x"),
}
ADDED = OUTSIDE | NAMES | UNSEEN | CLASHES


def _short(name: str) -> str:
    return ascii(name)[:60]


@pytest.fixture
def arena(tmp_path: Path) -> Path:
    """An old copy with other people's things around it."""
    disk.write_folder(copy_of("cu", 3), tmp_path / "arena" / "bản sao")
    disk.write_file(tmp_path / "arena" / "Tài liệu" / "đơn.docx", b"x")
    return tmp_path / "arena"


def _refused(arena: Path, evil: Path, named: str) -> None:
    """Both commands refuse, name it, print nothing raw, and leave everything around as it was."""
    before = everything(arena.parent)
    for arguments in (("verify", evil), ("update", arena / "bản sao", "--from", evil), ("update", arena / "mới", "--from", evil)):
        code, output = said(*arguments)
        assert code == 1, output
        assert named[:60] in output, output
        assert not [letter for letter in output if letter != "\n" and not letter.isprintable()], output
        assert everything(arena.parent) == before


@pytest.mark.parametrize("name", ADDED, ids=_short)
def test_a_hostile_name_is_refused_and_nothing_is_written(arena: Path, name: str) -> None:
    evil = zip_with(arena / "x.zip", [(entry(name.replace("{abs}", str(arena))), b"hack")])
    _refused(arena, evil, ADDED[name])


@pytest.mark.parametrize("name", [name for name in ADDED if name.startswith(f"{TOP}/") and not name.endswith("/")], ids=_short)
def test_a_hostile_name_that_the_list_names_too_is_refused(arena: Path, name: str) -> None:
    name = name.replace("{abs}", str(arena))
    files = copy_of("moi", 3)
    files.pop(FILE)
    listed = sums(files) + sums({name.removeprefix(f"{TOP}/"): b"hack"})
    _refused(arena, zip_with(arena / "x.zip", [(entry(name), b"hack")], files | {FILE: listed}), ADDED.get(name, ""))
    disk.write_folder(files | {FILE: listed}, arena / "thư mục")
    assert said("verify", arena / "thư mục")[0] == 1


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_plain_file_is_refused(arena: Path, kind: str) -> None:
    _refused(arena, zip_with(arena / "x.zip", [KINDS[kind]]), KINDS[kind][0].filename.rstrip("/"))


def test_the_two_ways_to_write_a_letter_with_marks_are_one_name(arena: Path) -> None:
    pair = [unicodedata.normalize(form, f"{TOP}/trang/bài.html") for form in ("NFC", "NFD")]
    assert pair[0] != pair[1]
    _refused(arena, zip_with(arena / "x.zip", [(entry(name), b"x") for name in pair]), pair[1])


def test_only_the_first_of_very_many_hostile_names_are_printed(arena: Path) -> None:
    evil = zip_with(arena / "x.zip", [(entry(f"{TOP}/../{number}"), b"") for number in range(500)])
    code, output = said("verify", evil)
    assert (code, output.count("../") < 30, "480" in output) == (1, True, True)


def test_hostile_zips_are_many() -> None:
    assert len(ADDED) + len(KINDS) >= 60
