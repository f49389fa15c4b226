"""`sotay verify`: is a copy whole?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.failures import faults
from generator.cli.shared import Command, lang_option
from generator.cli.which_copy import must_exist, newest
from generator.stick.checking import checked
from generator.words import words


@click.command("verify", cls=Command)
@click.argument("path", type=click.Path(path_type=Path))
@lang_option
def verify_command(path: Path, lang: str) -> None:
    """Soát một bản sao (thư mục hoặc tệp zip) xem có thiếu, có hỏng. Là thư mục build/offline thì soát bản gói sau cùng."""
    said = words("cli", lang)["verify"]
    must_exist(path, said)
    path = newest(path, said)
    verdict = checked(path)
    if not verdict.whole:
        click.echo(faults(verdict, lang))
        click.echo(said["broken"].format(count=verdict.count), err=True)
        sys.exit(1)
    click.echo(said["whole"].format(files=verdict.files))
