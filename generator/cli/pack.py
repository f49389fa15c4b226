"""`sotay pack`: the copy without network, and books."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from generator.cli.keys import USUAL, opened
from generator.cli.shared import Command, guides_option, host_option, lang_option, out_option, tell_undecided, today
from generator.cli.teller import teller
from generator.cli.typed import lesson_codes
from generator.disk import disk
from generator.evening import NoSessionError, pack_evening
from generator.guide.checks.replaced import undecided
from generator.guide.handbook import code_of
from generator.guide.kinds import LESSON_FILE
from generator.guide.reading import commune_of
from generator.job import Job, guides_in, key_of
from generator.outputs import BOOKS
from generator.pack import Sign, pack
from generator.stick.copy_files import START
from generator.stick.signed import signature_of
from generator.words import words

_MB = 1_000_000

_Command = TypeVar("_Command", bound=Callable[..., object])


def _book_options(command: _Command) -> _Command:
    """One option for each kind of book in the table of outputs."""
    for book in reversed(BOOKS):
        command = click.option(f"--{book.form}", book.form, is_flag=True, help=book.says)(command)
    return command


@click.command("pack", cls=Command)
@guides_option
@out_option
@host_option
@click.option("--lessons", metavar="103,502", help="Chỉ những bài này (và bài dành cho người bị lừa)")
@click.option("--topic", "topics", type=click.IntRange(1, 9), multiple=True, help="Chỉ chủ đề này; ghi nhiều lần được")
@click.option("--session", type=click.IntRange(1, 99), help="Mọi thứ để in và chiếu cho một buổi học, trong một tệp zip")
@click.option(
    "--sign",
    "signing",
    type=click.Path(dir_okay=False, path_type=Path),
    is_flag=False,
    flag_value=f"~/{USUAL.as_posix()}",
    help="Ký bản sao bằng khóa bí mật trong tệp này (không ghi tệp: ~/khoa-so-tay/so-tay.key)",
)
@_book_options
@lang_option
def pack_command(
    guides: Path,
    out: Path,
    host: str | None,
    lessons: str | None,
    topics: tuple[int, ...],
    session: int | None,
    signing: Path | None,
    lang: str,
    **books: bool,
) -> None:
    """Gói bản xem không cần mạng vào build/offline."""
    job = Job(today=today(), guides=guides, out=out, host=host)
    said = words("cli", lang)["pack"]
    if session is not None:
        if lessons is not None or topics or signing or any(books.values()):
            raise click.UsageError(said["session_alone"])
        try:
            with teller(lang) as tell:
                made = pack_evening(job, session, tell)
        except NoSessionError as error:
            known = ", ".join(map(str, error.known))
            raise click.UsageError(said["no_session" if known else "no_sessions"].format(number=session, known=known)) from None
        mb = f"{made.size / _MB:.1f}"
        tell_undecided(undecided(made.warnings), lang)
        click.echo(said["session"].format(number=session, title=made.title, archive=made.archive, files=made.files, mb=mb))
        return
    codes = _codes(job, lessons, topics, lang)
    sign = _signing(job, signing, lang) if signing else None
    with teller(lang) as tell:
        packed = pack(job, tell, codes, [form for form, asked in books.items() if asked], sign)
    sizes = {"folder_mb": f"{packed.folder_bytes / _MB:.1f}", "archive_mb": f"{packed.archive_bytes / _MB:.1f}"}
    blanks = {"lessons": packed.lessons, "files": packed.files, "folder": packed.folder, "archive": packed.archive}
    tell_undecided(undecided(packed.warnings), lang)
    click.echo(said["done"].format(**blanks, **sizes, start=START))
    if sign is not None:
        click.echo(said["signed"])
    elif key_of(guides) is not None:
        click.echo(said["unsigned"], err=True)
    for form, (path, size) in packed.more.items():
        click.echo(said[form].format(file=path, mb=f"{size / _MB:.1f}"))


def _signing(job: Job, file: Path, lang: str) -> Sign:
    """Signs with the key in a file, once its passphrase is typed; only with the one that the commune has told, if it has told one."""
    file = file.expanduser()
    signer, told = opened(file, lang), key_of(job.guides)
    if told is not None and signer.public != told:
        raise click.UsageError(words("cli", lang)["keys"]["not_theirs"].format(file=file))
    last = file.with_suffix(".last")

    def sign(text: bytes, version: str) -> bytes:
        signature = signature_of(text, signer, version, disk.read_file(last), job.today)
        disk.write_lasting(last, signature)
        return signature

    return sign


def _codes(job: Job, lessons: str | None, topics: tuple[int, ...], lang: str) -> set[int] | None:
    """The lessons asked for; None for all. Wrong usage ends in one sentence."""
    if lessons is None and not topics:
        return None
    said = words("cli", lang)["pack"]
    files, _ = guides_in(job.guides)
    commune = commune_of(files)
    hidden = commune.hidden if commune else frozenset()
    known = sorted({code_of(name) for name in files if LESSON_FILE.fullmatch(name)} - hidden)
    wanted = set() if lessons is None else set(lesson_codes(lessons, lang))
    for code in sorted(wanted.difference(known)):
        raise click.UsageError(said["no_lesson"].format(code=code, known=", ".join(map(str, known))))
    for digit in topics:
        of_topic = {code for code in known if code // 100 == digit}
        if not of_topic:
            raise click.UsageError(said["no_topic"].format(digit=digit))
        wanted |= of_topic
    return wanted
