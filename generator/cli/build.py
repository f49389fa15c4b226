"""`sotay build`: the whole build."""

from __future__ import annotations

from pathlib import Path

import click

from generator.build import build
from generator.cli.shared import Command, guides_option, host_option, lang_option, out_option, release_option, teller, today
from generator.guide.shared import COMMUNE
from generator.job import Job
from generator.words import words


@click.command("build", cls=Command)
@guides_option
@out_option
@host_option
@release_option
@lang_option
def build_command(guides: Path, out: Path, host: str | None, release: bool, lang: str) -> None:
    """Dựng cả trang và tờ rơi vào build/site."""
    job = Job(today=today(), guides=guides, out=out, host=host, release=release)
    report = build(job, teller(lang))
    if report.draft:
        click.echo(words("cli", lang)["draft"].format(host=report.host, commune=job.place(COMMUNE).file), err=True)
    if report.without_phone:
        click.echo(words("cli", lang)["no_phone"].format(names=", ".join(report.without_phone), commune=job.place(COMMUNE).file), err=True)
    click.echo(words("cli", lang)["done"].format(site=out / "site", **report.figures()))
