"""One lesson's file, for the commands that change a few values in it: opened, changed, proven whole, and only then written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from generator.cli.shared import WrongUsageError, today
from generator.cli.typed import one_line
from generator.disk import disk
from generator.disk.look import FolderEntry
from generator.disk.working_folder import shares_lessons
from generator.guide.checks.approvals import WITHOUT_WORDS
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.guide.rewrite import LayoutError, Values, rewritten
from generator.job import PROJECT, guides_in, judged
from generator.problems import GuideError
from generator.words import words

plain_line = one_line(120)
"""Reads a document's name, a reason, an app's version: as long as every plain line of a guide may be (base.Line)."""

_PEOPLES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_FORGIVEN = frozenset({WITHOUT_WORDS})
"""An approval without its words is what `sotay approve` settles, one lesson at a time."""


@dataclass(frozen=True, slots=True)
class LessonFile:
    """A lesson in guides without errors, and what is needed to judge a change of its file."""

    handbook: Handbook
    lesson: Lesson
    path: Path
    guides: Path
    files: disk.Files
    others: Mapping[str, FolderEntry]
    lang: str

    def change(self, record: str, values: Values, more: tuple[Values, ...] = (), to: str = "") -> None:
        """Set values in one of the lesson's records and write the file, whole or not at all.

        Raises GuideError, with nothing written, where the guides would have an error then; WrongUsageError for a layout that cannot
        be changed without spoiling it; OSError.
        """
        said, name = words("cli", self.lang)["lesson_file"], self.handbook.files[self.lesson.code]
        try:
            content = rewritten(self.files[name], record, values, more, to)
        except LayoutError:
            raise WrongUsageError(said["layout"].format(file=self.path, record=record)) from None
        try:
            judged(self.guides, {**self.files, name: content}, self.others, today(), _FORGIVEN)
        except GuideError:
            click.echo(said["untouched"].format(file=self.path), err=True)
            raise
        disk.write_file(self.path, content)


def opened(guides: Path, code: int, lang: str) -> LessonFile:
    """The file of a lesson. Raises GuideError for guides with errors, WrongUsageError where there is no such lesson of one's own."""
    said = words("cli", lang)["lesson_file"]
    if shares_lessons(guides):
        raise WrongUsageError(said["shared"].format(shared=PROJECT / "guides", folder=guides.absolute()))
    files, others = guides_in(guides)
    handbook = judged(guides, files, others, today(), _FORGIVEN)
    if code not in handbook.files:
        near = [str(known) for known in handbook.files if known // 100 == code // 100] or list(map(str, handbook.files))
        raise WrongUsageError(said["no_lesson"].format(code=code, known=", ".join(sorted(near))))
    return LessonFile(handbook, handbook.lesson(code), guides / handbook.files[code], guides, files, others, lang)


def past_day(context: click.Context, option: click.Parameter, given: str | None) -> datetime.date | None:
    """A day as files write it or as people do (1/12/2026), not later than today. Wrong usage ends in one sentence."""
    if given is None:
        return None
    said = words("cli", context.params["lang"])["lesson_file"]
    peoples = _PEOPLES.fullmatch(given.strip())
    typed = f"{peoples[3]}-{int(peoples[2]):02}-{int(peoples[1]):02}" if peoples else given.strip()
    try:
        day = datetime.date.fromisoformat(typed if re.fullmatch(r"\d{4}-\d\d-\d\d", typed, re.ASCII) else "")
    except ValueError:
        shown = "".join(char for char in given if char.isprintable())[:40]
        raise WrongUsageError(said["no_day"].format(option=option.opts[0], value=shown)) from None
    if day > today():
        raise WrongUsageError(said["future"].format(option=option.opts[0], value=day, today=today()))
    return day
