"""`sotay build`: the whole build, where there is something to build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.asked import Job
from generator.cli.shared import (
    FOLDER,
    Command,
    guides_option,
    host_option,
    lang_option,
    out_option,
    release_option,
    tell_undecided,
    today,
)
from generator.cli.teller import teller
from generator.disk.cache import GB
from generator.guide.own import COMMUNE
from generator.latest import latest
from generator.words import words
from generator.words.progress import Tell

if TYPE_CHECKING:
    from generator.build_report import Report


@click.command("build", cls=Command)
@guides_option
@out_option
@host_option
@release_option
@click.option("--force", is_flag=True, help="Dựng lại dù không có gì thay đổi")
@click.option("--cache", type=FOLDER, show_default="trong thư mục kết quả", help="Thư mục giữ các tờ đã in, nhiều nơi dùng chung được")
@click.option("--cache-room", type=click.IntRange(1, 9_999), default=1, show_default=True, metavar="GB", help="Thư mục ấy được lớn đến đâu")
@lang_option
def build_command(
    guides: Path, out: Path, host: str | None, release: bool, force: bool, cache: Path | None, cache_room: int, lang: str
) -> None:
    """Dựng cả trang và tờ rơi vào build/site."""
    job = Job(today=today(), guides=guides, out=out, host=host, release=release, kept=cache, room=cache_room * GB)
    said = words("cli", lang)
    told = None if force else latest(job)
    key = "done" if told is None else "nothing_new"
    if told is None:
        with teller(lang) as tell:
            told = build(job, tell).figures()
    if told["draft"]:
        click.echo(said["draft"].format(host=told["host"], commune=job.place(COMMUNE).file), err=True)
    if told["without_phone"]:
        click.echo(said["no_phone"].format(names=", ".join(told["without_phone"]), commune=job.place(COMMUNE).file), err=True)
    if told["above"]:
        click.echo(said["below"].format(above=told["above"], site=out / "site"), err=True)
    tell_undecided(told["undecided"], lang)
    click.echo(said[key].format(site=out / "site", **told))


def build(job: Job, tell: Tell) -> Report:
    """As `generator.build` does; it imports all that a build needs, in most of a second, only now."""
    from generator.build import build as whole

    return whole(job, tell)
