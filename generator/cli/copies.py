"""`sotay pack`, `verify`, `update`: the copy without network. Parse, call, print."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import click

from generator.cli.failures import faults
from generator.cli.shared import Command, guides_option, host_option, lang_option, out_option, teller, today
from generator.disk import disk
from generator.guide.handbook import code_of
from generator.guide.load import LESSON_FILE
from generator.job import Job
from generator.pack import NAME, pack
from generator.stick.checking import checked
from generator.stick.copy_files import START
from generator.stick.entry_names import shown
from generator.stick.sums import FILE
from generator.stick.update import update
from generator.words import words

_MB = 1_000_000

_NAMED = 20
"""So many entries of a hostile zip are named; it may have thousands."""


@click.command("pack", cls=Command)
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
    packed = pack(job, teller(lang), _codes(job, lessons, topics, said), forms)
    sizes = {"folder_mb": f"{packed.folder_bytes / _MB:.1f}", "archive_mb": f"{packed.archive_bytes / _MB:.1f}"}
    blanks = {"lessons": packed.lessons, "files": packed.files, "folder": packed.folder, "archive": packed.archive}
    click.echo(said["done"].format(**blanks, **sizes, start=START))
    for form, (path, size) in packed.more.items():
        click.echo(said[form].format(file=path, mb=f"{size / _MB:.1f}"))


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


@click.command("verify", cls=Command)
@click.argument("path", type=click.Path(path_type=Path))
@lang_option
def verify_command(path: Path, lang: str) -> None:
    """Soát một bản sao (thư mục hoặc tệp zip) xem có thiếu, có hỏng. Là thư mục build/offline thì soát bản gói sau cùng."""
    said = words("cli", lang)["verify"]
    _must_exist(path, said)
    path = _newest(path, said)
    verdict = checked(path)
    if not verdict.whole:
        click.echo(faults(verdict, lang))
        click.echo(said["broken"].format(count=verdict.count), err=True)
        sys.exit(1)
    click.echo(said["whole"].format(files=verdict.files))


@click.command("update", cls=Command)
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
    done = update(folder, source)
    for name in done.kept:
        click.echo(said["update"]["kept"].format(name=shown(name)))
    click.echo(said["update"]["done"].format(folder=folder, files=done.files))


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
