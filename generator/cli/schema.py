"""`sotay schema`: what editors complete and check fields with."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.shared import Command, guides_option, lang_option
from generator.disk import disk
from generator.guide.schema import schemas
from generator.words import words


@click.command("schema", cls=Command)
@guides_option
@lang_option
def schema_command(guides: Path, lang: str) -> None:
    """Ghi lại tệp gợi ý cho trình soạn thảo (guides/schema/)."""
    made = schemas()
    for name, content in made.items():
        disk.write_file(guides / name, content)
    click.echo(words("cli", lang)["schema_done"].format(count=len(made), folder=guides / "schema"))
