"""`sotay report`: the yearly report on the targets, as PDF to read and as a Word file to edit and sign."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from generator.cli.shared import Command, WrongUsageError, guides_option, lang_option, out_folder, today
from generator.disk import disk
from generator.guide.commune import Contact
from generator.guide.handbook import Handbook
from generator.guide.own import PROGRESS
from generator.job import Job, read_guides
from generator.paper.fonts import font_files
from generator.paper.printed import press
from generator.problems import shown
from generator.report.docx import docx
from generator.report.report import report
from generator.report.sheet import sheet
from generator.review.review import UnknownUnitError, unit_named
from generator.words import words

FIRST_YEAR, LAST_YEAR = 2025, 2099
"""The plan begins in 2025."""


@click.command("report", cls=Command)
@click.argument("year", type=int)
@click.option("--unit", metavar="TÊN", help="Đơn vị làm báo cáo, ví dụ phong-kinh-te; không ghi thì để dòng chấm")
@out_folder("build/bao-cao", "Thư mục ghi báo cáo")
@guides_option
@lang_option
def report_command(year: int, unit: str | None, out: Path, guides: Path, lang: str) -> None:
    """Làm báo cáo năm YEAR (ví dụ 2026) về các chỉ tiêu: PDF để xem, tệp Word để sửa tiếp và ký."""
    said = words("cli", lang)["report"]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise WrongUsageError(said["year"].format(year=year, first=FIRST_YEAR))
    handbook, _, _ = read_guides(Job(today=today(), guides=guides))
    made = report(handbook, year, _contact(handbook, unit, lang))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as fonts:
        disk.write_folder(font_files(), Path(fonts))
        printed = press(sheet(made), Path(fonts))
    paper, editable = out / f"bao-cao-{year}.pdf", out / f"bao-cao-{year}.docx"
    disk.write_file(paper, printed.content)
    disk.write_file(editable, docx(made))
    targets = len(handbook.targets.targets)
    click.echo(said["done"].format(year=year, known=made.known, targets=targets, pages=printed.pages, paper=paper, editable=editable))
    if made.known < targets:
        kept = ", ".join(map(str, handbook.progress.years()))
        click.echo(said["missing" if kept else "nothing"].format(year=year, count=targets - made.known, kept=kept, file=guides / PROGRESS))


def _contact(handbook: Handbook, typed: str | None, lang: str) -> Contact | None:
    if typed is None:
        return None
    try:
        return handbook.contact(unit_named(handbook, typed))
    except UnknownUnitError as error:
        said = words("cli", lang)
        meant = said["review"]["meant"].format(near=error.near) if error.near else ""
        known = ", ".join(handbook.commune.contacts)
        raise WrongUsageError(said["report"]["unknown"].format(unit=shown(typed[:60]), meant=meant, known=known)) from None
