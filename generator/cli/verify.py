"""`sotay verify`: is a copy whole?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.failures import faults
from generator.cli.shared import Command, lang_option
from generator.cli.which_copy import key_option, known_key, must_exist, newest, unsigned_option, who_signed
from generator.stick.checking import checked, signed_list
from generator.stick.signed import judged
from generator.words import words


@click.command("verify", cls=Command)
@click.argument("path", type=click.Path(path_type=Path))
@key_option
@unsigned_option
@lang_option
def verify_command(path: Path, key: str | None, unsigned: bool, lang: str) -> None:
    """Soát một bản sao (thư mục hoặc tệp zip) xem có thiếu, có hỏng, có đúng chữ ký. Là thư mục build/offline thì soát bản gói sau cùng."""
    said = words("cli", lang)["verify"]
    must_exist(path, said)
    path = newest(path, said)
    key = known_key(key)
    by = judged(*signed_list(path), key, unsigned=unsigned)
    verdict = checked(path)
    if not verdict.whole:
        click.echo(faults(verdict, lang))
        click.echo(said["broken"].format(count=verdict.count), err=True)
        sys.exit(1)
    click.echo(said["whole"].format(files=verdict.files))
    click.echo(who_signed(by, key, lang))
