"""`sotay pack`, `verify`, `update`: the copy without network. Parse, call, print."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from generator.command_line import guides_option, host_option, kind_errors, lang_option, out_option, teller, today
from generator.guide.handbook import code_of
from generator.guide.load import LESSON_FILE
from generator.job import Job
from generator.offline.archive import ArchiveError, RefusedError
from generator.offline.checking import checked
from generator.offline.copy_files import START
from generator.offline.entry_names import shown
from generator.offline.sums import FILE, SumsError, Verdict
from generator.offline.update import BrokenError, NoFilesError, NoRoomError, NotACopyError, update
from generator.offline.zim import NoLibzimError
from generator.pack import NAME, pack
from generator.publish import disk
from generator.words import words

_MB = 1_000_000

_NAMED = 20
"""So many entries of a hostile zip are named; it may have thousands."""


@click.command("pack")
@guides_option
@out_option
@host_option
@click.option("--lessons", metavar="103,502", help="Chỉ những bài này (và bài dành cho người bị lừa)")
@click.option("--topic", "topics", type=click.IntRange(1, 9), multiple=True, help="Chỉ chủ đề này; ghi nhiều lần được")
@click.option("--epub", is_flag=True, help="Làm thêm sách điện tử EPUB, cho ứng dụng đọc sách")
@click.option("--zim", is_flag=True, help="Làm thêm tệp ZIM, cho ứng dụng Kiwix")
@lang_option
def pack_command(
    guides: Path, out: Path, host: str | None, lessons: str | None, topics: tuple[int, ...], epub: bool, zim: bool, lang: str
) -> None:
    """Gói bản xem không cần mạng vào build/offline."""
    job = Job(today=today(), guides=guides, out=out, host=host)
    said = words("cli", lang)["pack"]
    forms = [form for form, asked in (("epub", epub), ("zim", zim)) if asked]
    with _no_libzim(said), kind_errors(lang):
        packed = pack(job, teller(lang), _codes(job, lessons, topics, said), forms)
        sizes = {"folder_mb": f"{packed.folder_bytes / _MB:.1f}", "archive_mb": f"{packed.archive_bytes / _MB:.1f}"}
        blanks = {"lessons": packed.lessons, "files": packed.files, "folder": packed.folder, "archive": packed.archive}
        click.echo(said["done"].format(**blanks, **sizes, start=START))
        for form, (path, size) in packed.more.items():
            click.echo(said[form].format(file=path, mb=f"{size / _MB:.1f}"))


@contextmanager
def _no_libzim(said: dict[str, str]) -> Iterator[None]:
    """Say what to install where a ZIM cannot be made; then exit with 1."""
    try:
        yield
    except NoLibzimError:
        click.echo(said["no_libzim"], err=True)
        sys.exit(1)


def _codes(job: Job, lessons: str | None, topics: tuple[int, ...], said: dict[str, Any]) -> set[int] | None:
    """The lessons asked for; None for all. Wrong usage ends in one sentence."""
    if lessons is None and not topics:
        return None
    known = sorted(code_of(name) for name in disk.names(job.guides) if LESSON_FILE.fullmatch(name))
    asked = [word.strip() for word in (lessons or "").split(",") if word.strip()]
    if not all(re.fullmatch("[1-9][0-9]{2}", word) for word in asked):
        raise click.UsageError(said["not_codes"])
    wanted = {int(word) for word in asked}
    for code in sorted(wanted.difference(known)):
        raise click.UsageError(said["no_lesson"].format(code=code, known=", ".join(map(str, known))))
    for digit in topics:
        of_topic = {code for code in known if code // 100 == digit}
        if not of_topic:
            raise click.UsageError(said["no_topic"].format(digit=digit))
        wanted |= of_topic
    return wanted


@click.command("verify")
@click.argument("path", type=click.Path(path_type=Path))
@lang_option
def verify_command(path: Path, lang: str) -> None:
    """Soát một bản sao (thư mục hoặc tệp zip) xem có thiếu, có hỏng. Là thư mục build/offline thì soát bản gói sau cùng."""
    said = words("cli", lang)["verify"]
    _must_exist(path, said)
    path = _newest(path, said)
    with _damaged(said), kind_errors(lang):
        verdict = checked(path)
        _show(verdict, said)
        if not verdict.whole:
            sys.exit(1)
        click.echo(said["whole"].format(files=verdict.files))


@click.command("update")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--from", "source", type=click.Path(path_type=Path), required=True, help="Tệp zip của bản mới, hoặc thư mục build/offline")
@lang_option
def update_command(folder: Path, source: Path, lang: str) -> None:
    """Thay bản sao cũ trong một thư mục bằng bản mới; mất điện giữa chừng cũng không mất gì."""
    said = words("cli", lang)
    _must_exist(source, said["verify"])
    source = _newest(source, said["verify"])
    if source.is_dir():
        raise click.UsageError(said["update"]["not_a_zip"].format(path=source))
    try:
        with _damaged(said["verify"]), kind_errors(lang):
            done = update(folder, source)
            for name in done.kept:
                click.echo(said["update"]["kept"].format(name=shown(name)))
            click.echo(said["update"]["done"].format(folder=folder, files=done.files))
            return
    except BrokenError as error:
        _show(error.verdict, said["verify"])
        told = said["update"]["stopped"]
    except NotACopyError as error:
        told = said["update"]["not_a_copy"].format(folder=error)
    except NoFilesError as error:
        for name in error.names:
            click.echo(said["verify"]["no_file"].format(name=shown(name)))
        told = said["update"]["no_files"]
    except NoRoomError as error:
        told = said["update"]["no_room"].format(free=error.free // _MB, needed=error.needed // _MB + 1)
    click.echo(told, err=True)
    sys.exit(1)


def _must_exist(path: Path, said: dict[str, str]) -> None:
    """Wrong usage where there is nothing at this path, or nothing that can be read to its end."""
    if not path.exists():
        raise click.UsageError(said["nothing"].format(path=path))
    if not (path.is_file() or path.is_dir()):
        raise click.UsageError(said["not_a_file"].format(path=path))


def _newest(path: Path, said: dict[str, str]) -> Path:
    """The zip that was packed last, for the folder that `sotay pack` writes into, whose zips carry a date and a digest; else the path."""
    packed = () if not path.is_dir() or (path / FILE).exists() else tuple(path.glob(f"{NAME}-*.zip"))
    if not packed:
        return path
    newest = max(packed, key=lambda each: (each.stat().st_mtime_ns, each.name))
    click.echo(said["newest"].format(path=newest))
    return newest


@contextmanager
def _damaged(said: dict[str, Any]) -> Iterator[None]:
    """Put into words what is wrong with a list or a zip; then exit with 1."""
    try:
        yield
        return
    except SumsError as error:
        told = said["bad_list"].format(file=FILE, line=shown(str(error), 200)) if str(error) else said["no_list"].format(file=FILE)
    except ArchiveError as error:
        told = said["bad_zip"].format(name=shown(str(error), 200))
    except RefusedError as error:
        for name, why in error.faults[:_NAMED]:
            click.echo(said["refused"][why].format(name=shown(name)))
        rest = len(error.faults) - _NAMED
        told = "\n".join(([said["refused"]["more"].format(count=rest)] if rest > 0 else []) + [said["unsafe"]])
    click.echo(told, err=True)
    sys.exit(1)


def _show(verdict: Verdict, said: dict[str, str]) -> None:
    """Name every fault."""
    faults = [(kind, name) for kind in ("missing", "changed", "extra", "no_file") for name in getattr(verdict, kind)]
    for kind, name in faults:
        click.echo(said[kind].format(name=shown(name)))
    if faults:
        click.echo(said["broken"].format(count=len(faults)), err=True)
