"""`sotay check`: every problem of every guide at once."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.check_table import questions, summary, table
from generator.cli.shared import Command, guides_option, host_option, lang_option, release_option, show, today
from generator.job import Job, read_guides
from generator.words import words


@click.command("check", cls=Command)
@guides_option
@host_option
@release_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True, help="Cách in ra")
@click.option("--table", "tabled", is_flag=True, help="In thêm bảng: mỗi bài mấy bước, mấy hình, câu dài bao nhiêu, mấy nguồn, phải hỏi ai")
@lang_option
def check_command(guides: Path, host: str | None, release: bool, form: str, tabled: bool, lang: str) -> None:
    """Soát mọi bài, in ra mọi lỗi một lần, không ghi gì."""
    job = Job(today=today(), guides=guides, host=host, release=release)
    handbook, _, warnings = read_guides(job)
    show(warnings, form, lang)
    if form == "text":
        if tabled:
            click.echo(table(handbook, lang))
            open_ones = questions(handbook, lang)
            if open_ones:
                click.echo(f"\n{open_ones}")
        click.echo(summary(handbook, lang), err=True)
        click.echo(words("cli", lang)["clean"].format(warnings=len(warnings)), err=True)
