"""`sotay checked`: notes in a file that somebody went through it again: a lesson with which app on which phone, messages to judge."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.cli.lesson_file import opened, past_day, plain_line
from generator.cli.shared import Command, WrongUsageError, guides_option, lang_option, today
from generator.guide.judge import Scheme
from generator.guide.lesson import Lesson
from generator.words import words
from generator.words.dates import date_in_words


@click.command("checked", cls=Command)
@click.argument("code")
@click.option("--app-version", callback=plain_line, help="Bản nào, trên máy nào, ví dụ “VNeID 2.2.11 trên Samsung A15”")
@click.option("--date", "day", metavar="2026-12-01", callback=past_day, help="Ngày soát; không ghi là hôm nay")
@guides_option
@lang_option
def checked_command(code: str, app_version: str | None, day: datetime.date | None, guides: Path, lang: str) -> None:
    """Ghi đã soát lại bài CODE trên máy thật: ngày nào, bản ứng dụng nào. Tên tệp trong judge/ thì chỉ ghi ngày."""
    said = words("cli", lang)["checked"]
    day = day or today()
    file = opened(guides, code, lang)
    lesson = isinstance(file.record, Lesson)
    if lesson != (app_version is not None):
        raise WrongUsageError(said["app" if lesson else "no_app"].format(code=code))
    before, with_app = _last(file.record)
    if (before, with_app) == (day, app_version):
        raise WrongUsageError(said["same"].format(code=code))
    if day < before:
        raise WrongUsageError(said["older"].format(code=code, date=date_in_words(before)))
    if app_version is None:
        file.set("checked", day.isoformat())
    else:
        file.change("checked", {"date": day.isoformat(), "app_version": app_version})
    click.echo(said["done"].format(code=code, file=file.path))


def _last(record: Lesson | Scheme) -> tuple[datetime.date, str | None]:
    """The day on which somebody looked last, and with which app."""
    return (record.checked.date, record.checked.app_version) if isinstance(record, Lesson) else (record.checked, None)
