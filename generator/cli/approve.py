"""`sotay approve`: notes in the file of a lesson, or of messages to judge, that its unit has approved the words that stand there now."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.cli.lesson_file import LessonFile, opened, past_day, plain_line
from generator.cli.shared import Command, WrongUsageError, guides_option, lang_option, today
from generator.guide.approval import digest
from generator.guide.lesson import Approval, Lesson
from generator.guide.rewrite import Values
from generator.words import words
from generator.words.dates import date_in_words


@click.command("approve", cls=Command)
@click.argument("code")
@click.option("--document", callback=plain_line, help="Số và ngày của văn bản duyệt, ví dụ “Công văn số 12/CAX ngày 1/12/2026”")
@click.option("--date", "day", metavar="2026-12-01", callback=past_day, help="Ngày duyệt")
@click.option("--words", "signed", metavar="3f2a-91bc-04de-77aa", help="Mã chữ in trên phiếu đã ký; khác với bài bây giờ thì không ghi")
@click.option("--minor", metavar="LÝ DO", callback=plain_line, help="Chỉ sửa lỗi gõ, đơn vị đồng ý không cần xem lại: đã sửa gì")
@guides_option
@lang_option
def approve_command(
    code: str, document: str | None, day: datetime.date | None, signed: str | None, minor: str | None, guides: Path, lang: str
) -> None:
    """Ghi bài CODE (số bài, hoặc tên tệp trong judge/) đã được duyệt, đúng những chữ đang có."""
    said = words("cli", lang)["approve"]
    if (minor is None) == (document is None) or (document is not None and day is None):
        raise WrongUsageError(said["options"])
    file = opened(guides, code, lang)
    approval, now = file.record.approval, digest(file.record)
    if signed is not None and signed.strip().lower() != now:
        raise WrongUsageError(said["other_words"].format(code=code, signed=signed[:40], now=now))
    approved = approval.status == "approved"
    if approved and approval.words == now:
        raise WrongUsageError(said["same"].format(code=code, date=_in_words(approval.date), document=approval.document))
    if minor is not None:
        if not approved or approval.words is None:
            raise WrongUsageError(said["nothing_to_renew"].format(code=code))
        entry = {"date": (day or today()).isoformat(), "why": minor, "words": now}
        file.change("approval", {"words": now}, (*_first(approval), entry), "history")
    else:
        values = {"status": "approved", "date": str(day), "document": str(document), "words": now}
        more = (*_first(approval), {"date": str(day), "why": str(document), "words": now}) if approved and approval.words else ()
        file.change("approval", values, more, "history")
    _tell(file, "renewed" if minor else "done", said)


def _first(approval: Approval) -> tuple[Values, ...]:
    """The approval until now, where the history has yet to begin."""
    if approval.history:
        return ()
    return ({"date": str(approval.date), "why": str(approval.document), "words": str(approval.words)},)


def _tell(file: LessonFile, key: str, said: dict[str, str]) -> None:
    unit = file.handbook.contact(file.record.approval.unit).name
    click.echo(said[key].format(code=file.code, unit=unit, file=file.path))
    if isinstance(file.record, Lesson) and file.record.confirm:
        click.echo(said["open"].format(count=len(file.record.confirm), file=file.path), err=True)


def _in_words(day: datetime.date | None) -> str:
    return date_in_words(day) if day else ""
