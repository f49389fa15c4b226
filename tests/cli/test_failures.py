"""Every failure has its sentence with what to do, in both languages: the table of failures, error by error."""

from __future__ import annotations

import errno
import pickle
import subprocess
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound

from generator.cli import failures
from generator.disk import disk
from generator.disk.lock import BusyError
from generator.paper.app_icon import AppIconData
from generator.paper.fonts import FontError, font_files
from generator.paper.printed import PressError, Print, press_all
from generator.paper.readback import ReadBackError
from generator.paper.typst import PaperError, TooLongError
from generator.problems import GuideError, Place, problem
from generator.qr.qr import QrSizeError
from generator.sign.order import OrderError
from generator.site import mkdocs
from generator.site.mkdocs import MkDocsError
from generator.site.verify import SiteError
from generator.stick.archive import ArchiveError
from generator.stick.sums import SumsError, Verdict
from generator.stick.update import BrokenError, NoRoomError, NotACopyError
from generator.words import LANGUAGES
from generator.zim.zim import NoLibzimError

ERRORS: list[Exception] = [
    GuideError([problem(Place("guides/a.yml"), "SO401", host="x")]),
    BusyError("build"),
    MkDocsError("Aborted with 1 warnings"),
    SiteError(["103/index.html: no link"]),
    PressError("to-roi/103-a4.pdf", 103, "no glyph"),
    PaperError("bài 103", "a4", "no glyph"),
    TooLongError("a4", "bài 103", 3.5),
    ReadBackError("not read"),
    QrSizeError("too small"),
    BrokenProcessPool("died"),
    MemoryError(),
    NoLibzimError(),
    SumsError(""),
    SumsError("line"),
    ArchiveError("x.zip"),
    BrokenError(Verdict(3, ("a",))),
    NotACopyError("there"),
    NoRoomError(2_000_000, 1_000_000),
    OrderError("bank", bank="x"),
    OrderError("account", 3, account="x"),
    OSError(errno.ENOSPC, "full", "a.pdf"),
    KeyError("x"),
    RecursionError(),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_everything_has_words_in_both_languages(error: Exception, lang: str) -> None:
    said = failures.told(error, lang)
    assert said.text
    assert said.code == 1
    assert "{" not in said.text
    assert "Traceback" not in said.text


def test_the_table_holds_each_kind_once_and_ends_with_everything() -> None:
    kinds = [row.kind for row in failures.TABLE]
    assert len(set(kinds)) == len(kinds)
    assert kinds[-1] is Exception
    for later, kind in enumerate(kinds):
        assert not any(issubclass(kind, before) for before in kinds[:later]), f"{kind} is never reached"


@pytest.mark.parametrize(
    ("error", "vi", "en"),
    [
        (disk.WritingError(errno.ENOSPC, "x", "a.pdf"), "Không ghi được a.pdf: đĩa đã đầy.", "Cannot write a.pdf: the disk is full."),
        (OSError(errno.EDQUOT, "x"), "đĩa đã đầy", "the disk is full"),
        (disk.WritingError(errno.EROFS, "x", "a.pdf"), "chỉ cho đọc", "read-only"),
        (disk.WritingError(errno.EACCES, "x", "a.pdf"), "Không ghi được a.pdf: máy không cho", "Cannot write a.pdf: permission"),
        (disk.ReadingError(errno.EPERM, "x", "a.yml"), "Không đọc được a.yml: máy không cho", "Cannot read a.yml: permission was denied."),
        (disk.WritingError(errno.ENAMETOOLONG, "x", "a.pdf"), "tên dài quá", "too long"),
        (OSError(errno.EMFILE, "x", "a.yml"), "mở quá nhiều tệp", "too many files are open"),
        (disk.ReadingError(errno.EIO, "x", "a.yml"), "Không đọc được a.yml: đĩa hay USB báo hỏng", "a.yml: the disk reports a fault"),
        (FileNotFoundError(errno.ENOENT, "x", "a.yml"), "a.yml: không còn ở đó.", "a.yml: it is not there."),
        (disk.ReadingError(errno.EISDIR, "x", "a.yml"), "là thư mục", "is a folder"),
        (disk.WritingError(errno.ENOTDIR, "x", "a/b"), "có một tệp nằm ở chỗ", "a file is where"),
        (OSError(errno.EXDEV, "Cross-device link", "a"), "Cross-device link", "Cross-device link"),
        (OSError("no number"), "no number", "no number"),
    ],
)  # fmt: skip
def test_the_disk_s_troubles_each_have_their_sentence(error: OSError, vi: str, en: str) -> None:
    for lang, says in (("vi", vi), ("en", en)):
        text = failures.told(error, lang).text
        assert says in text
        assert ("Dọn bớt chỗ trống" in text or "Free some space" in text) == (error.errno in (errno.ENOSPC, errno.EDQUOT))


def test_the_disk_says_which_file_and_whether_it_was_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")  # as the system says it: without a name

    (tmp_path / "folder").mkdir()
    with pytest.raises(disk.ReadingError) as reading:
        disk.read_file(tmp_path / "folder")
    assert (reading.value.errno, reading.value.filename) == (errno.EISDIR, str(tmp_path / "folder"))
    monkeypatch.setattr(Path, "write_bytes", full)
    for write in (lambda: disk.write_file(tmp_path / "a", b""), lambda: disk.write_folder({"a": b""}, tmp_path / "b")):
        with pytest.raises(disk.WritingError) as writing:
            write()
        assert writing.value.errno == errno.ENOSPC
        assert str(tmp_path) in writing.value.filename


@pytest.mark.parametrize("count", [1, 6])
def test_a_sheet_that_cannot_be_made_names_its_file_and_lesson(count: int, tmp_path: Path) -> None:
    """Six are made by other processes, from which an exception comes back by pickle."""
    disk.write_folder(font_files(), tmp_path)
    data: AppIconData = {"subject": "bài 103", "document_title": "x", "svg": "no drawing", "side": 10}
    with pytest.raises(PressError) as caught:
        list(press_all([Print("to-roi/103-a4.pdf", "app-icon", data, "a4", lesson=103)] * count, tmp_path))
    assert (caught.value.path, caught.value.lesson) == ("to-roi/103-a4.pdf", 103)
    said = failures.told(caught.value, "vi").text
    assert "to-roi/103-a4.pdf (app-icon.typ: " in said
    assert "bài 103" in said


MKDOCS = """INFO    -  Building documentation
WARNING -  Doc file 'a.md' contains a link '../khong-co.md', but the target is not found among documentation files.

Aborted with 1 warnings in strict mode!"""
TOOLS: dict[str, tuple[Exception, tuple[str, ...]]] = {
    "MkDocs refuses a page": (MkDocsError(MKDOCS), ("MkDocs", "a.md", "khong-co.md", "thư mục docs")),
    "MkDocs falls over": (MkDocsError("Traceback (most recent call last):\n  File x\nKeyError: 'theme'"), ("MkDocs", "KeyError: 'theme'")),
    "MkDocs is not there": (
        MkDocsError("Traceback (most recent call last):\nModuleNotFoundError: No module named 'mkdocs'"),
        ("No module named 'mkdocs'", "cài lại"),
    ),
    "MkDocs is ended by the system": (MkDocsError("exit code -9"), ("exit code -9",)),
    "the site has a fault": (SiteError(["103/index.html: no link", "x"]), ("2 chỗ", "103/index.html: no link")),
    "a layout stops": (PaperError("bài 103", "a4", "panicked with: no room\n  at a4.typ"), ("bài 103", "panicked with: no room")),
    "a layout of a sheet stops": (
        PressError("to-roi/103-a4.pdf", 103, "a4.typ: bài 103, layout a4: error: unknown variable: x\n┌─ a4.typ"),
        ("to-roi/103-a4.pdf", "a4.typ", "unknown variable: x"),
    ),
    "codes cannot be read back": (ReadBackError("to-roi/103-a4.pdf: 1 of 2"), ("Mã QR", "1 of 2")),
    "a template is not there": (TemplateNotFound("lesson.md.j2"), ("lesson.md.j2", "Cài lại")),
    "a font is not there": (FontError("notos"), ("notos", "pymupdf-fonts", "Cài lại")),
    "a package is not there": (ModuleNotFoundError("No module named 'typst'", name="typst"), ("typst", "Cài lại")),
}


@pytest.mark.parametrize("trouble", TOOLS)
def test_a_tool_that_fails_is_named_with_what_it_says_and_what_to_do(trouble: str) -> None:
    error, says = TOOLS[trouble]
    told = failures.told(error, "vi")
    assert [each for each in says if each not in told.text] == []
    assert "ngoài dự tính" not in told.text
    assert "\n" not in told.text
    assert told.details


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [("a\n{{ x.y }}\n", 2, "'x' is undefined"), ("{% if %}", 1, "Expected an expression"), ("a\n\n{{ 1 / 0 }}", 3, "zero")],
)
def test_a_template_that_cannot_be_filled_in_is_named_with_its_line(text: str, line: int, says: str, tmp_path: Path) -> None:
    (tmp_path / "lesson.md.j2").write_text(text)
    with pytest.raises(Exception, match=says) as caught:
        Environment(loader=FileSystemLoader(tmp_path), undefined=StrictUndefined).get_template("lesson.md.j2").render()
    told = failures.told(caught.value, "vi").text
    assert f"Mẫu lesson.md.j2, dòng {line}," in told
    assert says in told


@pytest.mark.parametrize(
    ("stderr", "number", "file"),
    [
        ("OSError: [Errno 28] No space left on device", 28, "site"),
        ("PermissionError: [Errno 13] Permission denied: 'a.html'", 13, "a.html"),
        ("OSError: [Errno 28] No space left on device: '/docs/a.pdf' -> '/.next/a.pdf'", 28, "/.next/a.pdf"),
    ],
)
def test_a_disk_that_takes_nothing_from_mkdocs_is_told_as_a_disk(
    stderr: str, number: int, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = subprocess.CompletedProcess([], 1, "", f"Traceback (most recent call last):\n  File x\n{stderr}\n")
    monkeypatch.setattr("generator.site.mkdocs.child.run", lambda *_a: done)
    with pytest.raises(disk.WritingError) as caught:
        mkdocs.run(tmp_path / "mkdocs.yml", tmp_path / "site", epoch=0)
    assert caught.value.errno == number
    assert str(caught.value.filename).endswith(file)
    assert ("đĩa đã đầy" in failures.told(caught.value, "vi").text) == (number == errno.ENOSPC)


def _no_font(name: str) -> bytes:
    raise FileNotFoundError(errno.ENOENT, "No such file", f"{name}.ttf")


@pytest.mark.parametrize("font", [_no_font, lambda _name: b"", lambda _name: b"<!doctype html>"])
def test_a_font_that_is_missing_or_damaged_is_named(font: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pymupdf_fonts.myfont", font)
    with pytest.raises(FontError, match="notos"):
        font_files()


@pytest.mark.parametrize("error", [PressError("a.pdf", 103, "x"), PaperError("bài 103", "a4", "x"), TooLongError("a4", "bài 103", 3.5)])
def test_errors_of_the_press_come_back_whole_from_other_processes(error: Exception) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
