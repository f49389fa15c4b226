"""`sotay checked`: notes in a lesson's file that somebody went through it again, with which app on which phone."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.cli.lesson_file import opened, past_day, plain_line
from generator.cli.shared import Command, WrongUsageError, guides_option, lang_option, today
from generator.words import words
from generator.words.dates import date_in_words


@click.command("checked", cls=Command)
@click.argument("code", type=click.IntRange(101, 999))
@click.option("--app-version", required=True, callback=plain_line, help="Bản nào, trên máy nào, ví dụ “VNeID 2.2.11 trên Samsung A15”")
@click.option("--date", "day", metavar="2026-12-01", callback=past_day, help="Ngày soát; không ghi là hôm nay")
@guides_option
@lang_option
def checked_command(code: int, app_version: str, day: datetime.date | None, guides: Path, lang: str) -> None:
    """Ghi đã soát lại bài CODE trên máy thật: ngày nào, bản ứng dụng nào."""
    said = words("cli", lang)["checked"]
    day = day or today()
    file = opened(guides, code, lang)
    checked = file.lesson.checked
    if (checked.date, checked.app_version) == (day, app_version):
        raise WrongUsageError(said["same"].format(code=code))
    if day < checked.date:
        raise WrongUsageError(said["older"].format(code=code, date=date_in_words(checked.date)))
    file.change("checked", {"date": day.isoformat(), "app_version": app_version})
    click.echo(said["done"].format(code=code, file=file.path))
