"""`sotay publish`: the finished site to where readers find it."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.shared import Command, lang_option
from generator.publish.folder import publish_to_folder
from generator.publish.web import publish_to_web
from generator.words import words

_MB = 1_000_000


@click.command("publish", cls=Command)
@click.argument("site", type=click.Path(file_okay=False, path_type=Path))
@click.argument("target", metavar="THƯ MỤC|URL")
@click.option("--whole", is_flag=True, help="Ghi lại mọi tệp lên máy chủ, không chỉ tệp đã đổi")
@lang_option
def publish_command(site: Path, target: str, whole: bool, lang: str) -> None:
    """Đưa trang đã dựng trong SITE lên máy chủ; chỉ ghi tệp đã đổi, người đọc luôn gặp trọn bản cũ hoặc trọn bản mới."""
    said = words("cli", lang)["publish"]
    if "://" in target:
        done = publish_to_web(site, target, whole=whole)
    else:
        inside, outside = site.resolve(), Path(target).resolve()
        if inside.is_relative_to(outside) or outside.is_relative_to(inside):
            raise click.UsageError(said["inside"].format(site=site, target=target))
        done = publish_to_folder(site, Path(target))
    key = "done" if done.written or done.removed else "same"
    click.echo(
        said[key].format(
            target=target, number=done.number, written=done.written, removed=done.removed, files=done.files, mb=f"{done.size / _MB:.1f}"
        )
    )
