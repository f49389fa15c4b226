"""Small copies, good and hostile, for tests of `verify` and `update`."""

from __future__ import annotations

import datetime
import stat
import warnings
import zipfile
from collections.abc import Iterable
from pathlib import Path

from click.testing import CliRunner

from generator.cli.main import main
from generator.disk import disk
from generator.stick.sums import FILE, sums

DAY = datetime.date(2026, 11, 22)
TOP = "so-tay-so-moi"


def copy_of(words: str, pages: int = 60) -> disk.Files:
    """A copy of `pages` + 2 files and their list."""
    files = {f"trang/{number}/index.html": f"{words} {number} ".encode() * 400 for number in range(pages)}
    files |= {"MO-BAI-HOC.html": words.encode(), "DOC-TOI.txt": b"x"}
    return files | {FILE: sums(files)}


def said(*arguments: object) -> tuple[int, str]:
    """Exit code and output of a command."""
    done = CliRunner().invoke(main, [str(each) for each in arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def entry(name: str, mode: int = stat.S_IFREG | 0o644, attributes: int = 0, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    """An entry of this raw name: `ZipInfo` itself would cut a name at NUL."""
    info = zipfile.ZipInfo("x")
    info.filename = info.orig_filename = name
    info.create_system = 3
    info.external_attr = mode << 16 | attributes
    info.compress_type = method
    return info


def zip_with(path: Path, added: Iterable[tuple[zipfile.ZipInfo, bytes]], files: disk.Files | None = None) -> Path:
    """A good copy's zip with more entries, whose names begin at the zip's own top."""
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore")  # that a name is there twice
        for name, content in (files or copy_of("moi", 3)).items():
            archive.writestr(entry(f"{TOP}/{name}"), content)
        for info, content in added:
            archive.writestr(info, content)
    return path


def everything(folder: Path) -> dict[str, bytes]:
    """All that lies below a folder: files with content, folders and links with nothing."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}
