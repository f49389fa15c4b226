"""`sotay review`: the sheet on which a unit judges and signs its lessons, as PDF and as a table."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from generator.cli.shared import Command, WrongUsageError, guides_option, lang_option, out_folder, today
from generator.cli.typed import lesson_codes
from generator.disk import disk
from generator.guide.handbook import Handbook
from generator.job import Job, read_guides
from generator.paper.fonts import font_files
from generator.paper.printed import press
from generator.problems import shown
from generator.review.review import Review, UnknownUnitError, review, unit_named, units
from generator.review.sheet import sheet
from generator.review.table import table
from generator.words import words


@click.command("review", cls=Command)
@click.argument("unit")
@click.option("--lessons", metavar="103,104", help="Chỉ những bài này")
@out_folder("build/duyet", "Thư mục ghi phiếu")
@guides_option
@lang_option
def review_command(unit: str, lessons: str | None, out: Path, guides: Path, lang: str) -> None:
    """Làm phiếu để đơn vị UNIT (ví dụ cong-an-xa) xem từng câu và duyệt."""
    said = words("cli", lang)["review"]
    handbook, _, _ = read_guides(Job(today=today(), guides=guides))
    try:
        name = unit_named(handbook, unit)
    except UnknownUnitError as error:
        meant = said["meant"].format(near=error.near) if error.near else ""
        raise WrongUsageError(said["unknown"].format(unit=shown(unit[:60]), meant=meant, known=_known(handbook))) from None
    asked = review(handbook, name, _codes(handbook, name, lessons, lang))
    if not asked.lessons and not asked.elsewhere:
        click.echo(said["nothing"].format(unit=asked.contact.name, known=_known(handbook)))
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as fonts:
        disk.write_folder(font_files(), Path(fonts))
        made = press(sheet(asked, handbook.commune), Path(fonts))
    paper, typed = out / f"{name}.pdf", out / f"{name}.csv"
    disk.write_file(paper, made.content)
    disk.write_file(typed, table(asked))
    click.echo(said["done"].format(**_counts(asked), pages=made.pages, paper=paper, table=typed))


def _counts(asked: Review) -> dict[str, object]:
    return {
        "unit": asked.contact.name,
        "lessons": sum(isinstance(each.code, int) for each in asked.lessons),
        "schemes": sum(isinstance(each.code, str) for each in asked.lessons),
        "claims": sum(len(each.claims) for each in asked.lessons),
        "doubts": sum(len(each.doubts) for each in asked.lessons) + len(asked.elsewhere),
    }


def _known(handbook: Handbook) -> str:
    """Units with lessons: `cong-an-xa (Công an xã, 21 bài)`."""
    return "; ".join(f"{name} ({handbook.contact(name).name}, {count})" for name, count in units(handbook).items())


def _codes(handbook: Handbook, unit: str, lessons: str | None, lang: str) -> set[int] | None:
    """The lessons asked for; None for all. Wrong usage ends in one sentence."""
    if lessons is None:
        return None
    said = words("cli", lang)["review"]
    asked = lesson_codes(lessons, lang)
    own = [each.code for each in handbook.lessons if each.approval.unit == unit]
    for code in asked:
        if code not in handbook.files:
            raise WrongUsageError(said["no_lesson"].format(code=code, known=", ".join(map(str, own))))
        if code not in own:
            other = handbook.contact(handbook.lesson(code).approval.unit).name
            raise WrongUsageError(said["not_theirs"].format(code=code, other=other, unit=handbook.contact(unit).name))
    return set(asked)
