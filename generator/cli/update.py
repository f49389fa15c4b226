"""`sotay update`: a newer copy in the place of an older one."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.shared import Command, lang_option
from generator.cli.which_copy import key_option, known_key, must_exist, newest, unsigned_option, who_signed
from generator.stick.entry_names import shown
from generator.stick.update import update
from generator.words import words


@click.command("update", cls=Command)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--from", "source", type=click.Path(path_type=Path), required=True, help="Tệp zip của bản mới, hoặc thư mục build/offline")
@key_option
@unsigned_option
@lang_option
def update_command(folder: Path, source: Path, key: str | None, unsigned: bool, lang: str) -> None:
    """Thay bản sao cũ trong một thư mục bằng bản mới; mất điện giữa chừng cũng không mất gì."""
    said = words("cli", lang)
    must_exist(source, said["verify"])
    source = newest(source, said["verify"])
    if source.is_dir():
        raise click.UsageError(said["update"]["not_a_zip"].format(path=source))
    key = known_key(key)
    done = update(folder, source, key, unsigned=unsigned)
    for name in done.kept:
        click.echo(said["update"]["kept"].format(name=shown(name)))
    click.echo(said["update"]["done"].format(folder=folder, files=done.files))
    click.echo(who_signed(done.by, key, lang))
