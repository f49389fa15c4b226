"""`sotay build`: the whole build."""

from __future__ import annotations

from pathlib import Path

import click

from generator.build import build
from generator.cli.shared import FOLDER, Command, guides_option, host_option, lang_option, out_option, release_option, teller, today
from generator.guide.shared import COMMUNE
from generator.job import Job
from generator.words import words


@click.command("build", cls=Command)
@guides_option
@out_option
@host_option
@release_option
@click.option("--cache", type=FOLDER, show_default="trong thư mục kết quả", help="Thư mục giữ các tờ đã in, nhiều nơi dùng chung được")
@lang_option
def build_command(guides: Path, out: Path, host: str | None, release: bool, cache: Path | None, lang: str) -> None:
    """Dựng cả trang và tờ rơi vào build/site."""
    job = Job(today=today(), guides=guides, out=out, host=host, release=release, kept=cache)
    report = build(job, teller(lang))
    if report.draft:
        click.echo(words("cli", lang)["draft"].format(host=report.host, commune=job.place(COMMUNE).file), err=True)
    if report.without_phone:
        click.echo(words("cli", lang)["no_phone"].format(names=", ".join(report.without_phone), commune=job.place(COMMUNE).file), err=True)
    click.echo(words("cli", lang)["done"].format(site=out / "site", **report.figures()))
